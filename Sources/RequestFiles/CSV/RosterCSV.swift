import PlanFiles
import PlanModel

/// Reads sessions from a roster: the header assigns each column to a field, and a semicolon separates the parts of a
/// list.
struct RosterCSV {
    /// Fields of a session that are objects; a roster has a column for each of their parts, such as `after.minDays`.
    private static let objects = [
        "after": RequestVocabulary.after.names, "pin": RequestVocabulary.pin.names,
        "repeat": RequestVocabulary.series.names, "window": RequestVocabulary.window.names,
    ]
    /// Fields with a column of their own, although they may also be an object.
    private static let whole: Set<String> = ["window"]
    static let known =
        RequestVocabulary.session.names.filter { $0 != "extra" && (objects[$0] == nil || whole.contains($0)) }
        + objects.sorted { $0.key < $1.key }.flatMap { object in object.value.map { "\(object.key).\($0)" } }

    private let source: SourceText
    private let log: ProblemLog
    private let columns: RosterColumns
    private let header: RosterHeader
    private let cells: RosterCells
    private var keys = RosterKeys()
    /// Columns without a name that were already reported.
    private var toldColumns: Set<Int> = []

    /// A set of fields for each row that is not empty. Throws `InputProblems` if the cells cannot be separated, or no
    /// column is one of a session's.
    static func sessions(
        in source: SourceText, format: RosterFormat = RosterFormat(), log: ProblemLog
    ) throws -> [FieldValue] {
        let sheet = try SheetRows(source)
        let columns = try RosterColumns(sheet.header, format, source, log)
        var roster = RosterCSV(sheet, columns, format, source, log)
        return sheet.rows.compactMap { roster.session($0) }
    }

    private init(
        _ sheet: SheetRows, _ columns: RosterColumns, _ format: RosterFormat, _ source: SourceText, _ log: ProblemLog
    ) {
        self.source = source
        self.log = log
        self.columns = columns
        cells = RosterCells(dialect: sheet.dialect, locale: format.locale)
        // A key is generated if no column has it.
        let names = Array(columns.fields.union(["key"]))
        header = RosterHeader(names: names, offset: sheet.header.last?.offset ?? 0)
    }

    /// Empty cells are fields that are not given, except those that are kept for texts.
    private mutating func session(_ row: [CSVReader.Cell]) -> FieldValue? {
        guard let offset = row.first?.offset else { return nil }
        checkWidth(row)
        var fields: [SourceNode.Entry] = []
        var parts: [String: [SourceNode.Entry]] = [:]
        for (use, cell) in zip(columns.uses, row) {
            switch use {
            case .none: break
            case .extra(let name): parts["extra", default: []].append((key(name, cell), text(cell)))
            case .field(let name):
                guard !cell.text.trimmed.isEmpty, let value = value(of: cell, in: name) else { continue }
                let path = name.split(separator: ".", maxSplits: 1).map(String.init)
                if path.count == 2 {
                    parts[path[0], default: []].append((key(path[1], cell), value))
                } else {
                    fields.append((key(name, cell), value))
                }
            }
        }
        // If the number of sessions is one, the days between them mean nothing.
        if isSingle(row) { parts["repeat"] = nil }
        if !columns.fields.contains("key") { fields.append(madeKey(fields, at: offset)) }
        fields += parts.sorted { $0.key < $1.key }.map { name, entries in
            (.scalar(name, isPlain: false, at: offset), .row(entries, at: offset, header))
        }
        return FieldValue(node: .row(fields, at: offset, header), source: source, path: "", log: log)
    }

    private mutating func madeKey(_ fields: [SourceNode.Entry], at offset: Int) -> SourceNode.Entry {
        let attendees = fields.first { $0.name.scalar?.text == "attendees" }?.value
        let names = (attendees?.elements ?? attendees.map { [$0] } ?? []).compactMap(\.scalar?.text)
        return (
            .scalar("key", isPlain: false, at: offset), .scalar(keys.key(for: names), isPlain: false, at: offset)
        )
    }

    private func isSingle(_ row: [CSVReader.Cell]) -> Bool {
        zip(columns.uses, row).contains { $0 == .field("repeat.times") && $1.text.trimmed == "1" }
    }

    private func key(_ name: String, _ cell: CSVReader.Cell) -> SourceNode {
        .scalar(name, isPlain: false, at: cell.offset)
    }

    private func text(_ cell: CSVReader.Cell) -> SourceNode {
        .scalar(cell.text.trimmed, isPlain: false, at: cell.offset)
    }

    /// Nil, and reported, for an ambiguous cell; nil also for one that states the default.
    private func value(of cell: CSVReader.Cell, in field: String) -> SourceNode? {
        switch cells.content(of: cell.text, in: field) {
        case .success(.text(let text)): return .scalar(text, isPlain: false, at: cell.offset)
        case .success(.list(let parts)):
            return .list(parts.map { .scalar($0, isPlain: false, at: cell.offset) }, at: cell.offset)
        case .success(.nothing): return nil
        case .failure(let fault):
            report(cell, field: field, value: cell.text.trimmed, fault.message, expected: fault.expected ?? "")
            return nil
        }
    }

    /// Every cell with content needs a name above it. Spreadsheets write empty cells at the ends of rows.
    private mutating func checkWidth(_ row: [CSVReader.Cell]) {
        for (column, cell) in row.enumerated() where !cell.text.trimmed.isEmpty {
            if column >= columns.headers.count {
                report(
                    cell, value: cell.text,
                    "cell \(column + 1) has no column: the row has more cells than the header has names; a cell with a "
                        + "separator in it needs quotes",
                    expected: "at most \(columns.headers.count) cells, as in the header")
                return
            }
            if columns.headers[column].isEmpty, toldColumns.insert(column).inserted {
                report(
                    cell, value: cell.text, "column \(column + 1) has no name",
                    expected: "a name in the header, or nothing in that column")
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
    /// The text without the white space around it.
    var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
