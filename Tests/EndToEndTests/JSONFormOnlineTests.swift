import Foundation
import Testing

/// What commands that call the service say, in the form for people and in that for programs: the same facts.
@Suite struct JSONFormOnlineTests {
    private static let json = ["--format", "json"]

    @Test func fetchCountsItsQuestions() async throws {
        let centre = try await ContactCentre(attendees: 6)
        let workspace = centre.workspace
        func fetch(_ file: String, _ more: [String] = []) async throws -> Program.Outcome {
            try await workspace.client.run(
                ["fetch", "request.yaml", "--slots-out", file] + more + centre.sandbox.connection)
        }
        let text = try await fetch("text.ndjson")
        let json = try await fetch("json.ndjson", Self.json + ["--verbose"])
        expectSuccess(text)
        expectSuccess(json)
        #expect(json.errors.contains("asking the service:"))
        let document = try json.document()
        #expect(document.text("request") == "request.yaml" && document.text("slots") == "json.ndjson")
        let asked = try numbers("text.ndjson: (\\d+) questions asked", in: text.output)
        #expect(
            document.object("questions").counts
                == ["needed": asked[0], "asked": asked[0], "answered": asked[0], "answeredBefore": 0, "refused": 0])
        #expect(document.list("refusals").isEmpty)

