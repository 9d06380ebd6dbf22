import CoachingModels
import PlanFiles
import PlanModel
import PlanTestSupport
import PlanVerifier
import RequestFiles
import Scenarios
import Testing

@testable import SessionPlanner

/// Answers of the model, held against solving anew.
@Suite struct InquiryTests {
    private static let count = 200

    private struct Case {
        let seed: Int
        let problem: PlanningProblem
        let outcome: PlanningOutcome

        /// A re-plan of another case, in which sessions may stay where they were only as far as the changed request allows.
        init(_ before: Case, _ change: (inout PlanRequest) -> Void) throws {
            seed = before.seed
            var request = before.problem.request
            change(&request)
            problem = try PlanningProblem(
                request, slots: before.problem.slots, previous: BasePlan(before.outcome.plan, sha256: "00"))
            outcome = try Self.solve(problem)
        }

        init(_ seed: Int) throws {
            self.seed = seed
            let scratch = try Scratch()
            try Scenario.write(
                ScenarioOptions(
                    sessions: 10, facilitators: 2, days: 2, seed: UInt64(seed), tightness: 1.4, all: seed % 3 == 0),
                to: scratch.path)
            let read = try RequestReader.read(path: "\(scratch.path)/request.json")
            // In every fourth, people have other appointments, which use up limits.
            let request = seed % 4 == 3 ? read.holding(seed: UInt64(seed)) : read
            problem = try PlanningProblem(request, slots: SlotsReader.read(path: "\(scratch.path)/slots.ndjson"))
            outcome = try Self.solve(problem)
        }

        static func solve(_ problem: PlanningProblem, at places: [String: SessionPlace]? = nil) throws
            -> PlanningOutcome
        {
            try Planner(problem).outcome(
                id: "p", createdAt: Instant(seconds: 0),
                options: PlanningOptions(gap: 0, timeLimit: nil, workLimit: 60, threads: 1, clock: { 0 }),
                startingAt: places.map { problem.assignment(at: $0) }, cancellation: .init(), progress: nil)
        }

        func inquiry() throws -> PlanInquiry {
            try PlanInquiry(
                problem, plan: outcome.plan, proof: outcome.proof,
                options: PlanningOptions(timeLimit: nil, threads: 1, clock: { 0 }))
        }

