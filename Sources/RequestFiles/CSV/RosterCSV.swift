import PlanFiles
import PlanModel

/// Reads sessions from a CSV roster: the header names the fields, a semicolon separates the parts of a list.
struct RosterCSV {
    /// Fields of a session that are objects; a roster has a column for each of their parts, such as `after.minDays`.
    private static let objects = [
        "after": SessionFields.after, "pin": SessionFields.pin, "repeat": SessionFields.series,
    ]
    private static let lists = [
        "hours", "closed", "forbidden", "attendees", "facilitators", "conversationIds", "documentIds", "externalLinks",
    ]
    static let known =
        SessionFields.all.filter { objects[$0] == nil }
        + objects.sorted { $0.key < $1.key }.flatMap { object in object.value.map { "\(object.key).\($0)" } }

    private let source: SourceText
    private let log: ProblemLog
    private let dialect: RosterDialect
    private let header: RosterHeader
    /// Columns without a name that were told already.
    private var toldColumns: Set<Int> = []

    /// A set of fields for each row that is not empty. Throws `InputProblems` where the cells cannot be told apart.
    static func sessions(in source: SourceText, log: ProblemLog) throws -> [FieldValue] {
        let dialect = try RosterDialect(of: source)
        var reader = CSVReader(source.content, separator: dialect.separator, from: dialect.start)
        var header: [CSVReader.Cell] = []
        do throws(CSVReader.Fault) {
            while header.allSatisfy(\.text.trimmed.isEmpty), let row = try reader.row() { header = row }
            var roster = RosterCSV(header, dialect, source, log)
            roster.checkHeader(header)
            var sessions: [FieldValue] = []
            while let row = try reader.row() {
                if let session = roster.session(row) { sessions.append(session) }
            }
            return sessions
        } catch {
            throw InputProblems(error.problem(header: header.map(\.text.trimmed), in: source))
        }
    }

    private init(_ header: [CSVReader.Cell], _ dialect: RosterDialect, _ source: SourceText, _ log: ProblemLog) {
        self.source = source
        self.log = log
        self.dialect = dialect
        self.header = RosterHeader(names: header.map(\.text.trimmed), offset: header.last?.offset ?? 0)
    }

    /// Cells that are empty are fields that are not given; nil for a row of such cells.
    private mutating func session(_ row: [CSVReader.Cell]) -> FieldValue? {
        guard let offset = row.first?.offset, row.contains(where: { !$0.text.trimmed.isEmpty }) else { return nil }
        checkWidth(row)
        var fields: [SourceNode.Entry] = []
        var parts: [String: [SourceNode.Entry]] = [:]
        for (name, cell) in zip(header.names, row) where !cell.text.trimmed.isEmpty && Self.known.contains(name) {
            let path = name.split(separator: ".", maxSplits: 1).map(String.init)
            let value = value(of: cell, in: name)
            if path.count == 2 {
                parts[path[0], default: []].append((key(path[1], cell), value))
            } else {
                fields.append((key(name, cell), value))
            }
        }
        fields += parts.sorted { $0.key < $1.key }.map { name, entries in
            (.scalar(name, isPlain: false, at: offset), .row(entries, at: offset, header))
        }
        return FieldValue(node: .row(fields, at: offset, header), source: source, path: "", log: log)
    }

    private func key(_ name: String, _ cell: CSVReader.Cell) -> SourceNode {
        .scalar(name, isPlain: false, at: cell.offset)
    }

    private func value(of cell: CSVReader.Cell, in name: String) -> SourceNode {
        guard Self.lists.contains(name) else { return .scalar(cell.text.trimmed, isPlain: false, at: cell.offset) }
        let parts = dialect.parts(of: cell.text, in: name).map { String($0).trimmed }.filter { !$0.isEmpty }
        return .list(parts.map { .scalar($0, isPlain: false, at: cell.offset) }, at: cell.offset)
    }

    private func checkHeader(_ cells: [CSVReader.Cell]) {
        var seen: Set<String> = []
        for (name, cell) in zip(header.names, cells) where !name.isEmpty {
            if !Self.known.contains(name) {
                report(
                    cell, field: name, "is not a field of a session" + log.hint(name, Self.known),
                    expected: "a column for each of \(Self.known.joined(separator: ", "))")
            } else if !seen.insert(name).inserted {
                report(cell, field: name, "heads two columns", expected: "each field once")
            }
        }
    }

    /// Every cell that says something needs a name above it. Spreadsheets write empty ones at the ends of rows.
    private mutating func checkWidth(_ row: [CSVReader.Cell]) {
        for (column, cell) in row.enumerated() where !cell.text.trimmed.isEmpty {
            if column >= header.names.count {
                report(
                    cell, value: cell.text,
                    "the row has more cells than the header has names; a cell with a separator in it needs quotes",
                    expected: "at most \(header.names.count) cells, as in the header")
                return
            }
            if header.names[column].isEmpty, toldColumns.insert(column).inserted {
                report(
                    cell, value: cell.text, "column \(column + 1) has no name",
                    expected: "a session's field in the header, or nothing in that column")
            }
        }
    }

    private func report(
        _ cell: CSVReader.Cell, field: String? = nil, value: String? = nil, _ message: String, expected: String
    ) {
        let place = SourcePlace(ofByte: cell.offset, in: source)
        log.report(
            Problem(
                file: source.file, line: place.line, column: place.column, field: field, value: value,
                expected: expected, message: message))
    }
}

extension String {
    /// Without the white space around it.
    var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