        let again = try await fetch("text.ndjson")
        let questions = try await fetch("json.ndjson", Self.json).document().object("questions")
        #expect(
            try numbers("(\\d+) questions asked, (\\d+) were answered already", in: again.output)
                == ["asked", "answeredBefore"].compactMap(questions.number))
        #expect(questions.text("answeredBeforeFrom") != nil && questions.text("answeredBeforeTo") != nil)
    }

    @Test func fetchNamesWhomTheServiceRefuses() async throws {
        let centre = try await ContactCentre(attendees: 4)
        let workspace = centre.workspace
        let request = try workspace.text(of: "request.yaml")
        let id = try #require(request.firstMatch(of: /attendees:\n[^\n]*?id: "?([0-9a-f-]{36})/)).output.1
        try workspace.write(request.replacing(id, with: "nobody"), to: "request.yaml")
        func fetch(_ file: String, _ more: [String] = []) async throws -> Program.Outcome {
            try await workspace.client.run(
                ["fetch", "request.yaml", "--slots-out", file] + more + centre.sandbox.connection)
        }
        let text = try await fetch("slots.ndjson")
        try FileManager.default.removeItem(atPath: workspace.path("slots.ndjson"))
        let json = try await fetch("slots.ndjson", Self.json)
        try expectSameError(text, json, status: 77, name: "noPermission", command: "fetch")
        let document = try json.document()
        let refusal = try #require(document.list("refusals").first)
        #expect(document.list("refusals").count == 1)
        #expect(refusal.list("people").map { $0.text("id") } == ["nobody"])
        #expect(text.errors.contains("request.yaml:\(try #require(refusal.number("line"))): nobody"))
        #expect(text.errors.contains("HTTP \(try #require(refusal.number("httpStatus"))) "))
        #expect(refusal.text("code") == "no.permission.for.requested.users")
        let questions = document.object("questions")
        #expect(
            try numbers("(\\d+) of (\\d+) questions are answered and kept", in: text.errors)
                == ["answered", "needed"].compactMap(questions.number))
        #expect(
            try numbers("(\\d+) questions asked", in: text.output) == [questions.number("asked")].compactMap(\.self))
    }

    @Test func fetchWithoutServiceSaysSoInBothForms() async throws {
        let workspace = try Workspace()
        _ = try Example(in: workspace)
        let fetch = ["fetch", "request.yaml", "--slots-out", "new.ndjson", "--api-url", "http://127.0.0.1:1"]
        let text = try await workspace.client.run(fetch)
        let json = try await workspace.client.run(fetch + Self.json)
        try expectSameError(text, json, status: 69, name: "unavailable", command: "fetch")
        #expect(try json.document().text("slots") == "new.ndjson")
    }

    /// One life of a plan, told in both forms at each step.
    @Test func applyAndRollbackTellWhereEachAppointmentStands() async throws {
        let centre = try await ContactCentre(attendees: 6)
        try await centre.plan()
        let planned = try centre.planned()
        let plan = try centre.workspace.json("plan.json")
        func run(_ command: String, _ more: [String] = []) async throws -> Program.Outcome {
            try await centre.workspace.client.run(
                [command, "plan.json"] + more + centre.sandbox.connection)
        }
        let dry = try await (run("apply", ["--dry-run"]), run("apply", ["--dry-run"] + Self.json))
        try expectSameRequests(dry.0, dry.1, count: planned)

        let applied = try await run("apply", ["--yes"])
        expectSuccess(applied)
        expectSuccess(try await run("rollback", ["--yes"]))
        let json = try await run("apply", ["--yes"] + Self.json)
        expectSuccess(json)
        let document = try json.document()
        #expect(
            try numbers("(\\d+) of (\\d+) appointments are in the service", in: applied.output)
                == [document.object("counts").number("created"), planned].compactMap(\.self))
        #expect(document.text("plan") == plan.text("id") && document.text("service") == centre.sandbox.url)
        #expect(document.text("end") == "finished" && document.number("calls") == planned)
        #expect(document.text("file") == "plan.json" && document.text("journal") == "plan.json.journal.sqlite")
        let appointments = document.list("appointments")
        #expect(
            appointments.map { $0.text("session") } == plan.list("appointments").map { $0.text("session") })
        #expect(appointments.allSatisfy { $0.text("status") == "created" })
        #expect(Set(appointments.compactMap { $0.text("id") }).count == planned)
        #expect(try await centre.held() == centre.wanted())

        let undone = try await run("rollback", ["--yes"] + Self.json)
        expectSuccess(undone)
        let after = try undone.document()
        #expect(after.object("counts").counts.filter { $0.value > 0 } == ["deleted": planned])
        #expect(after.list("appointments").map { $0.text("id") } == appointments.map { $0.text("id") })
        expectSuccess(try await run("apply", ["--yes"]))
        let told = try await run("rollback", ["--yes"])
        #expect(try numbers("(\\d+) appointments of this plan were taken back", in: told.output) == [planned])
        #expect(try await centre.held().isEmpty)
    }

    /// Each body of the text is in the document byte for byte.
    private func expectSameRequests(_ text: Program.Outcome, _ json: Program.Outcome, count: Int) throws {
        let document = try json.document()
        #expect(document["isDryRun"] as? Bool == true && document.list("requests").count == count)
        let bodies = text.output.split(separator: "\n").filter { $0.hasPrefix("{") }
        #expect(bodies.count == count)
        for body in bodies { #expect(json.output.contains("\"body\":\(body)")) }
        #expect(document.list("requests").allSatisfy { $0.text("method") == "POST" })
        for request in document.list("requests") {
            #expect(text.output.contains("POST \(try #require(request.text("path")))\n"))
        }
    }

    @Test func whatTheServiceRefusesIsToldInBothForms() async throws {
        let centre = try await ContactCentre(attendees: 6)
        try await centre.plan()
        let bodies = try centre.workspace.json("plan.json").list("appointments").map { $0.object("body") }
        var taken = try #require(bodies.first)
        taken["name"] = "Somebody else's"
        let people = try await SandboxPeople(of: centre.sandbox)
        #expect(try await people.call("POST", "appointments", taken).status == 201)
        let apply = ["apply", "plan.json", "--yes", "--skip-stale"] + centre.sandbox.connection
        let text = try await centre.workspace.client.run(apply)
        expectRefusal(text, status: 65)
        let json = try await centre.workspace.client.run(apply + Self.json)
        expectRefusal(json, status: 65)
        let document = try json.document()
        let failed = document.list("appointments").filter { $0.text("status") == "failed" }
        #expect(failed.count == 1 && document.object("counts").number("failed") == 1)
        let (session, reason) = try (#require(failed.first?.text("session")), #require(failed.first?.text("reason")))
        let messages = document.object("error").list("problems").compactMap { $0.text("message") }
        #expect(messages.count == 1 && messages[0].hasSuffix(": \(reason)") && messages[0].contains(": \(session): "))
        #expect(text.errors.contains(messages[0]) && json.errors.contains(messages[0]))
        #expect(
            try numbers("(\\d+) of \\d+ appointments are in the service", in: text.output)
                == [document.object("counts").number("created")].compactMap(\.self))
    }

    @Test func errorsBeforeAnythingIsDoneSayWhichPlanAndWhere() async throws {
        let centre = try await ContactCentre(attendees: 4)
        try await centre.plan()
        let rollback = ["rollback", "plan.json", "--yes"] + centre.sandbox.connection
        let text = try await centre.workspace.client.run(rollback)
        let json = try await centre.workspace.client.run(rollback + Self.json)
        try expectSameError(text, json, status: 66, name: "noInput", command: "rollback")
        let document = try json.document()
        #expect(document.text("file") == "plan.json" && document.text("service") == centre.sandbox.url)
        #expect(document["appointments"] == nil && document["end"] == nil)
    }

    /// Who is asked is told what about, on standard error; standard output has the document alone.
    @Test func whoDeclinesGetsADocument() async throws {
        let centre = try await ContactCentre(attendees: 4)
        try await centre.plan()
        let apply = ["apply", "plan.json"] + centre.sandbox.connection + Self.json
        let (status, shown) = try await Terminal().run(centre.workspace.client, apply, typed: "n\n")
        #expect(status == 75)
        #expect(shown.contains("appointments to create at \(centre.sandbox.url)"))
        #expect(shown.contains("\"pending\":\(try centre.planned())") && shown.contains("nothing was created"))
        #expect(try await centre.held().isEmpty)
    }

    @Test func secretsAreInNoDocument() async throws {
        let centre = try await ContactCentre(attendees: 4)
        var wrong = centre.workspace.client
        wrong.environment["GENESYSCLOUD_OAUTHCLIENT_SECRET"] = "hunter2-is-no-secret"
        let outcome = try await wrong.run(
            ["fetch", "request.yaml", "--slots-out", "slots.ndjson"] + centre.sandbox.connection + Self.json)
        expectRefusal(outcome, status: 77)
        #expect(try outcome.document().object("error").text("name") == "noPermission")
        #expect(!(outcome.output + outcome.errors).contains("hunter2"))
    }
}