        /// The plan that a tested change leads to, by the changed request.
        func carriedOut(_ tested: TestedChange, _ key: String) throws -> (plan: Plan, request: PlanRequest) {
            let request = tested.change.applied(to: problem.request, session: key)
            let places = tested.places(key, before: outcome.plan.places)
            let changed = try PlanningProblem(request, slots: problem.slots, previous: problem.previous)
            #expect(
                changed.assignment(at: places).candidates.count { $0 >= 0 } == places.count, "seed \(seed): \(tested)")
            return (try Self.solve(changed, at: places).plan, request)
        }
    }

    /// Every change places its session with the cost it said, and no plan of the changed request that places it costs less
    /// than the limit that was said.
    @Test func everyTestedChangePlacesItsSessionAtItsCost() async throws {
        var tested = 0
        var exact = 0
        for seed in 1...Self.count {
            let one = try Case(seed)
            let cost = one.outcome.plan.solution.cost
            let left = one.outcome.plan.unscheduled.map(\.session)
            for answer in try await one.inquiry().answers(toUnplaced: left) {
                let funnel = answer.funnel
                #expect(funnel.steps.reduce(funnel.free) { $0 + $1.starts } == funnel.starts, "seed \(seed)")
                #expect(Set(answer.changes.map(\.change)).count == answer.changes.count)
                for change in answer.changes {
                    let (plan, request) = try one.carriedOut(change, answer.session.session)
                    #expect(PlanVerifier(request: request, slots: one.problem.slots).violations(of: plan).isEmpty)
                    let extra = plan.solution.cost - cost
                    #expect(
                        extra <= change.difference.found + 0.005,
                        "seed \(seed), \(answer.session.session): \(change) found \(extra)")
                    if plan.appointments.contains(where: { $0.session == answer.session.session }) {
                        #expect(
                            extra >= change.difference.atLeast - 0.005,
                            "seed \(seed), \(answer.session.session): \(change) found \(extra)")
                    }
                    tested += 1
                    if change.difference.isExact { exact += 1 }
                }
            }
        }
        #expect(tested > 2 * Self.count && exact > tested / 4, "\(tested) changes, \(exact) exact")
    }

    /// A session that may not be led by its former facilitator any more, and has no place in the re-plan: where the change is
    /// that the facilitator may lead it again, its former place is no move.
    @Test func aFormerPlaceIsNoMove() async throws {
        var atFormerPlace = 0
        for seed in 1...Self.count {
            let before = try Case(seed)
            let plan = before.outcome.plan
            guard
                let former = plan.appointments.first(where: { one in
                    before.problem.request.sessions.first { $0.key == one.session }?.facilitators.count ?? 0 > 1
                }), let leader = former.body.facilitatorId
            else { continue }
            let one = try Case(before) { request in
                request.policy.costs[.moved] = ExactDecimal(5000)
                for index in request.sessions.indices {
                    let key = request.sessions[index].key
                    if key == former.session {
                        request.sessions[index].facilitators.removeAll { $0 == leader }
                    } else if let place = plan.places[key] {
                        // The others stay, so that there is no room with the facilitator who is left.
                        request.sessions[index].pin = PinRequest(
                            dateStart: place.start, facilitatorId: place.facilitatorId)
                    }
                }
            }
            let cost = one.outcome.plan.solution.cost
            guard one.outcome.plan.unscheduled.contains(where: { $0.session == former.session }) else { continue }
            let answer = try #require(try await one.inquiry().answers(toUnplaced: [former.session]).first)
            for change in answer.changes
            where change.place.start == Instant(former.body.dateStart) && change.place.facilitatorId == leader {
                let plan = try one.carriedOut(change, former.session).plan
                guard plan.places[former.session] == change.place else { continue }
                let extra = plan.solution.cost - cost
                #expect(extra <= change.difference.found + 0.005, "seed \(seed): \(change) found \(extra)")
                #expect(extra >= change.difference.atLeast - 0.005, "seed \(seed): \(change) found \(extra)")
                atFormerPlace += 1
            }
        }
        #expect(atFormerPlace > 10, "\(atFormerPlace) of them")
    }

    /// An alternative's bound is never above what a full solve with that pin costs, and what was found for it never below its bound.
    @Test func anAlternativesBoundIsNeverAboveWhatAFullSolveWithThatPinCosts() async throws {
        var looked = 0
        for seed in 1...Self.count {
            let one = try Case(seed)
            let cost = one.outcome.plan.solution.cost
            guard let key = one.outcome.plan.appointments.first?.session else { continue }
            let answer = try #require(try await one.inquiry().answers(toPlaced: [key], most: 3).first)
            let own = one.outcome.plan.appointments[0]
            #expect(answer.place.start == Instant(own.body.dateStart))
            for other in answer.others {
                var request = one.problem.request
                let index = try #require(request.sessions.firstIndex { $0.key == key })
                request.sessions[index].pin = PinRequest(
                    dateStart: other.place.start, facilitatorId: other.place.facilitatorId)
                let plan = try Case.solve(try PlanningProblem(request, slots: one.problem.slots)).plan
                guard plan.appointments.contains(where: { $0.session == key }) else { continue }
                #expect(plan.solution.bound - cost <= other.difference.found + 0.005, "seed \(seed): \(other)")
                #expect(plan.solution.cost - cost >= other.difference.atLeast - 0.005, "seed \(seed): \(other)")
                looked += 1
            }
        }
        #expect(looked > Self.count, "\(looked) places")
    }
}
