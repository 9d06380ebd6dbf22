import Foundation
import Testing

/// A contact centre to try applying on: a sandbox, a request for its people, and a plan made from its answers.
struct ContactCentre {
    let workspace: Workspace
    let sandbox: Sandbox

    /// - Parameters:
    ///   - attendees: as many sessions are requested.
    ///   - database: file in the workspace that keeps the sandbox's state; in memory without one.
    init(attendees: Int, facilitators: Int = 3, database: String? = nil, arguments: [String] = []) async throws {
        workspace = try Workspace()
        sandbox = try await Self.sandbox(
            in: workspace, attendees: attendees, facilitators: facilitators, database: database,
            arguments: arguments)
    }

    /// A sandbox with the same people; on the port and the database of an earlier one it takes that one's place.
    static func sandbox(
        in workspace: Workspace, attendees: Int, facilitators: Int, port: Int? = nil, database: String?,
        arguments: [String] = []
    ) async throws -> Sandbox {
        var all = ["--attendees", "\(attendees)", "--facilitators", "\(facilitators)", "--seed", "5"]
        all += ["--request-out", "request.yaml"] + arguments
        if let database { all += ["--database", database] }
        return try await Sandbox(all, port: port, in: workspace)
    }

    /// Queries the slots and makes plan.json.
    func plan() async throws {
        expectSuccess(
            try await workspace.client.run(
                ["fetch", "request.yaml", "--slots-out", "slots.ndjson"] + sandbox.connection))
        expectSuccess(
            try await workspace.program.run(
                "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json", "--time-limit", "5"))
    }

    /// How many appointments the plan has.
    func planned() throws -> Int { (try workspace.json("plan.json")["appointments"] as? [Any])?.count ?? 0 }

    /// The appointments that the service holds for the people of the plan, by name, facilitator and start.
    func held(by service: Sandbox? = nil) async throws -> [String] {
        try await ServiceView(url: (service ?? sandbox).url).appointments(ofPlan: workspace.json("plan.json"))
    }

    /// What the plan wants the service to hold, in the same form.
    func wanted() throws -> [String] {
        let appointments = try workspace.json("plan.json")["appointments"] as? [[String: Any]] ?? []
        return appointments.compactMap { $0["body"] as? [String: Any] }.map(ServiceView.label).sorted()
    }
}
