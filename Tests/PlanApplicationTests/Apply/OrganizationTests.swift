import CoachingAPI
import CoachingModels
import Foundation
import Testing

@testable import PlanApplication
@testable import PlanModel

/// A plan is applied and taken back in one organisation.
@Suite struct OrganizationTests {
    private static func target(_ organization: String?, client: String?) -> ApplyTarget {
        ApplyTarget(
            baseURL: ApplyFixture.target.baseURL,
            organization: organization.map { NamedEntity(id: $0, name: "Name of \($0)") }, clientId: client)
    }

    enum Expected { case same, other, unknowable }

    static let cases: [(String?, String?, String?, String?, Expected)] = [
        ("o", "c", "o", "c", .same), ("o", "c", "o", "d", .same), ("o", "c", "p", "c", .other),
        ("o", "c", nil, "c", .same), ("o", "c", nil, "d", .unknowable), ("o", "c", nil, nil, .unknowable),
        (nil, "c", "o", "c", .same), (nil, "c", "o", "d", .unknowable), (nil, "c", nil, "c", .same),
        (nil, "c", nil, "d", .other), (nil, nil, "o", "c", .unknowable), (nil, nil, nil, nil, .unknowable),
    ]

    @Test(arguments: cases.indices) func organizationsAreCompared(index: Int) async throws {
        let (recorded, recordedClient, now, client, expected) = Self.cases[index]
        let fixture = try ApplyFixture(sessions: 2)
        defer { fixture.remove() }
        let service = fixture.service
        let before = Self.target(recorded, client: recordedClient)
        let after = Self.target(now, client: client)
        let journal = try ApplyJournal(
            path: fixture.journalPath, plan: fixture.plan, target: before, now: service.now)
        _ = try await PlanApplication.apply(journal, to: service, environment: service.environment())
        let snapshot = try #require(try fixture.snapshot())
        #expect((snapshot.doubt(at: after) != nil) == (expected == .unknowable))
        guard expected == .other else {
            #expect(try snapshot.entries(at: after).count == 2)
            return
        }
        let state = try FolderState(fixture.folder.path)
        let calls = service.reads
        let error = #expect(throws: InputProblems.self) {
            _ = try ApplyJournal(path: fixture.journalPath, target: after, now: service.now)
        }
        let text = error?.description ?? ""
        #expect(text.contains("another organisation") && text.contains("credentials of"), "\(text)")
        #expect(try FolderState(fixture.folder.path) == state)
        #expect(service.reads == calls && service.deletions.isEmpty)
    }

    /// What a later run learns is kept for those after it.
    @Test func anOrganizationThatBecomesKnownIsKept() async throws {
        let fixture = try ApplyFixture(sessions: 1)
        defer { fixture.remove() }
        let now = fixture.service.now
        for target in [
            Self.target(nil, client: nil), Self.target(nil, client: "c"), Self.target("o", client: "c"),
            Self.target(nil, client: "c"),
        ] {
            _ = try ApplyJournal(path: fixture.journalPath, plan: fixture.plan, target: target, now: now)
        }
        #expect(try fixture.snapshot()?.target == Self.target("o", client: "c"))
    }

    private struct Caller: CallerService {
        var answer: @Sendable () throws -> TokenInfo
        func getTokensMe() async throws -> TokenInfo { try answer() }
    }

    private static func error(_ kind: CoachingAPIError.Kind) -> CoachingAPIError {
        CoachingAPIError(operation: "getTokensMe", kind: kind, message: "m", advice: "a")
    }

    @Test func theServiceIsAskedAndMayKeepSilent() async throws {
        let environment = SimulatedService().environment()
        let told = Caller {
            TokenInfo(
                organization: NamedEntity(id: "o", name: "Acme"), oauthClient: NamedEntity(id: "token's", name: nil))
        }
        let known = try await ApplyTarget.ask(
            told, baseURL: "https://Api.example.com/", clientId: nil, environment: environment)
        #expect(known.organization?.name == "Acme" && known.clientId == "token's")
        #expect(known.shown == "https://api.example.com (organisation Acme [o])")
        let own = try await ApplyTarget.ask(told, baseURL: "https://a", clientId: "given", environment: environment)
        #expect(own.clientId == "given")
        for kind in CoachingAPIError.Kind.allCases {
            let silent = Caller { throw Self.error(kind) }
            switch kind {
            case .rejected, .forbidden, .unreadableAnswer, .invalidCall:
                let target = try await ApplyTarget.ask(
                    silent, baseURL: "https://a", clientId: "given", environment: environment)
                #expect(target == ApplyTarget(baseURL: "https://a", clientId: "given"))
                #expect(target.shown == "https://a (OAuth client given)")
            case .unauthorized, .rateLimited, .unreachable, .unavailable, .outcomeUnknown:
                await #expect(throws: CoachingAPIError.self) {
                    try await ApplyTarget.ask(
                        silent, baseURL: "https://a", clientId: "given", environment: environment)
                }
            }
        }
    }

    /// A service that is busy for some minutes is waited for here too.
    @Test func aBusyServiceIsWaitedFor() async throws {
        let service = SimulatedService()
        let busyUntil = service.now.advanced(bySeconds: 90)
        let busy = Caller {
            if service.now < busyUntil { throw Self.error(.rateLimited) }
            return TokenInfo(organization: NamedEntity(id: "o", name: nil))
        }
        let environment = service.environment()
        let target = try await ApplyTarget.ask(
            busy, baseURL: "https://a", clientId: nil, patience: ServicePatience(seconds: 120), environment: environment
        )
        #expect(target.organization?.id == "o" && service.now >= busyUntil)
        let late = Caller { throw Self.error(.rateLimited) }
        await #expect(throws: CoachingAPIError.self) {
            try await ApplyTarget.ask(
                late, baseURL: "https://a", clientId: nil, patience: ServicePatience(seconds: 120),
                environment: environment)
        }
    }
}
