import CoachingModels
import PlanModel

/// Sessions as an iCalendar file (RFC 5545), which calendars import.
///
/// The UID of a session is derived from its key and the request's name, so that importing the file of a later plan
/// moves existing events instead of adding new ones; sessions that no longer exist are marked as cancelled.
struct CalendarFile {
    let plan: Plan
    let clock: ZoneClock
    let sheet: HandoverSheet

    /// The file's text, lines folded to 75 bytes and ended by CRLF.
    var text: String {
        let events = sheet.rows.map(event) + sheet.changes.compactMap(cancelled)
        let lines =
            [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//coachplan//handover//EN", "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH", "X-WR-CALNAME:\(Self.escaped(sheet.name)): \(Self.escaped(plan.request.name))",
                "X-WR-TIMEZONE:\(clock.name)",
            ] + zone + events.flatMap(\.self) + ["END:VCALENDAR"]
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    private func event(_ row: ReportRow) -> [String] {
        let attendees = row.attendees.map { ForeignText.shown($0.name) }.joined(separator: ", ")
        let description =
            "Facilitator: \(ForeignText.shown(row.facilitator.name))\nAttendees: \(attendees)\nSession: \(row.session)"
        return entry(
            row.session, start: row.start, end: row.end, name: row.name, location: row.location, isCancelled: false,
            description: description)
    }

    /// A session that this reader no longer has.
    private func cancelled(_ change: PlanChanges.Change) -> [String]? {
        guard !sheet.rows.contains(where: { $0.session == change.session }), let body = change.before?.body else {
            return nil
        }
        let start = Instant(body.dateStart)
        return entry(
            change.session, start: start, end: start.advanced(byMinutes: body.lengthInMinutes), name: body.name,
            location: body.location, isCancelled: true, description: "Cancelled")
    }

    private func entry(
        _ key: String, start: Instant, end: Instant, name: String, location: String?, isCancelled: Bool,
        description: String
    ) -> [String] {
        [
            "BEGIN:VEVENT", "UID:\(uid(key))", "SEQUENCE:\(sequence)", "DTSTAMP:\(Self.utc(plan.createdAt))",
            "DTSTART\(at(start))", "DTEND\(at(end))", "SUMMARY:\(Self.escaped(name))",
        ] + (location.map { ["LOCATION:\(Self.escaped($0))"] } ?? []) + [
            "DESCRIPTION:\(Self.escaped(description))", "STATUS:\(isCancelled ? "CANCELLED" : "CONFIRMED")",
            "TRANSP:OPAQUE", "END:VEVENT",
        ]
    }

    /// Keeps letters, digits and `-._`, and writes every other byte as its number, so that different names stay
    /// different.
    private func uid(_ key: String) -> String {
        let name = plan.request.name.utf8.map { byte -> String in
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_")].contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "=" + String(Int(byte) + 256, radix: 16).dropFirst()
        }.joined()
        return "\(key)/\(name)@coachplan"
    }

    /// Grows with the time at which plans are made: when two are imported, the later plan wins.
    private var sequence: Int64 { max(0, plan.createdAt.seconds - 1_735_689_600) }

    private func at(_ instant: Instant) -> String { ";TZID=\(clock.name):\(Self.local(instant, clock))" }

    // MARK: The zone

    /// The UTC offsets of the year around the plan, each with the change of clocks at which it begins.
    private var zone: [String] {
        let starts = sheet.rows.map(\.start) + sheet.changes.compactMap { $0.before.map { Instant($0.body.dateStart) } }
        let first = (starts.min() ?? plan.createdAt).advanced(bySeconds: -366 * 86_400)
        let last = (starts.max() ?? plan.createdAt).advanced(bySeconds: 366 * 86_400)
        var lines = ["BEGIN:VTIMEZONE", "TZID:\(clock.name)"]
        var offset = clock.offset(at: first)
        lines += observance(from: offset, to: offset, at: first)
        for change in clock.offsetChanges(from: first, to: last) {
            let next = clock.offset(at: change)
            lines += observance(from: offset, to: next, at: change)
            offset = next
        }
        return lines + ["END:VTIMEZONE"]
    }

    private func observance(from: Int, to: Int, at instant: Instant) -> [String] {
        let kind = to > from ? "DAYLIGHT" : "STANDARD"
        return [
            "BEGIN:\(kind)", "DTSTART:\(Self.wall(instant.advanced(bySeconds: Int64(from))))",
            "TZOFFSETFROM:\(Self.offset(from))", "TZOFFSETTO:\(Self.offset(to))", "END:\(kind)",
        ]
    }

    // MARK: Text

    private static func utc(_ instant: Instant) -> String { wall(instant) + "Z" }

    private static func local(_ instant: Instant, _ clock: ZoneClock) -> String {
        wall(instant.advanced(bySeconds: Int64(clock.offset(at: instant))))
    }

    /// `20261207T091500`
    private static func wall(_ instant: Instant) -> String {
        String(instant.iso8601.prefix(19)).filter { $0 != "-" && $0 != ":" }
    }

    private static func offset(_ seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        return (seconds < 0 ? "-" : "+") + String(String(10_000 + minutes / 60 * 100 + minutes % 60).dropFirst())
    }

    /// Escapes backslashes, separators and line ends as RFC 5545 requires, and drops other control characters.
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "\\", ";", ",": escaped += "\\" + String(scalar)
            case "\n": escaped += "\\n"
            default: if scalar.properties.generalCategory != .control { escaped.unicodeScalars.append(scalar) }
            }
        }
    }

    /// The line folded into lines of at most 75 bytes, broken between characters.
    static func folded(_ line: String) -> String {
        var folded = ""
        var count = 0
        for character in line {
            let bytes = character.utf8.count
            if count + bytes > 75 {
                folded += "\r\n "
                count = 1
            }
            folded.append(character)
            count += bytes
        }
        return folded
    }
}
