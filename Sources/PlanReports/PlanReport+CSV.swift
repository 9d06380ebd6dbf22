import CoachingModels
import PlanModel

extension PlanReport {
    /// One row for each session as comma separated values (RFC 4180, UTF-8), those without a place at the end: they have
    /// no facilitator, and those who might lead them are in `facilitators`.
    ///
    /// Begins with a byte order mark, without which spreadsheets take accents for other characters. Text that a
    /// spreadsheet would take for a formula is preceded by an apostrophe. Each row is one line.
    public var csv: String {
        let header = [
            "session", "status", "name", "start", "end", "facilitatorId", "facilitator", "attendeeIds", "attendees",
            "location", "staffingBefore", "staffingAfter", "reason", "message",
        ]
        let placed = rows.map { row in
            [
                row.session, "scheduled", row.name, clock.iso8601(row.start), clock.iso8601(row.end), row.facilitatorId,
                row.facilitator, PlanReport.cell(row.attendeeIds), PlanReport.cell(row.attendees), row.location ?? "",
            ].map(CSVText.field) + [row.worst?.before, row.worst?.after].map { $0.map(PlanReport.people) ?? "" } + [
                "", "",
            ]
        }
        let left = plan.unscheduled.map { session in
            [
                session.session, "unscheduled", session.name ?? "", "", "",
                PlanReport.cell(session.facilitatorIds ?? []), PlanReport.cell(names(session.facilitatorIds)),
                PlanReport.cell(session.attendeeIds ?? []), PlanReport.cell(names(session.attendeeIds)), "", "", "",
                session.reason.rawValue, session.message,
            ].map(CSVText.field)
        }
        return "\u{FEFF}" + ([header] + placed + left).map { $0.joined(separator: ",") + "\r\n" }.joined()
    }

    private static func cell(_ list: [String]) -> String { list.joined(separator: ";") }
}

/// Cells of comma separated values.
enum CSVText {
    /// The text as one cell that no spreadsheet takes for a formula, and no terminal for a command.
    static func field(_ text: String) -> String {
        let line = ForeignText.line(text)
        let safe = isFormula(line) || isFormula(text) ? "'" + line : line
        guard safe.unicodeScalars.contains(where: { ",\"\r\n;".unicodeScalars.contains($0) }) else { return safe }
        return "\"\(safe.replacing("\"", with: "\"\""))\""
    }

    /// Whether the first character, or the first after spaces, begins a formula; East Asian spreadsheets take wide
    /// forms too.
    private static func isFormula(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        if let first = scalars.first, "\t\r\n|".unicodeScalars.contains(first) { return true }
        return scalars.first { $0 != " " && $0 != "\u{200E}" }.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
    }
}
