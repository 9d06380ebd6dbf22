/// A session of a request file that stands for a series of sessions, each some days after the previous one.
package struct SessionSeries: Sendable, Equatable {
    /// The number of sessions in the series.
    package var times: Int
    /// The fewest and the most local calendar days from the start of each to that of the next.
    package var minDays: Int
    package var maxDays: Int?

    package init(times: Int, minDays: Int, maxDays: Int?) {
        self.times = times
        self.minDays = minDays
        self.maxDays = maxDays
    }

    /// The key of the session with this number, from 1.
    package static func key(_ key: String, number: Int) -> String { "\(key)-\(number)" }

    /// The sessions, with keys KEY-1 and so on, and the fields of the one that stands for them. The first keeps that
    /// one's own predecessor.
    package func sessions(of session: SessionRequest) -> [SessionRequest] {
        (1...times).map { number in
            var one = session
            one.key = SessionSeries.key(session.key, number: number)
            if let after = after(number, key: session.key) { one.after = after }
            return one
        }
    }

    /// The predecessor of the session with this number; nil for the first.
    package func after(_ number: Int, key: String) -> AfterRequest? {
        number == 1
            ? nil
            : AfterRequest(
                session: SessionSeries.key(key, number: number - 1), minDays: minDays, maxDays: maxDays)
    }

    /// The last number gives the longest key.
    package func keyFault(_ key: String) -> RequestFault? {
        let longest = SessionSeries.key(key, number: times)
        guard longest.utf8.count > RequestLimits.keyBytes else { return nil }
        return RequestFault(
            "is too long for a series: its last session would be \(longest)",
            expected: "at most \(RequestLimits.keyBytes - longest.utf8.count + key.utf8.count) characters")
    }
}
