import Foundation
import Testing

/// Who of a programme is due, asked of a sandbox with a past.
@Suite struct DueTests {
    private static let programme = """
        coachplan: 1
        programme: Quality coaching
        timeZone: America/New_York
        every: 4 weeks
        attendees: {from: [{team: Billing North, exclude: [ines.castillo@acme.example]}]}
        intervals: [{group: New hires, every: 2 weeks}]
        grace: 1 week
        counts: Quality*
        facilitators: [manager]
        defaults: {name: Quality coaching, lengthInMinutes: 30}

        """

    private func centre(_ text: String = programme, history: Int = 12) async throws -> (Workspace, Sandbox) {
        let workspace = try Workspace()
        let sandbox = try await Sandbox(["--history", "\(history)"], in: workspace)
        try workspace.write(text, to: "programme.yaml")
        expectSuccess(try await workspace.client.run(["resolve", "programme.yaml", "--quiet"] + sandbox.connection))
        return (workspace, sandbox)
    }

    private func due(_ workspace: Workspace, _ sandbox: Sandbox, _ more: String...) async throws -> Program.Outcome {
        try await workspace.client.run(["due", "programme.yaml"] + more + sandbox.connection)
    }

    @Test func thePeopleOfAProgrammeAreListed() async throws {
        let (workspace, sandbox) = try await centre()
        let text = try await due(workspace, sandbox)
        expectSuccess(text)
        #expect(text.output.contains("10 people on") && text.output.contains("Ines Castillo"))
        let document = try await due(workspace, sandbox, "--format", "json").document()
        let people = document.list("people")
        #expect(people.count == 10 && document.text("name") == "Quality coaching")
        for (state, count) in document.object("counts").counts {
            #expect(people.count { $0.text("state") == state } == count, "\(state)")
        }
        // The kinds of the sandbox's past: coached, missed, to come, never coached.
        #expect(people.contains { ($0.number("missed") ?? 0) > 0 })
        #expect(
            people.contains { $0.text("state") == "planned" && $0.text("planned") != nil && $0.text("session") == nil })
        let never = try #require(people.first { $0.text("last") == nil })
        #expect(never.text("session")?.hasSuffix("-first") == true && never.text("every") == "2 weeks")
        let coached = try #require(people.first { $0.text("state") == "overdue" })
        let last = try #require(coached.text("last")).prefix(10)
        #expect(coached.text("session")?.hasSuffix("-after-\(last)") == true)
        #expect(coached.object("lastBy").text("name") == "Ines Castillo" && coached.text("due") ?? "" > last)
        let csv = try await due(workspace, sandbox, "--format", "csv")
        expectSuccess(csv)
        let lines = csv.output.split(separator: "\r\n")
        #expect(
            lines.count == 11
                && lines[0].contains("personId,person,email,team,every,state,shown,last,lastById,lastBy,due,planned"))
    }

    /// Whoever was booked by one run is planned for the next one; keys and bytes stay the same until then.
    @Test func twoRunsDoNotBookTwice() async throws {
        let (workspace, sandbox) = try await centre()
        for name in ["one.yaml", "two.yaml"] {
            expectSuccess(try await due(workspace, sandbox, "--request-out", name, "--quiet"))
        }
        // How far back the list goes, and when it is made, change no key.
        expectSuccess(try await due(workspace, sandbox, "--since", "3w", "--request-out", "three.yaml", "--quiet"))
        let request = try workspace.text(of: "one.yaml")
        #expect(try workspace.text(of: "two.yaml") == request && workspace.text(of: "three.yaml") == request)
        #expect(workspace.exists("request.schema.json"))
        let sessions = request.matches(of: /key: [a-z._0-9-]+/).count
        #expect(sessions > 2)
        expectSuccess(try await workspace.client.run(["resolve", "one.yaml", "--quiet"] + sandbox.connection))
        expectSuccess(try await workspace.program.run("check", "one.yaml"))
        let connection = sandbox.connection
        expectSuccess(
            try await workspace.client.run(
                ["plan", "one.yaml", "--out", "plan.json", "--time-limit", "5", "--quiet"] + connection))
        expectSuccess(try await workspace.client.run(["apply", "plan.json", "--yes", "--quiet"] + connection))
        let again = try await due(workspace, sandbox, "--request-out", "one.yaml")
        expectSuccess(again)
        #expect(again.output.contains("0 overdue, 0 due by") && again.output.contains("Nobody is due"))
        // What was there is no request for anybody any more.
        expectRefusal(
            try await workspace.program.run("check", "one.yaml"), status: 65, naming: "there is no session in it")
        // Taken back, they are due again, under the same keys.
        expectSuccess(try await workspace.client.run(["rollback", "plan.json", "--yes", "--quiet"] + connection))
        expectSuccess(try await due(workspace, sandbox, "--request-out", "one.yaml", "--quiet"))
        #expect(try workspace.text(of: "one.yaml") == request)
    }

    /// By the service's clock: weeks later the same people are overdue.
    @Test func theServicesClockCounts() async throws {
        let (workspace, sandbox) = try await centre()
        let people = try await SandboxPeople(of: sandbox)
        let before = try await due(workspace, sandbox, "--format", "json").document()
        #expect(try await people.control("clock", ["advanceSeconds": 40 * 86_400]).status == 200)
        let after = try await due(workspace, sandbox, "--format", "json").document()
        #expect((after.text("day") ?? "") > (before.text("day") ?? ""))
        #expect((after.object("counts").number("overdue") ?? 0) > (before.object("counts").number("overdue") ?? 0))
    }

    /// Somebody whose appointments the service does not tell is named; the others are listed, and get their sessions.
    @Test func whoIsHiddenIsNamed() async throws {
        let (workspace, sandbox) = try await centre()
        let document = try await due(workspace, sandbox, "--format", "json").document()
        let one = try #require(document.list("people").first).object("person")
        let (id, name) = (try #require(one.text("id")), try #require(one.text("name")))
        let recorder = Recorder()
        let client = workspace.client
        try await recorder.run(before: sandbox.url) { url in
            recorder.refuse(id, status: 403, code: "no.permission.for.requested.users")
            let due = ["due", "programme.yaml", "--request-out", "request.yaml", "--api-url", url]
            let outcome = try await client.run(due)
            expectRefusal(outcome, status: 77, naming: name, "no.permission.for.requested.users", "resolve --refresh")
            #expect(outcome.output.contains("1 not told by the service"))
            let json = try await client.run(due + ["--format", "json"])
            let people = try json.document().list("people")
            #expect(people.count == 10 && people.last?.object("person").text("id") == id)
            #expect(try json.document().list("refusals").count == 1)
        }
        let request = try workspace.text(of: "request.yaml")
        #expect(request.contains("sessions:\n  - ") && !request.contains(one.text("email") ?? name))
    }

    /// Few calls: the caller, the appointments, those who were not coached lately, and names of leaders whom the lock does not know.
    @Test func aListTakesFewCalls() async throws {
        let (workspace, sandbox) = try await centre()
        let recorder = Recorder()
        let client = workspace.client
        try await recorder.run(before: sandbox.url) { url in
            expectSuccess(try await client.run("due", "programme.yaml", "--api-url", url))
        }
        let calls = recorder.requests.map(\.path).filter { !$0.hasSuffix("/oauth/token") }
        #expect(calls.count <= 4, "\(calls)")
        #expect(recorder.requests.allSatisfy { $0.method == "GET" || $0.path.hasSuffix("/oauth/token") })
    }

    @Test func whatCannotBeReadIsToldWithItsPlace() async throws {
        let workspace = try Workspace()
        try workspace.write(
            Self.programme.replacing("every: 4 weeks", with: "every: now and then"), to: "programme.yaml")
        let refused = try await workspace.program.run("due", "programme.yaml", "--api-url", "http://127.0.0.1:9")
        expectRefusal(refused, status: 65, naming: "programme.yaml:5:", "run coachplan resolve on the programme")
        expectRefusal(try await workspace.program.run("due", "nowhere.yaml"), status: 66, naming: "nowhere.yaml")
        expectRefusal(
            try await workspace.program.run("due", "programme.yaml", "--since", "long"), status: 64, naming: "--since")
        expectRefusal(
            try await workspace.program.run("due", "programme.yaml", "--request-out", "programme.yaml"), status: 73,
            naming: "--request-out")
        let example = Repository.examples.appendingPathComponent("december-coaching/request.yaml").path
        expectRefusal(
            try await workspace.program.run("due", example), status: 65, naming: "is a request", "a programme")
        try workspace.write(
            """
            coachplan: 1
            programme: Quality coaching
            timeZone: America/New_York
            every: now and then
            attendees: [{id: a-ana}]
            facilitators: [{id: f-priya}]
            defaults: {name: Quality coaching, lengthInMinutes: 30}

            """, to: "programme.yaml")
        try expectSameError(
            try await workspace.program.run("due", "programme.yaml"),
            try await workspace.program.run("due", "programme.yaml", "--format", "json"), status: 65, name: "badData",
            command: "due")
    }
}
