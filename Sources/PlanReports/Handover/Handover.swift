import CoachingModels
public import PlanModel

/// The files to hand over from a plan: for each facilitator and each staffing group a calendar, a table, a page and a
/// text.
public struct Handover: Sendable {
    /// One file of the folder.
    public struct File: Sendable, Equatable {
        /// Path such as `facilitators/Priya-Raman.ics`, of unique names that are safe in any file system.
        public var path: String
        /// The content of the file.
        public var text: String
    }

    private let plan: Plan
    private let previous: Plan?

    /// - Parameter previous: the plan from which changes are reported to the readers; nil if there was none.
    public init(_ plan: Plan, previous: Plan? = nil) {
        self.plan = plan
        self.previous = previous
    }

    /// All files, facilitators first.
    public var files: [File] {
        let clock = ZoneClock(name: plan.request.timeZone) ?? .utc
        var taken: Set<String> = []
        return HandoverSheet.all(of: plan, previous: previous).flatMap { sheet in
            let path = Self.path(of: sheet, taken: &taken)
            return [
                File(path: path + ".ics", text: CalendarFile(plan: plan, clock: clock, sheet: sheet).text),
                File(path: path + ".csv", text: Self.table(sheet, clock).csv(clock)),
                File(path: path + ".html", text: HandoverPage(plan: plan, clock: clock, sheet: sheet).html),
                File(path: path + ".txt", text: HandoverText(plan: plan, clock: clock, sheet: sheet).text),
            ]
        }
    }

    /// Local dates and times in columns of their own, as spreadsheets accept them.
    private static func table(_ sheet: HandoverSheet, _ clock: ZoneClock) -> ReportTable {
        let placed: [[ReportValue]] = sheet.rows.map { row in
            [
                .text(row.session), .text(row.name), .text("\(clock.day(of: row.start))"),
                .text("\(clock.local(row.start).time)"), .text(clock.endOfDayTime(row.end)), .count(row.minutes),
                .text(row.facilitator.name), .text(row.attendees.map(\.name).joined(separator: "; ")),
                .optional(row.location), .missing,
            ]
        }
        let left: [[ReportValue]] = sheet.left.map { session in
            [
                .text(session.session), .optional(session.name), .missing, .missing, .missing, .missing, .missing,
                .missing,
                .missing, .text(session.message),
            ]
        }
        return ReportTable(
            fields: [
                "session", "name", "date", "start", "end", "minutes", "facilitator", "attendees", "location",
                "withoutPlaceBecause",
            ], rows: placed + left)
    }

    private static func path(of sheet: HandoverSheet, taken: inout Set<String>) -> String {
        let folder =
            switch sheet.reader {
            case .facilitator: "facilitators"
            case .group: "groups"
            }
        let plain = sheet.name.map { $0.isLetter || $0.isNumber ? $0 : "-" }
        let name = String(String(plain).prefix(60)).split(separator: "-").joined(separator: "-")
        var path = "\(folder)/\(name.isEmpty ? "unnamed" : name)"
        var number = 2
        // File systems may ignore the case of letters.
        while !taken.insert(path.lowercased()).inserted {
            path = "\(folder)/\(name.isEmpty ? "unnamed" : name)-\(number)"
            number += 1
        }
        return path
    }
}

extension ZoneClock {
    /// The time of day at which something ends: 24:00 at the end of a day.
    fileprivate func endOfDayTime(_ end: Instant) -> String {
        let time = local(end).time
        return time.minuteOfDay == 0 ? "24:00" : "\(time)"
    }
}
