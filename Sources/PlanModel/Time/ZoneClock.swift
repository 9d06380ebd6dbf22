public import CoachingModels
import Foundation

/// The clock and calendar of an IANA time zone.
public struct ZoneClock: Sendable, Equatable {
    /// The IANA name.
    public let name: String
    private let zone: TimeZone

    /// Nil unless the name is one of the IANA time zone database, in its exact spelling.
    public init?(name: String) {
        let plain = name.utf8.allSatisfy { (97...122).contains($0 | 32) || (43...57).contains($0) || $0 == 95 }
        guard plain, name.utf8.count <= 64, let zone = TimeZone(identifier: name) else { return nil }
        // Foundation also accepts abbreviations, whose meaning depends on the reader, and forms such as GMT+5.
        let isAbbreviation = TimeZone.abbreviationDictionary[name] != nil
        guard name == "UTC" || name == "GMT" || (zone.identifier == name && !isAbbreviation) else { return nil }
        self.name = name
        self.zone = zone
    }

    /// Coordinated universal time.
    public static let utc = ZoneClock(name: "UTC", zone: .gmt)

    private init(name: String, zone: TimeZone) {
        self.name = name
        self.zone = zone
    }

    /// Names to suggest when a name is not known.
    public static var knownNames: [String] { TimeZone.knownTimeZoneIdentifiers }

    /// Seconds by which the zone's clocks are ahead of UTC at an instant.
    public func offset(at instant: Instant) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.seconds)))
    }

    /// The instants at which the clocks change, from one instant up to another: the first second of each new offset.
    ///
    /// Offsets that last less than three hours are not looked for, as no zone has had one.
    public func offsetChanges(from first: Instant, to last: Instant) -> [Instant] {
        var changes: [Instant] = []
        var start = first
        while start < last {
            let end = min(last, start.advanced(bySeconds: 10_800))
            if offset(at: start) != offset(at: end) { changes.append(change(after: start, until: end)) }
            start = end
        }
        return changes
    }

    /// Bisects the time between two instants with different offsets to the second.
    private func change(after start: Instant, until end: Instant) -> Instant {
        let before = offset(at: start)
        var (low, high) = (start.seconds, end.seconds)
        while high - low > 1 {
            let middle = (low + high) / 2
            if offset(at: Instant(seconds: middle)) == before { low = middle } else { high = middle }
        }
        return Instant(seconds: high)
    }

    /// The calendar day at an instant.
    public func day(of instant: Instant) -> LocalDate { local(instant).day }

    /// The calendar day and the time of day at an instant.
    public func local(_ instant: Instant) -> (day: LocalDate, time: ClockTime) {
        let local = instant.seconds + Int64(offset(at: instant))
        let day = local.flooredDivision(by: 86_400)
        return (LocalDate(daysSince1970: Int(day)), ClockTime(minuteOfDay: Int(local - day * 86_400) / 60))
    }

    /// The instant at which a day begins.
    ///
    /// If midnight occurs twice it is the first one. If the clocks skip midnight it is the instant of the change, which
    /// would have been midnight by the clocks before it.
    public func start(of day: LocalDate) -> Instant {
        let midnight = Instant(seconds: Int64(day.daysSince1970) * 86_400)
        let before = offset(at: midnight.advanced(bySeconds: -129_600))
        let first = midnight.advanced(bySeconds: -Int64(before))
        let there = offset(at: first)
        if there == before { return first }
        let second = midnight.advanced(bySeconds: -Int64(there))
        return offset(at: second) == there ? second : first
    }

    /// False for a day that the zone skipped, as Samoa did with 2011-12-30.
    public func hasDay(_ day: LocalDate) -> Bool { self.day(of: start(of: day)) == day }

    /// Whether the clocks ever show this date and time, given as if it were UTC.
    public func hasLocalTime(_ local: Instant) -> Bool {
        [Int64(-129_600), 0, 129_600].contains { shift in
            let candidate = local.advanced(bySeconds: -Int64(offset(at: local.advanced(bySeconds: shift))))
            return candidate.seconds + Int64(offset(at: candidate)) == local.seconds
        }
    }
}
