import Foundation
import Testing

/// A coach falls ill after the plan was applied: by the built program, against a sandbox.
@Suite struct ReplanAfterApplyTests {
    private let centre: ContactCentre
    private var workspace: Workspace { centre.workspace }

    init() async throws {
        centre = try await ContactCentre(attendees: 18)
        try await centre.plan()
        try await run("apply", "plan.json", "--yes")
    }

    @discardableResult
    private func run(_ arguments: String...) async throws -> Program.Outcome {
        let outcome = try await workspace.client.run(arguments + centre.sandbox.connection)
        expectSuccess(outcome)
        return outcome
    }

    private func bodies(_ file: String) throws -> [String: [String: Any]] {
        let all = try #require(try workspace.json(file)["appointments"] as? [[String: Any]])
        return Dictionary(uniqueKeysWithValues: all.map { ($0.text("session") ?? "", $0.object("body")) })
    }

    private func wanted(_ file: String) throws -> [String] { try bodies(file).values.map(ServiceView.label).sorted() }

    private func held() async throws -> [String] {
        try await ServiceView(url: centre.sandbox.url).appointments(ofPlan: workspace.json("plan.json"))
    }

    /// Whoever leads most on two days in a row, and those days.
    private func whoIsIll() throws -> (id: String, days: String, keys: Set<String>) {
        let appointments = try bodies("plan.json")
        let days = Set(appointments.values.compactMap { $0.text("dateStart")?.prefix(10) }.map(String.init)).sorted()
        var best: (id: String, days: String, keys: Set<String>) = ("", "", [])
        for first in days {
            let second = try Self.dayAfter(first)
            for id in Set(appointments.values.compactMap { $0.text("facilitatorId") }).sorted() {
                let keys = appointments.filter { _, body in
                    let day = body.text("dateStart")?.prefix(10).description
                    return body.text("facilitatorId") == id && (day == first || day == second)
                }.keys
                if keys.count > best.keys.count { best = (id, "\(first)/\(try Self.dayAfter(second))", Set(keys)) }
            }
        }
        return best
    }

    private static func dayAfter(_ day: String) throws -> String {
        let style = Date.ISO8601FormatStyle().year().month().day()
        return try Date(day, strategy: style).addingTimeInterval(86_400).formatted(style)
    }

    @Test func onlyTheSessionsOfWhoIsIllMoveAndAllComesBack() async throws {
        let (who, days, keys) = try whoIsIll()
        #expect(keys.count > 1)
        let applied = try wanted("plan.json")
        #expect(try await held() == applied)
        let before = try bodies("plan.json")
        let replan = try await run(
            "replan", "plan.json", "--fetch", "--absent", "\(who)=\(days)", "--out", "plan2.json", "--gap", "0")
        #expect(replan.errors.contains("\(before.count) appointments of this plan count as free time"))
        let after = try bodies("plan2.json")
        let moved = Set(
            before.keys.filter { key in after[key].map(ServiceView.label) != before[key].map(ServiceView.label) })
        #expect(moved == keys, "nobody else moves")
        #expect(after.count == before.count)

        let dry = try await workspace.program.run("apply", "plan2.json", "--dry-run", "--format", "json").document()
        let changes = dry.object("changes").counts
        #expect(changes["stay"] == before.count - keys.count && changes["new"] == 0 && changes["delete"] == 0)
        #expect((changes["move"] ?? 0) + (changes["replace"] ?? 0) == keys.count)
        let methods = dry.list("requests").compactMap { $0.text("method") }
        #expect(methods.count { $0 == "PATCH" } == changes["move"])
        #expect(methods.count { $0 == "POST" } == changes["replace"])
        #expect(methods.count { $0 == "DELETE" } == changes["replace"])

        let said = try await workspace.program.run("apply", "plan2.json", "--dry-run")
        #expect(said.errors.contains("in place of the plan before it: \(before.count - keys.count) stay"))
        let apply = try await run("apply", "plan2.json", "--yes", "--format", "json").document()
        #expect(apply.number("calls") == methods.count, "nothing is sent about what stays")
        #expect(try await held() == wanted("plan2.json"))
        expectSuccess(try await workspace.client.run(["status", "plan2.json"] + centre.sandbox.connection))

        // The plan before is no longer in charge of them.
        let refused = try await workspace.client.run(["rollback", "plan.json", "--yes"] + centre.sandbox.connection)
        expectRefusal(refused, status: 65, naming: "plan2.json.journal.sqlite", "--all")
        let over = try await workspace.program.run(
            "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan2.json", "--time-limit", "1")
        expectRefusal(over, status: 65, naming: "cannot be replaced")

        let back = try await run("rollback", "plan2.json", "--yes")
        #expect(back.output.contains("are where the plan before has them, and are that plan's again"))
        #expect(try await held() == applied)
        try await run("rollback", "plan.json", "--yes")
        #expect(try await held().isEmpty)
    }

    @Test func everythingIsTakenBackAtOnceFromTheRecordAlone() async throws {
        let (who, days, _) = try whoIsIll()
        try await run(
            "replan", "plan.json", "--fetch", "--absent", "\(who)=\(days)", "--out", "plan2.json", "--gap", "0")
        // Somebody who was moved in the service meanwhile is asked about again right before.
        try await run("apply", "plan2.json", "--yes", "--batch-size", "2")
        try FileManager.default.removeItem(atPath: workspace.path("plan2.json"))
        try await run("rollback", "plan2.json", "--all", "--yes")
        #expect(try await held().isEmpty)
        let document = try await workspace.client.run(
            ["status", "plan2.json.journal.sqlite", "--format", "json"] + centre.sandbox.connection
        ).document()
        #expect(document.object("counts").number("former") == 0)
    }

    /// Where nothing tells whether the plan before was applied, its appointments might be made a second time.
    @Test func aPlanWhosePredecessorIsGoneIsNotAppliedBlindly() async throws {
        try await run("replan", "plan.json", "--out", "plan2.json", "--gap", "0")
        for name in ["plan.json", "plan.json.journal.sqlite"] {
            try FileManager.default.moveItem(atPath: workspace.path(name), toPath: workspace.path("kept-\(name)"))
        }
        let apply = ["apply", "plan2.json", "--yes"] + centre.sandbox.connection
        expectRefusal(try await workspace.client.run(apply), status: 65, naming: "--replaces", "a second time")
        let count = try await ServiceView(url: centre.sandbox.url).appointments(ofPlan: workspace.json("plan2.json"))
            .count
        let outcome = try await workspace.client.run(apply + ["--replaces", "kept-plan.json.journal.sqlite"])
        expectSuccess(outcome)
        #expect(outcome.output.contains("\(count) stay, 0 to move, 0 to replace, 0 new, 0 to delete"))
    }
}
