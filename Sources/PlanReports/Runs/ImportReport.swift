import CoachingModels
import PlanModel

/// The report of `import` and `init`: what they wrote, and how they interpreted the columns of a sheet.
public struct ImportReport: Sendable {
    /// A column of the sheet.
    public struct Column: Sendable, Equatable {
        /// The header in the sheet.
        public var header: String
        /// The field that the column was mapped to; nil for one that is only available to texts.
        public var field: String?
        /// Number of cells that are not empty.
        public var filled: Int
        /// How many of these could not be parsed.
        public var unread: Int

        /// Creates a column from its parts.
        public init(header: String, field: String?, filled: Int, unread: Int) {
            self.header = header
            self.field = field
            self.filled = filled
            self.unread = unread
        }
    }

    private let command: String
    private let sheet: String
    private let request: String

    /// - Parameters:
    ///   - command: `import` or `init`.
    ///   - sheet: the sheet as the user named it.
    ///   - request: the file that was written.
    public init(command: String, sheet: String, request: String) {
        self.command = command
        self.sheet = sheet
        self.request = request
    }

    /// For a sheet with this many rows.
    public func document(_ rows: Int, columns: [Column]) -> ReportDocument {
        let shown = ForeignText.shown(request)
        let lines = [
            "\(ForeignText.shown(sheet)): \(Numbers.counted(rows, "row")), a session each", "\(shown): written",
        ]
        let table = ReportTable(
            key: "columns", fields: ["header", "field", "filled", "unread"],
            rows: columns.map { column in
                [
                    .text(column.header), column.field.map { .text($0) } ?? .text("extra"), .count(column.filled),
                    .count(column.unread),
                ]
            },
            columns: [
                ReportColumn("Column", .value("header")), ReportColumn("Taken for", .value("field")),
                ReportColumn("Cells", .value("filled"), isNumeric: true, room: .keeps),
                ReportColumn("Not read", .value("unread"), isNumeric: true, room: .keeps),
            ])
        return ReportDocument(
            command: command, facts: facts + [ReportFact("rows", .count(rows))],
            sections: [
                ReportSection(lines.map { .line($0) }),
                ReportSection(
                    title: "Columns",
                    [.note("extra: kept for texts, as {{extra.NAME}}; nothing else is done with it."), .table(table)]),
            ])
    }

    /// For a request that was written without a sheet.
    public func sample(sessions: Int) -> ReportDocument {
        let lines = [
            "\(ForeignText.shown(request)): written",
            "\(ForeignText.shown(sheet)): \(Numbers.counted(sessions, "session"))",
        ]
        return ReportDocument(
            command: command, facts: facts + [ReportFact("rows", .count(sessions))],
            sections: [ReportSection(lines.map { .line($0) })])
    }

    private var facts: [ReportFact] { [ReportFact("sheet", .text(sheet)), ReportFact("request", .text(request))] }
}
