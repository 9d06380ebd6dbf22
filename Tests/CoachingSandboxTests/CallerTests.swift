import CoachingModels
import Testing

@testable import CoachingSandbox

/// Whose token a call has.
@Suite struct CallerTests {
    @Test func aTokenTellsItsOrganization() async throws {
        var found: [NamedEntity?] = []
        for seed: UInt64 in [1, 1, 2] {
            try await withSandbox({ $0.seed = seed }) { sandbox async throws in
                let reply = try await sandbox.call(.get, "/api/v2/tokens/me")
                let info = try reply.decode(TokenInfo.self)
                #expect(info.oauthClient?.id == "sandbox" && reply.headers[.rateLimitCount] != nil)
                found.append(info.organization)
            }
        }
        #expect(found[0]?.id != nil && found[0] == found[1] && found[0]?.id != found[2]?.id)
        try await withSandbox({ $0.assumptions.tellsOrganization = false }) { sandbox async throws in
            let reply = try await sandbox.call(.get, "/api/v2/tokens/me")
            #expect(reply.status == 403 && reply.code == "app.not.authorized.for.scope")
            #expect(try await sandbox.call(.get, "/api/v2/tokens/me", as: nil).status == 401)
        }
    }
}
