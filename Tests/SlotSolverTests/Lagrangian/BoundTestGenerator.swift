import RandomTestSupport

@testable import SlotSolver

/// Small random problems that use every rule and every cost term, some more and some less.
struct BoundTestGenerator {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(mixing: seed) }

    mutating func next() -> UInt64 { random.next() }
    mutating func below(_ limit: Int) -> Int { random.below(limit) }
    mutating func chance(_ percent: Int) -> Bool { random.chance(percent) }
    mutating func pick<T>(_ from: [T]) -> T { random.pick(from) }

    /// A problem with 1 to `most` sessions and few candidates for each.
    mutating func problem(most: Int, candidates: Int = 5) -> SlotProblem {
        let dayLength = 5 + below(6)
        let days = 1 + below(3)
        var problem = SlotProblem(
            tickCount: dayLength * days, dayOfTick: (0..<dayLength * days).map { Int32($0 / dayLength) },
            weekOfTick: (0..<dayLength * days).map { Int32($0 / (2 * dayLength)) },
            unitsPerOne: pick([1, 1, 10, 1000]))
        addPeople(&problem)
        problem.locationCapacity = (0..<below(3)).map { _ in Int32(below(3)) }
        problem.staffingGroupCount = 1 + below(2)
        for attendee in problem.attendees.indices {
            problem.attendees[attendee].staffingGroup = Int32(below(problem.staffingGroupCount))
        }
        problem.maxAway = (0..<problem.staffingGroupCount).map { _ in chance(20) ? Int32(below(4)) : nil }
        problem.staffing = StaffingCosts(cells: problem.staffingGroupCount * problem.tickCount)
        let curves = (0..<4).map { _ in
            let price: Cost = pick([0, 1, 7, 10, 50])
            let free = [Cost](repeating: 0, count: below(3))
            return problem.staffing.addCurve(chance(50) ? free + [price] : free + [price, price + 3, 3 * price + 3])
        }
        for cell in 0..<problem.staffing.cellCount where !chance(15) { problem.staffing[cell] = pick(curves) }
        problem.overloadCost = pick([0, 1, 5])
        for _ in 0..<1 + below(most) { addSession(&problem, candidates: candidates) }
        var later = random
        return problem.holding(seed: later.next(), percent: 30)
    }

    private mutating func addPeople(_ problem: inout SlotProblem) {
        problem.personCount = 8
        for f in 0..<1 + below(3) {
            problem.facilitators.append(
                .init(
                    person: Int32(f), maxSessionsPerDay: chance(40) ? Int32(below(4)) : nil,
                    maxTicksPerDay: chance(50) ? Int32(1 + below(6)) : nil,
                    maxSessionsPerWeek: chance(20) ? Int32(below(4)) : nil,
                    maxTicksPerWeek: chance(20) ? Int32(1 + below(8)) : nil,
                    bufferTicks: Int32(chance(40) ? below(3) : 0),
                    targetTicks: chance(40) ? Int32(below(8)) : nil))
        }
        for a in 0..<5 {  // some of the attendees are facilitators too
            let person = Int32(chance(20) ? a % problem.facilitators.count : 3 + a)
            if problem.attendees.contains(where: { $0.person == person }) { continue }
            problem.attendees.append(
                .init(
                    person: person, staffingGroup: 0, maxTicksPerDay: chance(30) ? Int32(1 + below(5)) : nil,
                    minDaysBetween: chance(20) ? Int32(below(4)) : 0))
        }
    }

    private mutating func addSession(_ problem: inout SlotProblem, candidates: Int) {
        var attendees: [Int32] = []
        for attendee in problem.attendees.indices.shuffled(using: &self).prefix(pick([1, 1, 1, 2, 3])) {
            attendees.append(Int32(attendee))
        }
        let length = Int32(1 + below(4))
        let earlier = problem.sessions.count
        let after: SlotProblem.After? =
            earlier > 0 && chance(25)
            ? .init(
                session: Int32(below(earlier)), minDays: Int32(below(2)), maxDays: chance(60) ? Int32(below(3)) : nil)
            : nil
        problem.sessions.append(
            .init(
                attendees: attendees, length: length, unscheduledCost: pick([0, 20, 100, 1000]),
                location: !problem.locationCapacity.isEmpty && chance(30)
                    ? Int32(below(problem.locationCapacity.count)) : nil, after: after))
        var places: Set<[Int]> = []
        for _ in 0..<below(candidates + 1) {
            places.insert([below(problem.tickCount - Int(length) + 1), below(problem.facilitators.count)])
        }
        for place in places.sorted(by: { ($0[0], $0[1]) < ($1[0], $1[1]) }) {
            problem.candidates.append(
                facilitator: Int32(place[1]), start: Int32(place[0]), preference: Cost(3 * place[1]),
                lateness: Cost(problem.dayOfTick[place[0]]), timeOfDay: pick([0, 0, 2]))
        }
        problem.candidates.endSession()
    }
}

extension BoundTestGenerator {
    /// Takes about so many percent of the placed sessions out that no other follows.
    mutating func takeSome(_ percent: Int, from plan: inout Schedule, in problem: SlotProblem) {
        let followed = Set(problem.sessions.compactMap { $0.after.map { Int($0.session) } })
        for session in problem.sessions.indices where plan.isPlaced(session) && !followed.contains(session) {
            if chance(percent) { plan.take(session) }
        }
    }
}

extension BoundTestGenerator: RandomNumberGenerator {}
