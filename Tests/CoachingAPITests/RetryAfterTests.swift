import Foundation
import NIOHTTP1
import Testing

@testable import CoachingAPI
@testable import CoachingModels

struct HTTPDateTests {
    private let now = ServiceDate("2026-11-28T00:00:00Z") ?? .earliest

    /// One instant in the three forms of RFC 9110.
    @Test(arguments: [
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    ])
    func allFormsAreRead(text: String) {
        #expect(HTTPDate(text, now: now)?.date == ServiceDate("1994-11-06T08:49:37Z"))
    }

    @Test func aYearOfTwoDigitsIsNotFarInTheFuture() {
        #expect(HTTPDate("Sunday, 06-Nov-76 00:00:00 GMT", now: now)?.date == ServiceDate("2076-11-06T00:00:00Z"))
        #expect(HTTPDate("Sunday, 06-Nov-77 00:00:00 GMT", now: now)?.date == ServiceDate("1977-11-06T00:00:00Z"))
    }

    @Test(arguments: [
        "", "soon", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 31 Feb 2026 08:49:37 GMT",
        "Sun, 06 Now 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 8:49 GMT",
        "Sun, 06 Nov 19944 08:49:37 GMT", "Sun, -6 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z",
    ])
    func othersAreNone(text: String) {
        #expect(HTTPDate(text, now: now) == nil)
    }
}

struct RetryAfterTests {
    private let now = Date(timeIntervalSince1970: 1_796_742_000)  // Tue, 08 Dec 2026 15:00:00 GMT

    private func wait(_ value: String, date: String? = nil) -> Duration? {
        var headers: HTTPHeaders = ["retry-after": value]
        if let date { headers.add(name: "date", value: date) }
        return TransportAnswer(status: 429, headers: headers, body: []).retryAfter(now: now)
    }

    @Test func secondsAreRead() {
        #expect(wait("42") == .seconds(42))
        #expect(wait(" 0 ") == .zero)
        #expect(wait("99999999999999999999999").map { $0 > .seconds(86_400) } == true)
    }

    @Test func aDateIsMeasuredAgainstTheDateOfTheAnswer() {
        // The clock here is a year off; what the server says is consistent in itself.
        #expect(
            wait("Wed, 08 Dec 2027 15:01:30 GMT", date: "Wed, 08 Dec 2027 15:00:00 GMT") == .seconds(90))
        #expect(wait("Wed, 08 Dec 2027 15:00:00 GMT", date: "Wed, 08 Dec 2027 15:00:30 GMT") == .zero)
    }

    @Test func withoutADateOfTheAnswerTheClockHereCounts() {
        #expect(wait("Tue, 08 Dec 2026 15:02:00 GMT") == .seconds(120))
        #expect(wait("Tuesday, 08-Dec-26 15:02:00 GMT") == .seconds(120))
    }

    @Test(arguments: ["", "-5", "1.5", "soon", "0x10"])
    func whatIsNeitherIsNone(value: String) {
        #expect(wait(value) == nil)
    }

    @Test func aCallWaitsForADate() async throws {
        let clock = JumpClock()
        let transport = ScriptedTransport { _ in
            clock.elapsed < .seconds(60)
                ? .json(
                    429, "{}",
                    headers: [
                        "retry-after": "Tue, 08 Dec 2026 15:01:00 GMT", "date": "Tue, 08 Dec 2026 15:00:00 GMT",
                    ]) : .json(200, "{}")
        }
        let client = try CoachingClient.scripted(transport, clock: clock)
        _ = try await client.getCoachingAppointment(appointmentId: "a")
        #expect(transport.requests.count == 2)
        #expect(clock.elapsed == .seconds(60))
    }
}
