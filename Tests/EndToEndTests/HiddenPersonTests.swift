import Foundation
import Testing

/// Somebody leaves, or moves to another division, between the plan and its applying: the service refuses every call that
/// names them.
@Suite struct HiddenPersonTests {
    /// `--fresh-for never` finds it out by the look before a batch, otherwise asking for places does.
    @Test(
        arguments: [(403, "no.permission.for.requested.users"), (404, "user.not.found")],
        [[], ["--fresh-for", "never"]])
    func theOthersGoOnAndThePersonIsNamed(answer: (status: Int, code: String), options: [String]) async throws {
        let centre = try await ContactCentre(attendees: 8)
        try await centre.plan()
        let appointments = try centre.workspace.json("plan.json")["appointments"] as? [[String: Any]] ?? []
        let one = try #require(appointments.first)
        let key = try #require(one["session"] as? String)
        let person = try #require(((one["body"] as? [String: Any])?["attendeeIds"] as? [String])?.first)
        let planned = try centre.planned()
        let recorder = Recorder()
        let client = centre.workspace.client
        try await recorder.run(before: centre.sandbox.url) { url in
            recorder.refuse(person, status: answer.status, code: answer.code)
            let apply = ["apply", "plan.json", "--yes", "--api-url", url] + options
            for _ in 0..<2 {
                let outcome = try await client.run(apply)
                expectRefusal(outcome, status: 65, naming: "the service does not show ", person, answer.code)
                #expect(outcome.errors.contains(try Regex("plan.json:[0-9]+: \(key): ")), "\(outcome.errors)")
                #expect(!recorder.created.contains { String(decoding: $0, as: UTF8.self).contains(person) })
            }
            #expect(recorder.created.count == planned - 1)
            // Back again.
            recorder.refuse(nil)
            expectSuccess(try await client.run(apply))
            #expect(recorder.created.count == planned)
            // What was created for somebody who left later is taken back all the same.
            recorder.refuse(person, status: answer.status, code: answer.code)
            expectSuccess(try await client.run(["rollback", "plan.json", "--yes", "--api-url", url]))
        }
        #expect(try await centre.held().isEmpty)
    }
}
