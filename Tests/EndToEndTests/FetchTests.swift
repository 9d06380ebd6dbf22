import Foundation
import Testing

/// Querying the slots from the service.
@Suite struct FetchTests {
    @Test func resumesWhereItStopped() async throws {
        let centre = try await ContactCentre(attendees: 12)
        let workspace = centre.workspace
        let recorder = Recorder()
        try await recorder.run(before: centre.sandbox.url) { url in
            let fetch = ["fetch", "request.yaml", "--slots-out", "slots.ndjson", "--api-url", url]
            expectSuccess(try await workspace.client.run(fetch))
            let whole = try workspace.text(of: "slots.ndjson")
            let calls = recorder.requests.count

            // Complete: asking again sends no query at all.
            expectSuccess(try await workspace.client.run(fetch))
            #expect(recorder.requests.filter { $0.path.hasSuffix("/query") }.count == calls - 1)
            #expect(try workspace.text(of: "slots.ndjson") == whole)

            // Cut within a line, as a power cut leaves it: only what is missing is asked again.
            try workspace.write(String(whole.dropLast(200)), to: "slots.ndjson")
            expectSuccess(try await workspace.client.run(fetch))
            #expect(recorder.requests.filter { $0.path.hasSuffix("/query") }.count == calls)
            let lines = try workspace.text(of: "slots.ndjson").split(separator: "\n")
            #expect(lines.count == whole.split(separator: "\n").count)
        }
    }

    @Test func fewestCalls() async throws {
        let centre = try await ContactCentre(attendees: 12)
        let recorder = Recorder()
        try await recorder.run(before: centre.sandbox.url) { url in
            expectSuccess(
                try await centre.workspace.client.run(
                    "fetch", "request.yaml", "--slots-out", "slots.ndjson", "--api-url", url))
        }
        // One for each attendee set and length, and one for all facilitators together.
        let queries = recorder.requests.filter { $0.path.hasSuffix("/query") }
        #expect(queries.count == 13)
    }

    @Test func planningOnlineAndOfflineGiveTheSamePlan() async throws {
        let centre = try await ContactCentre(attendees: 8)
        expectSuccess(
            try await centre.workspace.client.run(
                ["plan", "request.yaml", "--out", "online.json", "--gap", "0", "--quiet"]
                    + centre.sandbox.connection))
        expectSuccess(
            try await centre.workspace.client.run(
                ["fetch", "request.yaml", "--slots-out", "slots.ndjson"] + centre.sandbox.connection))
        expectSuccess(
            try await centre.workspace.program.run(
                "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "offline.json", "--gap", "0", "--quiet"))
        let plans = try ["online.json", "offline.json"].map { try centre.workspace.json($0) as NSDictionary }
        #expect(plans[0]["appointments"] as? NSArray == plans[1]["appointments"] as? NSArray)
        #expect(plans[0]["solution"] as? NSDictionary == plans[1]["solution"] as? NSDictionary)
    }

    @Test func serviceThatIsNotThere() async throws {
        let workspace = try Workspace()
        _ = try Example(in: workspace)
        let outcome = try await workspace.client.run(
            "fetch", "request.yaml", "--slots-out", "new.ndjson", "--api-url", "http://127.0.0.1:1")
        expectRefusal(outcome, status: 69, naming: "127.0.0.1:1")
    }

    @Test func missingAndWrongCredentials() async throws {
        let centre = try await ContactCentre(attendees: 4)
        let fetch = ["fetch", "request.yaml", "--slots-out", "slots.ndjson"] + centre.sandbox.connection
        let missing = try await centre.workspace.program.run(fetch)
        expectRefusal(missing, status: 77, naming: "GENESYSCLOUD_OAUTHCLIENT_ID")
        var wrong = centre.workspace.client
        wrong.environment["GENESYSCLOUD_OAUTHCLIENT_SECRET"] = "hunter2-is-no-secret"
        let refused = try await wrong.run(fetch)
        expectRefusal(refused, status: 77)
        #expect(!refused.errors.contains("hunter2"))
        #expect(!centre.workspace.exists("slots.ndjson"))
    }

    @Test func noConnectionGiven() async throws {
        let workspace = try Workspace()
        _ = try Example(in: workspace)
        let outcome = try await workspace.program.run("fetch", "request.yaml", "--slots-out", "new.ndjson")
        expectRefusal(outcome, status: 77, naming: "GENESYSCLOUD_REGION")
    }

    @Test func profileOfTheConfigurationFile() async throws {
        let centre = try await ContactCentre(attendees: 4)
        let workspace = centre.workspace
        try FileManager.default.createDirectory(
            at: workspace.folder.appendingPathComponent(".gc"), withIntermediateDirectories: false)
        try workspace.write(
            """
            [DEFAULT]
            environment = "mypurecloud.com"
            client_credentials = "nobody"
            client_secret = "nothing"
            [east]
            environment = "mypurecloud.com"
            client_credentials = "sandbox"
            client_secret = "sandbox"
            """, to: ".gc/config.toml")
        let fetch = ["fetch", "request.yaml", "--slots-out", "slots.ndjson"] + centre.sandbox.connection
        expectRefusal(try await workspace.program.run(fetch), status: 77)
        expectSuccess(try await workspace.program.run(fetch + ["--profile", "east"]))
        expectRefusal(
            try await workspace.program.run(fetch + ["--profile", "west"]), status: 77, naming: "west", "east")
    }
}
