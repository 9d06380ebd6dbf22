import RandomTestSupport
import SlotSolver

/// Random problems that use every hard rule and every cost term, some more and some less: groups, `after` chains,
/// locations, buffers, caps a day and a week by minutes and by sessions, days between, limits of groups, targets, people in
/// both roles, staffing costs of every shape and unknown ones, places of a previous plan, what people hold beside the plan,
/// odd costs.
///
///     let problem = RandomProblem.make(seed: 7, sessions: 6)
struct RandomProblem {
    /// How large the problem is; the draws decide the rest.
    struct Shape {
        var sessions = 6
        var facilitators = 3
        var attendees = 6
        var days = 3
        var ticksPerDay = 8
        /// At most so many candidates a session.
        var candidates = 8
        /// How often, in percent, an optional rule is present.
        var rules = 40
    }

    private let shape: Shape
    private var random: SeededGenerator
    private var problem: SlotProblem

    static func make(seed: UInt64, sessions: Int) -> SlotProblem {
        var shape = Shape()
        shape.sessions = sessions
        shape.facilitators = 1 + sessions / 3
        shape.attendees = max(3, sessions)
        return make(seed: seed, shape)
    }

    static func make(seed: UInt64, _ shape: Shape) -> SlotProblem {
        var maker = RandomProblem(seed: seed, shape)
        maker.addPeople()
        maker.addPlacesAndGroups()
        for _ in 0..<shape.sessions { maker.addSession() }
        return maker.problem.holding(seed: seed, percent: shape.rules)
    }

    private init(seed: UInt64, _ shape: Shape) {
        self.shape = shape
        random = SeededGenerator(mixing: seed)
        let ticks = shape.days * shape.ticksPerDay
        problem = SlotProblem(
            tickCount: ticks, dayOfTick: (0..<ticks).map { Int32($0 / shape.ticksPerDay) },
            weekOfTick: (0..<ticks).map { Int32(3 + ($0 / shape.ticksPerDay + Int(seed % 3)) / 2) },
            unitsPerOne: random.pick([1, 1, 10, 1000]))
    }

    private mutating func optional(_ value: Int) -> Int32? { random.chance(shape.rules) ? Int32(value) : nil }

    private mutating func rare(_ value: Int) -> Int32? { random.chance(shape.rules / 2) ? Int32(value) : nil }

    /// Facilitators are the first people; now and then an attendee is one of them.
    private mutating func addPeople() {
        problem.personCount = shape.facilitators + shape.attendees
        for index in 0..<shape.facilitators {
            problem.facilitators.append(
                .init(
                    person: Int32(index), maxSessionsPerDay: optional(random.below(4)),
                    maxTicksPerDay: optional(1 + random.below(8)), maxSessionsPerWeek: rare(random.below(5)),
                    maxTicksPerWeek: rare(1 + random.below(12)), bufferTicks: optional(random.below(3)) ?? 0,
                    targetTicks: optional(random.below(10))))
        }
        var taken: Set<Int> = []
        for index in 0..<shape.attendees {
            let leader = random.below(shape.facilitators)
            let person = random.chance(15) && taken.insert(leader).inserted ? leader : shape.facilitators + index
            problem.attendees.append(
                .init(
                    person: Int32(person), staffingGroup: 0, maxTicksPerDay: optional(1 + random.below(6)),
                    minDaysBetween: rare(random.below(4)) ?? 0))
        }
    }

    private mutating func addPlacesAndGroups() {
        problem.locationCapacity = (0..<random.below(3)).map { _ in Int32(random.below(3)) }
        problem.staffingGroupCount = 1 + random.below(3)
        for index in problem.attendees.indices {
            problem.attendees[index].staffingGroup = Int32(random.below(problem.staffingGroupCount))
        }
        problem.maxAway = (0..<problem.staffingGroupCount).map { _ in rare(random.below(5)) }
        problem.staffing = StaffingCosts(cells: problem.staffingGroupCount * problem.tickCount)
        let curves = (0..<1 + random.below(6)).map { _ in problem.staffing.addCurve(marginals()) }
        for cell in 0..<problem.staffing.cellCount where !random.chance(15) {
            problem.staffing[cell] = random.pick(curves)
        }
        problem.overloadCost = random.pick([0, 1, 5])
    }

    /// Flat behind a headroom, steep from the first, with one huge last, with a first of nothing, odd.
    private mutating func marginals() -> [Cost] {
        let price: Cost = random.pick([0, 1, 7, 10, 50])
        let free = [Cost](repeating: 0, count: random.below(3))
        switch random.below(5) {
        case 0: return free + [price]
        case 1: return (1...5).map { price * Cost($0) }
        case 2: return free + [price, price, 100 * price + 1000]
        case 3: return free + [price / 3, price, price + 3, price + 5]
        default: return []
        }
    }

    private mutating func addSession() {
        let length = 1 + random.below(4)
        let moveCost: Cost = random.chance(shape.rules / 2) ? 20 : 0
        problem.sessions.append(
            .init(
                attendees: attendees(), length: Int32(length),
                unscheduledCost: random.pick([0, 5, 30, 100, 1000]) * Cost(1 + random.below(3)), moveCost: moveCost,
                location: location(), after: after()))
        addCandidates(length: length, moveCost: moveCost)
    }

    private mutating func attendees() -> [Int32] {
        let order = problem.attendees.indices.shuffled(using: &random)
        return order.prefix(random.pick([1, 1, 1, 2, 3])).map { Int32($0) }
    }

    private mutating func location() -> Int32? {
        guard !problem.locationCapacity.isEmpty, random.chance(shape.rules) else { return nil }
        return Int32(random.below(problem.locationCapacity.count))
    }

    private mutating func after() -> SlotProblem.After? {
        guard !problem.sessions.isEmpty, random.chance(shape.rules / 2) else { return nil }
        let minDays = random.below(2)
        return .init(
            session: Int32(random.below(problem.sessions.count)), minDays: Int32(minDays),
            maxDays: random.chance(60) ? Int32(minDays + random.below(2)) : nil)
    }

    private mutating func addCandidates(length: Int, moveCost: Cost) {
        let preferred = random.below(shape.facilitators)
        var places: Set<[Int]> = []
        for _ in 0..<random.below(shape.candidates + 1) {
            places.insert([random.below(problem.tickCount - length + 1), random.below(shape.facilitators)])
        }
        let before = random.below(max(1, places.count + 1))
        for (number, place) in places.sorted(by: { ($0[0], $0[1]) < ($1[0], $1[1]) }).enumerated() {
            problem.candidates.append(
                facilitator: Int32(place[1]), start: Int32(place[0]),
                preference: Cost(3 * ((place[1] - preferred + shape.facilitators) % shape.facilitators)),
                lateness: Cost(problem.dayOfTick[place[0]]), timeOfDay: random.pick([0, 0, 2]),
                moved: number == before ? 0 : moveCost)
        }
        problem.candidates.endSession()
    }
}
