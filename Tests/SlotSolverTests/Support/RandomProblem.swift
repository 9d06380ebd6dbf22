import SlotSolver

/// Random problems that use every hard rule and every cost term, some more and some less: groups, `after` chains,
/// locations, buffers, caps by minutes and by sessions, targets, people in both roles, unknown headroom, odd costs.
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
        return maker.problem
    }

    private init(seed: UInt64, _ shape: Shape) {
        self.shape = shape
        random = SeededGenerator(seed: seed)
        let ticks = shape.days * shape.ticksPerDay
        problem = SlotProblem(
            tickCount: ticks, dayOfTick: (0..<ticks).map { Int32($0 / shape.ticksPerDay) },
            unitsPerOne: random.pick([1, 1, 10, 1000]))
    }

    private mutating func optional(_ value: Int) -> Int32? { random.chance(shape.rules) ? Int32(value) : nil }

    /// Facilitators are the first people; now and then an attendee is one of them.
    private mutating func addPeople() {
        problem.personCount = shape.facilitators + shape.attendees
        for index in 0..<shape.facilitators {
            problem.facilitators.append(
                .init(
                    person: Int32(index), maxSessionsPerDay: optional(random.below(4)),
                    maxTicksPerDay: optional(1 + random.below(8)), bufferTicks: optional(random.below(3)) ?? 0,
                    targetTicks: optional(random.below(10))))
        }
        var taken: Set<Int> = []
        for index in 0..<shape.attendees {
            let leader = random.below(shape.facilitators)
            let person = random.chance(15) && taken.insert(leader).inserted ? leader : shape.facilitators + index
            problem.attendees.append(
                .init(
                    person: Int32(person), staffingGroup: 0, maxTicksPerDay: optional(1 + random.below(6))))
        }
    }

    private mutating func addPlacesAndGroups() {
        problem.locationCapacity = (0..<random.below(3)).map { _ in Int32(random.below(3)) }
        problem.staffingGroupCount = 1 + random.below(3)
        for index in problem.attendees.indices {
            problem.attendees[index].staffingGroup = Int32(random.below(problem.staffingGroupCount))
        }
        problem.headroom = (0..<problem.staffingGroupCount * problem.tickCount).map { _ in
            random.chance(15) ? SlotProblem.unknownHeadroom : Int32(random.below(3))
        }
        problem.understaffingCost = random.pick([0, 1, 7, 10, 50])
        problem.overloadCost = random.pick([0, 1, 5])
    }

    private mutating func addSession() {
        let length = 1 + random.below(4)
        problem.sessions.append(
            .init(
                attendees: attendees(), length: Int32(length),
                unscheduledCost: random.pick([0, 5, 30, 100, 1000]) * Cost(1 + random.below(3)),
                location: location(), after: after()))
        addCandidates(length: length)
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

    private mutating func addCandidates(length: Int) {
        let preferred = random.below(shape.facilitators)
        var places: Set<[Int]> = []
        for _ in 0..<random.below(shape.candidates + 1) {
            places.insert([random.below(problem.tickCount - length + 1), random.below(shape.facilitators)])
        }
        for place in places.sorted(by: { ($0[0], $0[1]) < ($1[0], $1[1]) }) {
            problem.candidates.append(
                facilitator: Int32(place[1]), start: Int32(place[0]),
                preference: Cost(3 * ((place[1] - preferred + shape.facilitators) % shape.facilitators)),
                lateness: Cost(problem.dayOfTick[place[0]]), timeOfDay: random.pick([0, 0, 2]))
        }
        problem.candidates.endSession()
    }
}
