@testable import SlotSolver

/// The optimum of a small problem by trying all assignments. Reads the rules and costs of `Documentation/planning.md`
/// on its own, tick by tick, and shares no code with the solver: slow, plain, and meant to be believed.
struct BruteForce {
    private(set) var cost: Cost
    private(set) var assignment: [Int32]

    private let problem: SlotProblem
    private var current: [Int32]
    private let order: [Int]

    static func solve(_ problem: SlotProblem) -> BruteForce {
        var search = BruteForce(problem)
        search.place(0)
        return search
    }

    private init(_ problem: SlotProblem) {
        self.problem = problem
        current = .init(repeating: -1, count: problem.sessions.count)
        assignment = current
        cost = Cost.max
        order = Self.predecessorsFirst(problem)
    }

    private static func predecessorsFirst(_ problem: SlotProblem) -> [Int] {
        func depth(_ session: Int) -> Int { problem.sessions[session].after.map { 1 + depth(Int($0.session)) } ?? 0 }
        return problem.sessions.indices.sorted { (depth($0), $0) < (depth($1), $1) }
    }

    /// Costs only rise as sessions are placed, but for the unscheduled ones: those not decided yet count as free.
    private mutating func place(_ position: Int) {
        let undecided = order[position...]
        let spent = Self.cost(of: current, problem, ignoring: Set(undecided))
        guard spent < cost else { return }
        guard position < order.count else {
            cost = spent
            assignment = current
            return
        }
        let session = order[position]
        for candidate in problem.candidates.range(ofSession: session) {
            current[session] = Int32(candidate)
            if Self.isAllowed(current, problem) { place(position + 1) }
        }
        current[session] = -1
        place(position + 1)
    }

    static func cost(of assignment: [Int32], _ problem: SlotProblem, ignoring: Set<Int> = []) -> Cost {
        var total: Cost = 0
        var load = [Int: Int](), led = [Int: Int]()
        for (index, session) in problem.sessions.enumerated() {
            guard assignment[index] >= 0 else {
                total += ignoring.contains(index) ? 0 : session.unscheduledCost + session.moveCost
                continue
            }
            let candidate = Int(assignment[index])
            let start = Int(problem.candidates.start[candidate])
            total += problem.candidates.preference[candidate] + problem.candidates.lateness[candidate]
            total += problem.candidates.timeOfDay[candidate] + problem.candidates.moved[candidate]
            led[Int(problem.candidates.facilitator[candidate]), default: 0] += Int(session.length)
            for attendee in session.attendees {
                let group = Int(problem.attendees[Int(attendee)].staffingGroup)
                for tick in start..<start + Int(session.length) {
                    load[group * problem.tickCount + tick, default: 0] += 1
                }
            }
        }
        for (cell, people) in load where problem.staffing[cell] != StaffingCosts.unknown {
            let marginals = Array(problem.staffing.marginals(ofCurve: Int(problem.staffing[cell])))
            for number in 0..<people where !marginals.isEmpty {
                total += marginals[min(number, marginals.count - 1)]
            }
        }
        for (facilitator, ticks) in led {
            guard let target = problem.facilitators[facilitator].targetTicks else { continue }
            total += Cost(max(0, ticks - Int(target))) * problem.overloadCost
        }
        return total
    }

    static func isAllowed(_ assignment: [Int32], _ problem: SlotProblem) -> Bool {
        var busy: Set<[Int]> = [], leading: [[Int]: Int] = [:], counts: [[Int]: Int] = [:]
        var attended: [Int32: [Int]] = [:]
        for (index, session) in problem.sessions.enumerated() where assignment[index] >= 0 {
            let candidate = Int(assignment[index])
            guard problem.candidates.range(ofSession: index).contains(candidate) else { return false }
            let start = Int(problem.candidates.start[candidate]), length = Int(session.length)
            let day = Int(problem.dayOfTick[start])
            let facilitator = Int(problem.candidates.facilitator[candidate])
            var people = session.attendees.map { Int(problem.attendees[Int($0)].person) }
            people.append(Int(problem.facilitators[facilitator].person))
            for tick in start..<start + length {
                for person in people where !busy.insert([person, tick]).inserted { return false }
                if let location = session.location { counts[[0, Int(location), tick], default: 0] += 1 }
            }
            leading[[facilitator, start]] = length
            counts[[1, facilitator, day], default: 0] += 1
            counts[[2, facilitator, day], default: 0] += length
            let week = Int(problem.weekOfTick[start])
            counts[[4, facilitator, week], default: 0] += 1
            counts[[5, facilitator, week], default: 0] += length
            for attendee in session.attendees {
                let who = problem.attendees[Int(attendee)]
                counts[[3, Int(attendee), day], default: 0] += length
                for tick in start..<start + length { counts[[6, Int(who.staffingGroup), tick], default: 0] += 1 }
                let held = problem.held.attendedOnDays.amounts.filter { $0.who == attendee }.map { Int($0.when) }
                for other in (attended[attendee] ?? []) + held where abs(other - day) < Int(who.minDaysBetween) {
                    return false
                }
                attended[attendee, default: []].append(day)
            }
            if let after = session.after {
                let other = assignment[Int(after.session)]
                guard other >= 0 else { return false }
                let days = Int(problem.dayOfTick[start] - problem.dayOfTick[Int(problem.candidates.start[Int(other)])])
                guard days >= after.minDays, days <= after.maxDays ?? .max else { return false }
            }
        }
        return buffersHold(leading, problem) && limitsHold(counts, problem)
    }

    private static func buffersHold(_ leading: [[Int]: Int], _ problem: SlotProblem) -> Bool {
        for (key, length) in leading {
            let end = key[1] + length
            for tick in end..<end + Int(problem.facilitators[key[0]].bufferTicks)
            where leading[[key[0], tick]] != nil { return false }
        }
        return true
    }

    /// What is held of a limit beside the plan.
    private static func held(_ key: [Int], _ problem: SlotProblem) -> Int {
        let table: HeldTime.Table
        switch key[0] {
        case 1, 2: table = problem.held.ledOnDays
        case 3: table = problem.held.attendedOnDays
        case 4, 5: table = problem.held.ledInWeeks
        default: return 0
        }
        let amount = table.amounts.first { Int($0.who) == key[1] && Int($0.when) == key[2] }
        return Int([1, 4].contains(key[0]) ? amount?.sessions ?? 0 : amount?.ticks ?? 0)
    }

    private static func limitsHold(_ counts: [[Int]: Int], _ problem: SlotProblem) -> Bool {
        counts.allSatisfy { key, amount in
            let limit: Int32? =
                switch key[0] {
                case 0: problem.locationCapacity[key[1]]
                case 1: problem.facilitators[key[1]].maxSessionsPerDay
                case 2: problem.facilitators[key[1]].maxTicksPerDay
                case 3: problem.attendees[key[1]].maxTicksPerDay
                case 4: problem.facilitators[key[1]].maxSessionsPerWeek
                case 5: problem.facilitators[key[1]].maxTicksPerWeek
                default: problem.maxAway[key[1]]
                }
            return amount + held(key, problem) <= limit ?? .max
        }
    }
}
