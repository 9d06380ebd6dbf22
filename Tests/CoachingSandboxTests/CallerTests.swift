import CoachingModels
import HTTPTypes
import Synchronization
import Testing

@testable import CoachingSandbox

/// Whose token a call has.
@Suite struct CallerTests {
    @Test func aTokenTellsItsOrganization() async throws {
        let found = Mutex<[NamedEntity?]>([])
        for seed: UInt64 in [1, 1, 2] {
            try await withSandbox({ ($0.seed, $0.rateLimitPerMinute) = (seed, 1_000) }) { sandbox async throws in
                let reply = try await sandbox.call(.get, "/api/v2/tokens/me")
                let info = try reply.decode(TokenInfo.self)
                #expect(info.oauthClient?.id == "sandbox" && reply.headers[.rateLimitCount] != nil)
                found.withLock { $0.append(info.organization) }
            }
        }
        let organizations = found.withLock(\.self)
        #expect(organizations[0]?.id != nil && organizations[0] == organizations[1])
        #expect(organizations[0]?.id != organizations[2]?.id)
        try await withSandbox({ $0.assumptions.tellsOrganization = false }) { sandbox async throws in
            let reply = try await sandbox.call(.get, "/api/v2/tokens/me")
            #expect(reply.status == 403 && reply.code == "app.not.authorized.for.scope")
            #expect(try await sandbox.call(.get, "/api/v2/tokens/me", as: nil).status == 401)
        }
    }
}
