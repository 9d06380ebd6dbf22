import Foundation
import Testing

/// Whatever ends an apply half-way, running it again completes it: nothing is lost, nothing is there twice.
@Suite(.serialized) struct InterruptedApplyTests {
    /// The service loses power in the middle of an apply, and comes back with what it had acknowledged.
    @Test func sandboxKilledAndRestarted() async throws {
        let centre = try await ContactCentre(
            attendees: 40, facilitators: 5, database: "world.sqlite",
            arguments: ["--fault", "latency,amount=300,method=POST,path=/api/v2/coaching/appointments"])
        try await centre.plan()
        let apply =
            ["apply", "plan.json", "--yes", "--batch-size", "5", "--settle", "2", "--patience", "3", "--verbose"]
            + centre.sandbox.connection
        let running = try centre.workspace.client.start(apply)
        try await centre.sandbox.kill(during: running) { Self.created(in: $0) >= 7 }
        let stopped = try await running.outcome()
        #expect([69, 75].contains(stopped.status), "\(stopped.errors)")

        let revived = try await ContactCentre.sandbox(
            in: centre.workspace, attendees: 40, facilitators: 5, port: centre.sandbox.port, database: "world.sqlite")
        expectSuccess(try await centre.workspace.client.run(apply))
        #expect(try await centre.held(by: revived) == centre.wanted())
    }

    /// The same, and the service is back before patience is at its end: the one run completes it.
    @Test func sandboxAwayForAWhile() async throws {
        let centre = try await ContactCentre(
            attendees: 30, facilitators: 5, database: "world.sqlite",
            arguments: ["--fault", "latency,amount=300,method=POST,path=/api/v2/coaching/appointments"])
        try await centre.plan()
        let running = try centre.workspace.client.start(
            ["apply", "plan.json", "--yes", "--settle", "2", "--verbose"] + centre.sandbox.connection)
        try await centre.sandbox.kill(during: running) { Self.created(in: $0) >= 5 }
        try await running.wait { $0.errors.contains("trying again in") }
        let revived = try await ContactCentre.sandbox(
            in: centre.workspace, attendees: 30, facilitators: 5, port: centre.sandbox.port, database: "world.sqlite")
        expectSuccess(try await running.outcome(within: .seconds(150)))
        #expect(try await centre.held(by: revived) == centre.wanted())
    }

    /// The planner's machine loses power in the middle of an apply.
    @Test(arguments: Soak.isOn ? Array(1...24) : [1, 6, 13])
    func programKilled(after count: Int) async throws {
        let centre = try await ContactCentre(
            attendees: 25, facilitators: 4,
            arguments: ["--fault", "latency,amount=150,method=POST,path=/api/v2/coaching/appointments"])
        try await centre.plan()
        let apply =
            ["apply", "plan.json", "--yes", "--batch-size", "4", "--settle", "2", "--verbose"]
            + centre.sandbox.connection
        let running = try centre.workspace.client.start(apply)
        try await running.signal(SIGKILL) { Self.created(in: $0) >= count }
        _ = try await running.outcome()

        expectSuccess(try await centre.workspace.client.run(apply))
        #expect(try await centre.held() == centre.wanted())
    }

    /// Ctrl-C: the call under way ends, and the program says how to go on.
    @Test func interrupted() async throws {
        let centre = try await ContactCentre(
            attendees: 25, facilitators: 4,
            arguments: ["--fault", "latency,amount=300,method=POST,path=/api/v2/coaching/appointments"])
        try await centre.plan()
        let apply =
            ["apply", "plan.json", "--yes", "--batch-size", "4", "--settle", "2", "--verbose"]
            + centre.sandbox.connection
        let running = try centre.workspace.client.start(apply)
        try await running.signal(SIGINT) { Self.created(in: $0) >= 2 }
        let stopped = try await running.outcome()
        expectRefusal(stopped, status: 75, naming: "coachplan apply plan.json")
        let held = try await centre.held()
        #expect(held.count < (try centre.planned()))

        expectSuccess(try await centre.workspace.client.run(apply))
        #expect(try await centre.held() == centre.wanted())
    }

    private static func created(in running: RunningProgram) -> Int {
        running.errors.components(separatedBy: "created: ").count - 1
    }
}
