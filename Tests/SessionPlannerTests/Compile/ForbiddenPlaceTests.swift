import CoachingModels
import PlanFiles
import PlanModel
import PlanTestSupport
import PlanVerifier
import RequestFiles
import Testing

@testable import SessionPlanner

/// Places that a request forbids are used by nobody: planner, verifier, both outside checkers.
@Suite struct ForbiddenPlaceUseTests {
    private static let nine = "2026-12-07T09:30:00Z"

    private func small(_ forbidden: String) -> SmallCase {
        var small = SmallCase()
        small.sessions = [
            "{key: s, name: n, attendees: [a], facilitators: [f], lengthInMinutes: 30, forbidden: [\(forbidden)]}"
        ]
        return small
    }

    @Test func theyAreNoCandidates() throws {
        let free = try PlanningProblem(SmallCase().request(), slots: SlotLines.read(SmallCase().lines)).candidateCount
        for forbidden in [Self.nine, "\(Self.nine)@f"] {
            let small = small(forbidden)
            let plan = try small.plan()
            #expect(plan.solution.candidates == free - 1)
            #expect(plan.appointments.map(\.body.dateStart.description) == ["2026-12-07T09:45:00.000Z"])
            #expect(try violations(of: plan, small).isEmpty)
        }
        // A place that nobody has is forbidden without a difference.
        #expect(try small("2026-12-08T09:30:00Z").plan().solution.candidates == free)
    }

    @Test func thePlanThatUsesOneIsRefused() throws {
        let plan = try SmallCase().plan()
        let found = try violations(of: plan, small(Self.nine))
        #expect(found.contains { $0.hasSuffix("is where the request forbids it") }, "\(found)")
    }

    @Test func aSessionWithNoOtherPlaceSaysSoAndWhatHelps() async throws {
        let all = "\(Self.nine), 2026-12-07T09:45:00Z@f, 2026-12-07T10:00:00Z"
        let small = small(all)
        let plan = try small.plan()
        #expect(plan.unscheduled.map(\.reason) == [.forbidden])
        #expect(plan.unscheduled.first?.message == "the request forbids all 3 places that the slots allow it")
        #expect(try violations(of: plan, small).isEmpty)
        let inquiry = try PlanInquiry(
            PlanningProblem(small.request(), slots: SlotLines.read(small.lines)), plan: plan,
            options: PlanningOptions(timeLimit: nil, threads: 1, clock: { 0 }))
        let answer = try #require(try await inquiry.answers(toUnplaced: ["s"]).first)
        #expect(answer.funnel.steps.contains { $0.reason == .forbidden && $0.starts == 3 })
        #expect(answer.changes.map(\.change).contains(.permitted))
    }

    @Test func aPlanThatWasThereIsToldWhyItCannotStay() throws {
        let problem = try PlanningProblem(small(Self.nine).request(), slots: SlotLines.read(SmallCase().lines))
        let plan = try SmallCase().plan()
        let lost = #expect(throws: LostPlaces.self) { _ = try problem.assignment(of: plan) }
        #expect(lost?.places.map(\.reason) == [.forbidden])
    }

    /// The checker of the contract does not know the field, and takes such a plan as any other.
    @Test func theOutsideCheckerTakesIt() throws {
        let scratch = try Scratch()
        let small = small(Self.nine)
        let request = try scratch.file("request.json", RequestWriter.text(of: small.request(), as: .json))
        let slots = try scratch.file("slots.ndjson", small.lines.joined(separator: "\n") + "\n")
        let plan = try Planner(request: RequestReader.read(path: request), slots: SlotsReader.read(path: slots)).plan(
            id: "p", createdAt: Instant(seconds: 0),
            options: PlanningOptions(gap: 0, timeLimit: nil, workLimit: 5, threads: 1, clock: { 0 }))
        try PlanFile.write(plan, to: scratch.path + "/plan.json")
        let verdict = try OutsideChecker.check(request: request, slots: slots, plan: scratch.path + "/plan.json")
        #expect(verdict.isAccepted, "\(verdict.output)")
    }

    private func violations(of plan: Plan, _ small: SmallCase) throws -> [String] {
        let request = try small.request()
        var plan = plan
        plan.request.sha256 = request.sha256
        return PlanVerifier(request: request, slots: try SlotLines.read(small.lines)).violations(of: plan)
    }
}
