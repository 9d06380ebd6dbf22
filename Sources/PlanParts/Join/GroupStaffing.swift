import PlanModel

/// What plans tell of the staffing of a group, in a tenth of the memory.
struct GroupStaffing {
    /// A quarter hour in which somebody is away.
    struct Tick {
        var start: Instant
        /// In hundredths; nil if it is not known.
        var before: Int32?
        var away: Int32
        var missing: Double
    }

    /// A local day.
    struct Day {
        var start: Instant
        /// In hundredths; the least number for what is not known.
        var before: [Int32]

        init(_ day: StaffingDay) {
            start = day.dateStart
            before = day.before.map { $0.map(GroupStaffing.hundredths) ?? .min }
        }

        func told(of group: String) -> StaffingDay {
            StaffingDay(
                group: group, dateStart: start, before: before.map { $0 == .min ? nil : Double($0) / 100 })
        }
    }

    /// By time.
    private(set) var ticks: [Tick] = []
    /// By time.
    var days: [Day] = []

    /// Adds a quarter hour. A group may be in several plans where nothing is known of its staffing, so that nothing depends on who
    /// else is away.
    mutating func add(_ tick: StaffingTick) {
        let new = Tick(
            start: tick.dateStart, before: tick.before.map(Self.hundredths), away: Int32(tick.away),
            missing: tick.missing)
        guard let last = ticks.last, last.start >= new.start else {
            ticks.append(new)
            return
        }
        var (low, high) = (0, ticks.count)
        while low < high {
            let middle = (low + high) / 2
            if ticks[middle].start < new.start { low = middle + 1 } else { high = middle }
        }
        if low < ticks.count, ticks[low].start == new.start {
            ticks[low].away += new.away
        } else {
            ticks.insert(new, at: low)
        }
    }

    func told(_ tick: Tick, of group: String) -> StaffingTick {
        StaffingTick(
            group: group, dateStart: tick.start, before: tick.before.map { Double($0) / 100 }, away: Int(tick.away),
            missing: tick.missing)
    }

    private static func hundredths(_ people: Double) -> Int32 { Int32((people * 100).rounded()) }

    /// Groups whose staffing is the same, to the hundredth, in every quarter hour that is known of both; nil if there are none.
    static func sameGroups(_ staffing: [GroupStaffing], names: [String]) -> [[String]]? {
        var sets: [[Int]] = []
        for group in staffing.indices where !staffing[group].days.isEmpty {
            if let same = sets.firstIndex(where: { staffing[$0[0]].isSame(as: staffing[group]) }) {
                sets[same].append(group)
            } else {
                sets.append([group])
            }
        }
        let same = sets.filter { $0.count > 1 }.map { $0.map { names[$0] } }
        return same.isEmpty ? nil : same
    }

    private func isSame(as other: GroupStaffing) -> Bool {
        var isAnyCommon = false
        var place = 0
        for day in days {
            while place < other.days.count, other.days[place].start < day.start { place += 1 }
            guard place < other.days.count else { break }
            guard other.days[place].start == day.start else { continue }
            for (one, another) in zip(day.before, other.days[place].before) where one != .min && another != .min {
                if one != another { return false }
                isAnyCommon = true
            }
        }
        return isAnyCommon
    }
}
