import CoachingModels
import Fixtures
import Foundation
import HTTPTypes

@testable import CoachingSandbox

/// What every answer must be, whatever was asked.
struct FuzzJudge {
    let facts: ServiceFacts

    func flaws(of reply: Reply, to call: FuzzCall) -> [String] {
        let shown =
            "\(call.method) \(call.target.prefix(120)) \(String(decoding: (call.body ?? []).prefix(160), as: UTF8.self))"
        func flaw(_ what: String) -> [String] {
            ["\(shown): \(what), answered \(reply.status) \(reply.text.prefix(200))"]
        }
        if reply.headers[.correlationID] == nil { return flaw("no correlation id") }
        if reply.status >= 500 || reply.status < 200 { return flaw("no answer to a call") }
        if reply.status < 300 {
            guard !reply.bytes.isEmpty else { return reply.status == 204 ? [] : flaw("no body") }
            return (try? JSONSerialization.jsonObject(with: Data(reply.bytes))) == nil
                ? flaw("a body that is no JSON") : []
        }
        if call.target.hasPrefix("/oauth") { return reply.text.contains("\"error\"") ? [] : flaw("no error") }
        guard let error = try? reply.decode(ErrorBody.self), let code = error.code else { return flaw("no error body") }
        if error.status != reply.status || error.contextId == nil { return flaw("an error body that says otherwise") }
        let known = facts.allErrors.contains { $0.status == reply.status && $0.code == code }
        return known ? [] : flaw("a code that the service does not have")
    }
}
