import RandomTestSupport
import Testing

@testable import SlotSolver

/// The search's rules asked one by one, against the check that reads them from nothing.
@Suite struct PlanExplanationTests {
    /// A random problem, a plan of it, and each of its sessions that has no place and that nothing follows.
    private static func forEachCase(_ body: (SlotProblem, PlanExplanation, [Int32], _ session: Int) throws -> Void)
        rethrows
    {
        for seed in 0..<300 {
            let problem = RandomProblem.make(seed: UInt64(seed) + 52_000, sessions: 3 + seed % 8)
            let space = SearchSpace(problem)
            var random = SeededGenerator(mixing: UInt64(seed))
            let wanted = problem.sessions.indices.map { session -> Int32 in
                let range = problem.candidates.range(ofSession: session)
                return range.isEmpty || random.chance(20) ? -1 : Int32(range.lowerBound + random.below(range.count))
            }
            let assignment = Schedule(space, holding: wanted).assignment
            let explanation = PlanExplanation(problem, assignment: assignment)
            for session in problem.sessions.indices where assignment[session] < 0 {
                try body(problem, explanation, assignment, session)
            }
        }
    }

    /// Candidates that break a rule even by themselves are none of the plan's doing.
    private static func possible(_ session: Int, in problem: SlotProblem) -> [Int] {
        SearchSpace(problem).places[session].map { Int($0.candidate) }.sorted()
    }

    @Test("what is told to be broken is what the check finds broken, and nothing is free that is not")
    func agreesWithTheCheck() {
        var told: Set<RuleViolation.Rule> = []
        var free = 0
        Self.forEachCase { problem, explanation, assignment, session in
            for candidate in Self.possible(session, in: problem) {
                var changed = assignment
                changed[session] = Int32(candidate)
                var found = Set(RuleCheck.violations(of: changed, in: problem).map(\.rule))
                let broken = Set(explanation.rulesBroken(bySession: session, at: candidate).map(\.rule))
                // Of one person it is told as one rule.
                if found.contains(.personOverlap) { found.remove(.facilitatorOverlap) }
                // The check does not ask for the buffer of sessions that overlap.
                #expect(broken.isSubset(of: found.union(broken.contains(.personOverlap) ? [.facilitatorBuffer] : [])))
                #expect(
                    broken.isSuperset(
                        of: found.subtracting(broken.contains(.personOverlap) ? [.facilitatorBuffer] : [])))
                told.formUnion(broken)
                free += broken.isEmpty ? 1 : 0
            }
        }
        let all = Set(RuleViolation.Rule.allCases).subtracting([.notACandidate, .facilitatorOverlap])
        #expect(told == all)
        #expect(free > 100)
    }

    @Test("the first of the broken rules is the one that is asked for alone")
    func stopsAtTheFirst() {
        Self.forEachCase { problem, explanation, _, session in
            for candidate in problem.candidates.range(ofSession: session) {
                let all = explanation.rulesBroken(bySession: session, at: candidate)
                #expect(explanation.rulesBroken(bySession: session, at: candidate, most: 1) == Array(all.prefix(1)))
            }
        }
    }

    @Test("what a place adds, term by term, is the difference of the two plans' costs")
    func costsAreDifferences() {
        var understaffing = 0
        var overload = 0
        Self.forEachCase { problem, explanation, assignment, session in
            let before = CostModel.costs(of: assignment, in: problem)
            for candidate in Self.possible(session, in: problem)
            where explanation.rulesBroken(bySession: session, at: candidate).isEmpty {
                var changed = assignment
                changed[session] = Int32(candidate)
                let after = CostModel.costs(of: changed, in: problem)
                var added = explanation.addedCosts(ofSession: session, at: candidate)
                #expect(added.understaffing == after.understaffing - before.understaffing)
                #expect(added.overload == after.overload - before.overload)
                understaffing += added.understaffing > 0 ? 1 : 0
                overload += added.overload > 0 ? 1 : 0
                added.unscheduled -= problem.sessions[session].leftOutCost
                #expect(added.total == after.total - before.total)
            }
        }
        #expect(understaffing > 10)
        #expect(overload > 10)
    }

    @Test("who is in another session is in the one that is told")
    func namesTheOtherSession() {
        var named = 0
        Self.forEachCase { problem, explanation, assignment, session in
            for candidate in Self.possible(session, in: problem) {
                var only = [Int32](repeating: -1, count: assignment.count)
                only[session] = Int32(candidate)
                for rule in explanation.rulesBroken(bySession: session, at: candidate) where rule.rule == .personOverlap
                {
                    let person = problem.person(of: rule)
                    let other = explanation.session(of: person, whileSession: session, isAt: candidate)
                    #expect(other != nil)
                    guard let other else { continue }
                    only[other] = assignment[other]
                    let overlaps = RuleCheck.violations(of: only, in: problem).filter { $0.rule == .personOverlap }
                    #expect(overlaps.contains { Set($0.sessions) == [session, other] })
                    only[other] = -1
                    named += 1
                }
            }
        }
        #expect(named > 100)
    }

    /// A plan that breaks a rule is held as far as it keeps them.
    @Test func aBrokenPlanIsHeldInPart() {
        var tiny = TinyProblem()
        tiny.addSession(starts: [0])
        tiny.addSession(starts: [1, 4])
        tiny.addSession(starts: [2, 4])
        let explanation = PlanExplanation(tiny.problem, assignment: tiny.assignment([(0, 0), (0, 1), nil]))
        let last = Int(tiny.assignment([nil, nil, (0, 2)])[2])
        #expect(explanation.rulesBroken(bySession: 2, at: last).isEmpty)
        #expect(explanation.schedule.assignment == tiny.assignment([(0, 0), nil, nil]))
    }
}

extension SlotProblem {
    fileprivate func person(of rule: RuleBreak) -> Int32 {
        switch rule {
        case .attendeeBusy(let attendee): attendees[Int(attendee)].person
        case .facilitatorBusy(let facilitator): facilitators[Int(facilitator)].person
        default: -1
        }
    }
}
