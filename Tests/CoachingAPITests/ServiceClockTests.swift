import CoachingModels
import Foundation
import NIOHTTP1
import Synchronization
import Testing

@testable import CoachingAPI

/// The service's clock, from the dates of its answers.
struct ServiceClockTests {
    private static let start: Int64 = 1_796_634_000

    private func client(
        serviceAhead: Int64, took: Duration = .zero, told: (@Sendable (Duration) -> Void)? = nil, dated: Bool = true
    ) throws -> (client: CoachingClient, clock: JumpClock) {
        let clock = JumpClock()
        let transport = ScriptedTransport { _ in
            clock.advance(by: took)
            let seconds = Self.start + serviceAhead + Int64(clock.elapsed / .seconds(1))
            return .json(
                200, "{}", headers: dated ? ["Date": HTTPDate.text(secondsSince1970: seconds)] : [:])
        }
        var options = ClientOptions()
        options.onClockDifference = told
        options.clock = ClientClock(
            elapsed: { clock.elapsed }, sleep: clock.forClient.sleep,
            date: { Date(timeIntervalSince1970: Double(Self.start) + clock.elapsed / .seconds(1)) })
        let endpoint = try #require(ServiceEndpoint(apiURL: "https://service.test"))
        let settings = ConnectionSettings(endpoint: endpoint, credentials: .accessToken(Secret("token")))
        return (CoachingClient(settings: settings, options: options, transport: transport), clock)
    }

    @Test(arguments: [0, 3600, -86_400, 59])
    func isAsFarFromThisMachinesAsTheDatesSay(ahead: Int64) async throws {
        let (client, clock) = try client(serviceAhead: ahead)
        #expect(client.serviceClock.now == nil && client.serviceClock.machineAhead == nil)
        _ = try await client.getCoachingAppointment(appointmentId: "a")
        clock.advance(by: .seconds(7200))
        let difference = try #require(client.serviceClock.machineAhead) / .seconds(1)
        #expect(abs(difference + Double(ahead)) <= 1)
        let now = try #require(client.serviceClock.now).timeIntervalSince1970
        #expect(abs(now - Double(Self.start + 7200 + ahead)) <= 1)
    }

    @Test(arguments: [(0, false), (58, false), (-58, false), (62, true), (-62, true)])
    func whatIsMoreThanAMinuteOffIsToldOnce(ahead: Int64, isTold: Bool) async throws {
        let told = Mutex<[Duration]>([])
        let (client, _) = try client(serviceAhead: ahead, told: { wrong in told.withLock { $0.append(wrong) } })
        for _ in 1...3 { _ = try await client.getCoachingAppointment(appointmentId: "a") }
        let all = told.withLock(\.self)
        #expect(all.count == (isTold ? 1 : 0))
        if let first = all.first { #expect((first > .zero) == (ahead < 0)) }
    }

    /// A slow answer says little; the quick one after it says more, and a slow one later takes nothing of that away.
    @Test func slowAnswersDoNotBlurIt() async throws {
        let clock = JumpClock()
        let service = ServiceClock(clock: clock.forClient, onDifference: nil)
        func answer(after seconds: Int64) {
            let sent = clock.elapsed
            let date = HTTPDate.text(secondsSince1970: Self.start + Int64(clock.elapsed / .seconds(1)))
            clock.advance(by: .seconds(seconds))
            service.learn(TransportAnswer(status: 200, headers: ["Date": date], body: []), sent: sent)
        }
        answer(after: 40)
        answer(after: 0)
        answer(after: 50)
        let now = try #require(service.now).timeIntervalSince1970
        #expect(abs(now - Double(Self.start + 90)) <= 1)
    }

    @Test func answersWithoutADateTellNothing() async throws {
        let (client, _) = try client(serviceAhead: 3600, dated: false)
        _ = try await client.getCoachingAppointment(appointmentId: "a")
        #expect(client.serviceClock.now == nil)
    }

    @Test(arguments: [
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
    ])
    func datesOfHTTPAreWrittenAsTheyAreRead(seconds: Int64, text: String) throws {
        #expect(HTTPDate.text(secondsSince1970: seconds) == text)
        let read = HTTPDate(text, now: ServiceDate(millisecondsSince1970: 0))
        #expect(read?.date.millisecondsSince1970 == seconds * 1000)
    }
}
