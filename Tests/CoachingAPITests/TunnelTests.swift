import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL
import Testing

@testable import CoachingAPI
@testable import CoachingModels

/// The whole way to a server of the tests: through a proxy, over TLS, with connections of one's own.
struct TunnelTests {
    private static let script: ScriptedServer.Script = { _, _ in .answer(200, #"{"id":"a1"}"#) }
    private static let body = Array(#"{"name":"x"}"#.utf8)

    private func options() throws -> ClientOptions {
        var options = ClientOptions()
        options.clock = JumpClock().forClient
        options.retry = .never
        options.trustRoots = try TrustRoots(pem: Array(TestCertificate.certificate.utf8), besidesSystem: false)
        return options
    }

    /// A profile as the service's tool writes it: region, proxy and the proxy's password. All calls, that for the token
    /// included, ask the proxy for a tunnel to the region's hosts; TLS stays between the client and the server.
    @Test func callsGoThroughTheProxyOfTheProfile() async throws {
        try await ScriptedServer.with(Self.script, tls: TestCertificate.server()) { server in
            try await TunnelProxy.with(tunnelTo: server.port) { proxy in
                let profile = """
                    [DEFAULT]
                    environment = "eu-central-1"
                    client_credentials = "id"
                    client_secret = "s3cr3t"
                    proxy_protocol = "http"
                    proxy_host = "127.0.0.1"
                    proxy_port = "\(proxy.port)"
                    proxy_username = "me"
                    proxy_password = "pr0xy"
                    """
                let settings = try ConnectionSettings.resolve(
                    environment: [:], file: ConfigurationFile(path: "/f", content: profile))
                try await CoachingClient.with(settings, options: options()) { client in
                    let answer = try await client.getCoachingAppointment(appointmentId: "a1")
                    #expect(answer.id == "a1")
                }
                #expect(server.requests.map { $0.head.uri } == ["/api/v2/coaching/appointments/a1"])
                #expect(server.requests.first?.head.headers.first(name: "host") == "api.mypurecloud.de")
                let authorization = "Basic bWU6cHIweHk="
                #expect(
                    proxy.questions == [
                        .init(target: "login.mypurecloud.de:443", authorization: authorization),
                        .init(target: "api.mypurecloud.de:443", authorization: authorization),
                    ])
            }
        }
    }

    /// A proxy that does not let calls through: nothing was sent, a write included, and the password stays unsaid.
    @Test(arguments: [(407, "wants a user and a password"), (403, "refuses to connect")])
    func aProxyThatRefusesIsUnreachable(status: Int, expected: String) async throws {
        try await TunnelProxy.with(tunnelTo: 1, status: status) { proxy in
            let settings = ConnectionSettings(
                endpoint: ServiceEndpoint(region: try #require(Region("eu-central-1"))),
                credentials: .accessToken(Secret("t0k3n")),
                proxy: ProxySettings(host: "127.0.0.1", port: proxy.port, user: "me", password: Secret("pr0xy")))
            let error = await #expect(throws: CoachingAPIError.self) {
                try await CoachingClient.with(settings, options: options()) { client in
                    try await client.postCoachingAppointments(rawBody: Self.body)
                }
            }
            #expect(error?.kind == .unreachable)
            #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
            #expect(error?.description.contains("pr0xy") == false)
        }
    }

    private func outcome(
        of tls: NIOSSLContext, _ change: (inout ClientOptions) -> Void = { _ in }
    ) async throws -> Result<String?, CoachingAPIError> {
        var options = try options()
        change(&options)
        return try await ScriptedServer.with(Self.script, tls: tls) { [options] server in
            let settings = ConnectionSettings(
                endpoint: try #require(ServiceEndpoint(apiURL: server.url)), credentials: .accessToken(Secret("t0k3n")))
            do {
                return .success(
                    try await CoachingClient.with(settings, options: options) {
                        try await $0.getCoachingAppointment(appointmentId: "a1").id
                    })
            } catch let error as CoachingAPIError {
                #expect(server.requests.isEmpty)
                return .failure(error)
            }
        }
    }

    @Test(arguments: [TLSVersion.tlsv12, .tlsv13])
    func tlsFromVersion12OnIsSpoken(version: TLSVersion) async throws {
        #expect(try await outcome(of: TestCertificate.server(version, version)).get() == "a1")
    }

    @Test(arguments: [TLSVersion.tlsv1, .tlsv11])
    func olderVersionsAreNot(version: TLSVersion) async throws {
        let result = try await outcome(of: TestCertificate.server(version, version))
        let error = #expect(throws: CoachingAPIError.self) { try result.get() }
        #expect(error?.kind == .unreachable)
        #expect(error?.message.contains("TLS") == true, "\(error?.message ?? "")")
    }

    /// Without its authority among the trust roots, the certificate of the tests is worth nothing.
    @Test func anUnknownAuthorityIsNotTrusted() async throws {
        let result = try await outcome(of: TestCertificate.server()) { $0.trustRoots = .system }
        let error = #expect(throws: CoachingAPIError.self) { try result.get() }
        #expect(error?.kind == .unreachable)
        #expect(error?.message.contains("certificate is not trusted") == true, "\(error?.message ?? "")")
    }

    @Test func trustRootsMayBeAddedToThoseOfTheMachine() async throws {
        let roots = try TrustRoots(pem: Array(TestCertificate.certificate.utf8))
        #expect(try await outcome(of: TestCertificate.server()) { $0.trustRoots = roots }.get() == "a1")
        #expect(throws: TrustRootsError.self) { try TrustRoots(pem: Array("no certificate".utf8)) }
    }
}

/// A client over an `HTTPClient` that the caller made.
struct OwnHTTPClientTests {
    private func settings(_ server: ScriptedServer) throws -> ConnectionSettings {
        ConnectionSettings(
            endpoint: try #require(ServiceEndpoint(apiURL: server.url)), credentials: .accessToken(Secret("t0k3n")))
    }

    @Test func theCallersConnectionsAreUsedAndStayOpen() async throws {
        let httpClient = HTTPClient(eventLoopGroupProvider: .singleton)
        try await ScriptedServer.with({ _, _ in .answer(200, #"{"id":"a1"}"#) }) { server in
            for _ in 0..<2 {
                let client = CoachingClient(settings: try settings(server), httpClient: httpClient)
                #expect(try await client.getCoachingAppointment(appointmentId: "a1").id == "a1")
                try await client.shutdown()
            }
            #expect(server.requests.count == 2)
        }
        try await httpClient.shutdown()
    }

    /// A client that follows redirects leads calls to somebody else; what answers there is not believed.
    @Test func whatARedirectLedToIsNotBelieved() async throws {
        let httpClient = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: .init(redirectConfiguration: .follow(max: 3, allowCycles: false)))
        try await ScriptedServer.with({ _, _ in .answer(200, #"{"id":"elsewhere"}"#) }) { other in
            try await ScriptedServer.with({ _, _ in .answer(307, "", ["location": other.url + "/x"]) }) { server in
                let client = CoachingClient(settings: try settings(server), httpClient: httpClient)
                let read = await #expect(throws: CoachingAPIError.self) {
                    try await client.getCoachingAppointment(appointmentId: "a")
                }
                #expect(read?.kind == .unreadableAnswer)
                #expect(read?.message.contains("redirected") == true)
                let write = await #expect(throws: CoachingAPIError.self) {
                    try await client.deleteCoachingAppointment(appointmentId: "a")
                }
                #expect(write?.kind == .outcomeUnknown)
                #expect(server.requests.count { $0.head.method == .DELETE } == 1)
            }
        }
        try await httpClient.shutdown()
    }

    /// A redirect may ask for the body again. It is not handed over a second time, so nobody else can carry the call
    /// out.
    @Test func aBodyIsNotSentToWhereARedirectLeads() async throws {
        let httpClient = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: .init(redirectConfiguration: .follow(max: 3, allowCycles: false)))
        try await ScriptedServer.with({ _, _ in .answer(201, #"{"id":"elsewhere"}"#) }) { other in
            try await ScriptedServer.with({ _, _ in .answer(307, "", ["location": other.url + "/x"]) }) { server in
                let client = CoachingClient(settings: try settings(server), httpClient: httpClient)
                let error = await #expect(throws: CoachingAPIError.self) {
                    try await client.postCoachingAppointments(rawBody: Array("{}".utf8))
                }
                #expect(error?.kind == .outcomeUnknown)
                #expect(server.requests.count == 1)
                #expect(other.requests.isEmpty)
            }
        }
        try await httpClient.shutdown()
    }
}
