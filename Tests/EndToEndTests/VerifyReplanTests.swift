import CoachingModels
import PlanFiles
import PlanModel
import RequestFiles
import SessionPlanner
import Testing

/// A plan that began from another is judged beside that one.
@Suite struct VerifyReplanTests {
    let workspace: Workspace

    init() async throws {
        workspace = try Workspace()
        _ = try Example(in: workspace)
        expectSuccess(
            try await workspace.program.run([
                "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "before.json", "--quiet",
            ]))
        let previous = try PlanFile.readBase(path: workspace.path("before.json"))
        let planner = try Planner(
            request: RequestReader.read(path: workspace.path("request.yaml")),
            slots: SlotsReader.read(path: workspace.path("slots.ndjson")), previous: previous)
        let options = PlanningOptions(timeLimit: nil, clock: { 0 })
        let plan = try planner.plan(id: "after", createdAt: Instant(seconds: 1), options: options)
        #expect(plan.previous?.sha256 == previous.sha256)
        try PlanFile.write(plan, to: workspace.path("after.json"))
    }

    private func verify(_ arguments: String...) async throws -> Program.Outcome {
        try await workspace.program.run(
            ["verify", "request.yaml", "after.json", "--slots", "slots.ndjson"] + arguments)
    }

    @Test func itIsAcceptedBesideThePlanThatItBeganFrom() async throws {
        expectSuccess(try await verify("--previous", "before.json"))
    }

    @Test func itIsRefusedWithoutIt() async throws {
        expectRefusal(try await verify(), status: 65, naming: "after.json: previous.sha256")
    }

    @Test func itIsRefusedBesideAnother() async throws {
        let refused = try await verify("--previous", "after.json")
        expectRefusal(refused, status: 65, naming: "after.json: previous.id")
    }

    @Test func whatIsNoPlanIsRefused() async throws {
        expectRefusal(
            try await verify("--previous", "slots.ndjson"), status: 65, naming: "slots.ndjson")
    }
}
