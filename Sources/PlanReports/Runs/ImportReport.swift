import CoachingModels
import PlanModel

/// What `import` and `init` wrote, and what the columns of a sheet were taken for.
public struct ImportReport: Sendable {
    /// A column of the sheet.
    public struct Column: Sendable, Equatable {
        /// As it stands in the sheet.
        public var header: String
        /// The field that it has; nil for one that is kept for texts.
        public var field: String?
        /// Cells that say something.
        public var filled: Int
        /// Of these, those that could not be read.
        public var unread: Int

        /// A column with what became of it.
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

    /// Of a sheet with so many rows.
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

    /// Of a request that no sheet was needed for.
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
