import CoachingModels
import Foundation
internal import NIOHTTP1

extension TransportAnswer {
    /// The id under which the service's support finds the call.
    var correlationId: String? { headers.first(name: "ININ-Correlation-Id") }

    var rateSignal: RateSignal? { RateSignal(header: { headers.first(name: $0) }) }

    /// How long the service asks to wait in `Retry-After`: a number of seconds, or a date (RFC 9110, section 10.2.3).
    ///
    /// A date is compared with the answer's own `Date` if it has one, so that an error of this machine's clock does not
    /// matter.
    ///
    /// - Parameter now: this machine's date.
    func retryAfter(now: Date) -> Duration? {
        guard let text = headers.first(name: "Retry-After")?.trimmingCharacters(in: .whitespaces), !text.isEmpty else {
            return nil
        }
        if text.utf8.allSatisfy({ (48...57).contains($0) }) {
            return .seconds(min(Int(text) ?? .max, Self.longestWait))
        }
        let here = ServiceDate(now) ?? .latest
        guard let end = HTTPDate(text, now: here)?.date else { return nil }
        let begin = headers.first(name: "Date").flatMap { HTTPDate($0, now: here)?.date } ?? here
        let milliseconds = end.millisecondsSince1970 - begin.millisecondsSince1970
        return .milliseconds(min(max(0, milliseconds), Int64(Self.longestWait) * 1000))
    }

    /// Anything longer has the same meaning: not today.
    private static let longestWait = 366 * 86_400
}
