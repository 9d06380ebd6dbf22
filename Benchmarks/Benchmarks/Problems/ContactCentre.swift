public import SlotSolver

/// A made-up contact centre as a problem for the solver, seeded: people with shifts, breaks and meetings, teams of a
/// hundred whose staffing dips at two peaks a day, and one session for each agent. Shaped like the scenarios that
/// `coachplan scenario` writes, without files.
public struct ContactCentre {
    private static let ticksPerDay = 52  // 06:00 to 19:00
    private static let cents: Cost = 100

    private let sessions: Int
    private let facilitators: Int
    private let days: Int
    private var random: SplitMix
    private var problem: SlotProblem
    /// For each person, whether each tick is free.
    private var free: [[Bool]] = []

    /// - Parameter tightness: time asked for, as a share of what the facilitators' daily caps allow: 0.6 is loose, 1
    ///   is tight.
    public static func problem(sessions: Int, facilitators: Int, days: Int, tightness: Double, seed: UInt64)
        -> SlotProblem
    {
        var centre = ContactCentre(sessions, facilitators, days, seed)
        centre.addPeople()
        centre.addStaffing()
        for index in 0..<sessions { centre.addSession(index) }
        centre.addCaps(tightness)
        return centre.problem
    }

    private init(_ sessions: Int, _ facilitators: Int, _ days: Int, _ seed: UInt64) {
        self.sessions = sessions
        self.facilitators = facilitators
        self.days = days
        random = SplitMix(state: seed)
        let ticks = days * Self.ticksPerDay
        problem = SlotProblem(
            tickCount: ticks, dayOfTick: (0..<ticks).map { Int32($0 / Self.ticksPerDay) },
            weekOfTick: (0..<ticks).map { Int32($0 / Self.ticksPerDay / 5) }, unitsPerOne: Self.cents)
        problem.overloadCost = Self.cents
    }

    /// Facilitators first, then one agent for each session.
    private mutating func addPeople() {
        problem.personCount = facilitators + sessions
        problem.facilitators = (0..<facilitators).map { .init(person: Int32($0)) }
        problem.attendees = (0..<sessions).map {
            .init(person: Int32(facilitators + $0), staffingGroup: Int32($0 / 100))
        }
        for person in 0..<problem.personCount {
            free.append(freeTicks(busy: person < facilitators ? 0.5 : 0.35, length: person < facilitators ? 36 : 32))
        }
    }

    /// A shift a day with breaks and meetings cut out until a share of it is gone.
    private mutating func freeTicks(busy: Double, length: Int) -> [Bool] {
        var out = [Bool](repeating: false, count: problem.tickCount)
        for day in 0..<days where random.below(100) >= 6 {
            var shift = [Bool](repeating: true, count: length)
            while Double(shift.count { !$0 }) < busy * Double(length) {
                let from = random.below(length)
                for tick in from..<min(length, from + random.pick([1, 2, 2, 3, 4, 6])) { shift[tick] = false }
            }
            let start = day * Self.ticksPerDay + random.pick([8, 8, 12, 16])
            for tick in 0..<length { out[start + tick] = shift[tick] }
        }
        return out
    }

    /// Few may be away in the late morning and the afternoon, more in between; parts of people, and below 0 where a team
    /// is short already.
    private mutating func addStaffing() {
        problem.staffingGroupCount = max(1, (sessions + 99) / 100)
        problem.maxAway = Array(repeating: nil, count: problem.staffingGroupCount)
        problem.staffing = StaffingCosts(cells: problem.staffingGroupCount * problem.tickCount)
        var curves: [Int: Int32] = [:]
        for row in 0..<problem.staffingGroupCount * days {
            let shift = random.below(7) - 3
            for tick in 0..<Self.ticksPerDay {
                let peak = max(0, 4 - abs(tick - 19 - shift) / 2) + max(0, 3 - abs(tick - 35 - shift) / 2)
                let headroom = 100 * (4 - peak - 1) + random.below(300)
                let curve = curves[headroom] ?? problem.staffing.addCurve(Self.marginals(headroom: headroom))
                curves[headroom] = curve
                problem.staffing[row * Self.ticksPerDay + tick] = curve
            }
        }
    }

    /// What each of a hundred people away costs in cents where so many hundredths of a person are to spare: 10.00 each
    /// who is missing, and half as much again for each who is missing already.
    private static func marginals(headroom: Int) -> [Cost] {
        func felt(_ people: Int) -> Int {  // in 1 / 40 000
            let short = max(0, 100 * people - headroom)
            return 400 * short + short * short
        }
        return (1...100).map { Cost((10 * (felt($0) - felt($0 - 1)) + 200) / 400) }
    }

    private mutating func addSession(_ index: Int) {
        let length = random.pick([2, 2, 2, 3, 4])
        problem.sessions.append(
            .init(
                attendees: [Int32(index)], length: Int32(length),
                unscheduledCost: random.pick([1000, 1000, 2000, 3000]) * Self.cents))
        var leaders = [index * facilitators / sessions]
        for _ in 0..<random.below(4) {
            let other = random.below(facilitators)
            if !leaders.contains(other) { leaders.append(other) }
        }
        for start in 0...problem.tickCount - length {
            for (position, leader) in leaders.enumerated() where isFree(leader, index, start, length) {
                let day = start / Self.ticksPerDay
                problem.candidates.append(
                    facilitator: Int32(leader), start: Int32(start), preference: Cost(3 * position) * Self.cents,
                    lateness: Cost(day) * Self.cents,
                    timeOfDay: index.isMultiple(of: 3) && start % Self.ticksPerDay > 24 ? 2 * Self.cents : 0)
            }
        }
        problem.candidates.endSession()
    }

    private func isFree(_ leader: Int, _ agent: Int, _ start: Int, _ length: Int) -> Bool {
        (start..<start + length).allSatisfy { free[leader][$0] && free[facilitators + agent][$0] }
            && start / Self.ticksPerDay == (start + length - 1) / Self.ticksPerDay
    }

    private mutating func addCaps(_ tightness: Double) {
        let asked = problem.sessions.reduce(0) { $0 + Int($1.length) }
        let cap = max(4, Int((Double(asked) / tightness / Double(facilitators * days)).rounded()))
        for index in problem.facilitators.indices { problem.facilitators[index].maxTicksPerDay = Int32(cap) }
    }
}

/// The same numbers on every machine.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
    mutating func pick<T>(_ from: [T]) -> T { from[below(from.count)] }
}
