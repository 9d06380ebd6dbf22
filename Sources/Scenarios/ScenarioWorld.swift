import CoachingModels
import Foundation
import PlanModel

/// A business unit of a scenario: who works when, and how many people each team can spare.
struct ScenarioWorld {
    /// Minutes since local midnight, and the length.
    struct Block {
        var start: Int
        var length: Int
        var category = "OnQueueWork"
        var isPaid = true
    }

    /// With the unit's own seed.
    let options: ScenarioOptions
    /// Which of several units it is, from 0; nil where there is one.
    let unit: Int?
    /// Working days of the horizon.
    let days: [LocalDate]

    /// - Parameters:
    ///   - options: of the whole scenario.
    ///   - unit: from 0.
    init(_ options: ScenarioOptions, unit: Int = 0) {
        var options = options
        options.seed &+= UInt64(unit)
        self.options = options
        self.unit = options.units > 1 ? unit : nil
        var days: [LocalDate] = []
        var day = options.firstDay
        while days.count < max(1, options.days) {
            if day.weekday < 5 { days.append(day) }
            day = day.next
        }
        self.days = days
    }

    /// The horizon's last day, exclusive.
    var end: LocalDate { (days.last ?? options.firstDay).next }

    /// From the beginning of a day to that of another.
    func interval(from start: LocalDate, to end: LocalDate) -> Interval {
        Interval(start: options.clock.start(of: start), end: options.clock.start(of: end))
    }

    func attendeeId(_ number: Int) -> String { id("a", number, .attendee) }

    func facilitatorId(_ number: Int) -> String { id("f", number, .facilitator) }

    func team(ofAttendee number: Int) -> Int { number / max(1, options.teamSize) }

    func teamName(_ team: Int) -> String { own("team-\(team)") }

    func room(_ name: String) -> String { unit.map { "\(name) of unit \($0 + 1)" } ?? name }

    func personName(_ role: String, _ number: Int) -> String {
        unit.map { "\(role) \(number) of unit \($0 + 1)" } ?? "\(role) \(number)"
    }

    /// A key or an id that no other unit has.
    func own(_ key: String) -> String { unit.map { "u\($0 + 1)-\(key)" } ?? key }

    /// When an attendee may be booked, day by day.
    func attendeeBlocks(_ number: Int) -> [[Block]] {
        var random = ScenarioRandom(seed: options.seed, .attendee, number)
        let shift = random.pick([480, 480, 540, 540, 600, 660])
        let isOftenOff = random.chance(0.12)
        return days.map { _ in
            if isOftenOff, random.chance(0.3) { return [] }
            return told(blocks(shift, length: 480, busy: 0.35, &random), "OnQueueWork", &random)
        }
    }

    /// When a facilitator may be booked, day by day.
    func facilitatorBlocks(_ number: Int) -> [[Block]] {
        var random = ScenarioRandom(seed: options.seed, .facilitator, number)
        return days.map { _ in
            if random.chance(0.06) { return [] }
            let shift = random.pick([480, 540, 540])
            return told(blocks(shift, length: 540, busy: 0.5, &random), "OffQueueWork", &random)
        }
    }

    /// People above the forecast of a team on a day, for each quarter hour since midnight: two peaks of demand.
    func curve(team: Int, day: Int) -> [Double] {
        var random = ScenarioRandom(seed: options.seed, .curve, team &* 10_007 &+ day)
        let size = Double(min(options.teamSize, options.sessions - team * options.teamSize))
        let (swing, base) = (max(1.5, size * 0.035), max(1, size * 0.02))
        let shift = Double.random(in: -45...45, using: &random)
        return (0..<96).map { tick in
            let minute = Double(tick * Tick.minutes)
            guard (360..<1260).contains(minute) else { return 0 }
            let peak =
                exp(-pow((minute - 645 - shift) / 90, 2)) + 0.8 * exp(-pow((minute - 885 - shift) / 100, 2))
            return base - 1.4 * swing * peak + swing * 0.5 + random.gauss(deviation: max(0.6, swing * 0.2))
        }
    }

    private func id(_ kind: String, _ number: Int, _ purpose: ScenarioRandom.Purpose) -> String {
        var random = ScenarioRandom(seed: ~options.seed, purpose, number)
        let digits = String(random.next() & 0xFFFF_FFFF, radix: 16)
        return own("\(kind)-\(String(repeating: "0", count: 8 - digits.count))\(digits)-\(number)")
    }

    /// A shift with breaks, a meal and meetings cut out of it.
    private func blocks(_ shift: Int, length: Int, busy: Double, _ random: inout ScenarioRandom) -> [Block] {
        var free = Array(repeating: true, count: length / Tick.minutes)
        func cut(_ start: Int, _ count: Int) {
            for tick in max(0, start)..<max(0, min(free.count, start + count)) { free[tick] = false }
        }
        cut(Int.random(in: 5...8, using: &random), 1)
        cut(Int.random(in: 14...18, using: &random), random.pick([2, 4]))
        cut(Int.random(in: 24...28, using: &random), 1)
        while Double(free.count { !$0 }) < busy * Double(free.count) {
            cut(Int.random(in: free.indices, using: &random), random.pick([1, 2, 2, 3, 4, 6]))
        }
        var blocks: [Block] = []
        for (tick, isFree) in free.enumerated() where isFree {
            if let last = blocks.last, last.start + last.length == shift + tick * Tick.minutes {
                blocks[blocks.count - 1].length += 15
            } else {
                blocks.append(Block(start: shift + tick * Tick.minutes, length: Tick.minutes))
            }
        }
        return blocks
    }

    /// The blocks as the service tells them: with features, some unpaid, of other activities, or in two pieces.
    private func told(_ blocks: [Block], _ category: String, _ random: inout ScenarioRandom) -> [Block] {
        blocks.flatMap { block in
            var block = block
            block.category = category
            guard options.features else { return [block] }
            let choice = Double.random(in: 0..<1, using: &random)
            if choice < 0.1 {
                block.category = random.pick(["Break", "Meal", "Unavailable", "Training"])
            } else if choice < 0.15 {
                block.isPaid = false
            } else if choice < 0.3, block.length > 30 {
                var rest = block
                rest.start += 15
                rest.length -= 15
                rest.category = "OffQueueWork"
                block.length = 15
                return [block, rest]
            }
            return [block]
        }
    }
}

extension LocalDate {
    /// The day after.
    var next: LocalDate { LocalDate(daysSince1970: daysSince1970 + 1) }
}
