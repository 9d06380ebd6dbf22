extension PlanReport {
    /// One row for each session as comma separated values (RFC 4180, UTF-8), those without a place at the end.
    ///
    /// Text that a spreadsheet would take for a formula is preceded by an apostrophe.
    public var csv: String {
        let header = [
            "session", "status", "name", "start", "end", "facilitatorId", "facilitator", "attendeeIds", "attendees",
            "location", "staffingBefore", "staffingAfter", "reason", "message",
        ]
        let placed = rows.map { row in
            [
                row.session, "scheduled", row.name, clock.iso8601(row.start), clock.iso8601(row.end), row.facilitatorId,
                row.facilitator, row.attendeeIds.joined(separator: ";"), row.attendees.joined(separator: ";"),
                row.location ?? "",
            ].map(CSVText.field) + [row.worst?.before, row.worst?.after].map { $0.map(PlanReport.people) ?? "" } + [
                "", "",
            ]
        }
        let left = plan.unscheduled.map { session in
            ([session.session, "unscheduled"] + Array(repeating: "", count: 10)
                + [session.reason.rawValue, session.message]).map(CSVText.field)
        }
        return ([header] + placed + left).map { $0.joined(separator: ",") + "\r\n" }.joined()
    }
}

/// Cells of comma separated values.
enum CSVText {
    /// The text as one cell that no spreadsheet takes for a formula.
    static func field(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n|".unicodeScalars.contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        guard safe.unicodeScalars.contains(where: { ",\"\r\n;".unicodeScalars.contains($0) }) else { return safe }
        return "\"\(safe.replacing("\"", with: "\"\""))\""
    }
}
