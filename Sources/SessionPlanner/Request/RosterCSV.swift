import SwiftCSV

/// Reads sessions from a CSV roster: the header names the fields, a semicolon separates the parts of a list.
enum RosterCSV {
    /// Fields of a session that are objects; a roster has a column for each of their parts, such as `after.minDays`.
    private static let objects = ["after": SessionFields.after, "pin": SessionFields.pin]
    private static let lists = ["attendees", "facilitators", "conversationIds", "documentIds", "externalLinks"]

    /// A set of fields for each row that is not empty.
    static func sessions(in source: SourceText, log: ProblemLog) throws -> [FieldValue] {
        let table: EnumeratedCSV
        do {
            table = try EnumeratedCSV(string: source.text, delimiter: .comma, loadColumns: false)
        } catch {
            throw InputProblems(
                Problem(
                    file: source.file, expected: "comma separated values with a header row",
                    message: "is not well formed: \(reason(error))"))
        }
        let header = table.header.map { $0.trimmed }
        check(header, source: source, log: log)
        var line = 1 + newlines(in: table.header)
        var sessions: [FieldValue] = []
        for row in table.rows {
            line += 1
            if row.contains(where: { !$0.trimmed.isEmpty }) {
                let node = node(row, header: header, line: line)
                sessions.append(FieldValue(node: node, file: source.file, path: "", log: log))
                checkWidth(row, header: header, line: line, file: source.file, log: log)
            }
            line += newlines(in: row)
        }
        return sessions
    }

    private static func check(_ header: [String], source: SourceText, log: ProblemLog) {
        let known =
            SessionFields.all.filter { objects[$0] == nil }
            + objects.sorted { $0.key < $1.key }.flatMap { object in object.value.map { "\(object.key).\($0)" } }
        var seen: Set<String> = []
        for name in header {
            let report = { (message: String, expected: String) in
                log.report(
                    Problem(file: source.file, line: 1, field: name, expected: expected, message: message))
            }
            if !known.contains(name) {
                report(
                    "is not a field of a session" + FieldValue.hint(name, known),
                    "a column for each of \(known.joined(separator: ", "))")
            } else if !seen.insert(name).inserted {
                report("heads two columns", "each field once")
            }
        }
    }

    private static func checkWidth(_ row: [String], header: [String], line: Int, file: String, log: ProblemLog) {
        guard let extra = row.dropFirst(header.count).first(where: { !$0.isEmpty }) else { return }
        log.report(
            Problem(
                file: file, line: line, value: extra, expected: "at most \(header.count) cells, as in the header",
                message: "the row has more cells than the header has names; a cell with a comma needs quotes"))
    }

    /// Cells that are empty are fields that are not given; columns that the header check reported are left out.
    private static func node(_ row: [String], header: [String], line: Int) -> SourceNode {
        var fields: [(name: String, value: SourceNode)] = []
        var parts: [String: [(name: String, value: SourceNode)]] = [:]
        for (name, cell) in zip(header, row) where !cell.trimmed.isEmpty {
            let path = name.split(separator: ".", maxSplits: 1).map(String.init)
            if path.count == 2, objects[path[0]]?.contains(path[1]) == true {
                parts[path[0], default: []].append((path[1], .cell(cell.trimmed, line: line)))
            } else if lists.contains(name) {
                let texts = cell.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
                fields.append((name, .cells(texts, line: line)))
            } else if SessionFields.all.contains(name), objects[name] == nil {
                fields.append((name, .cell(cell.trimmed, line: line)))
            }
        }
        fields += parts.sorted { $0.key < $1.key }.map { ($0.key, .row($0.value, line: line)) }
        return .row(fields, line: line)
    }

    private static func newlines(in row: [String]) -> Int {
        row.reduce(0) { $0 + $1.count { $0.isNewline } }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case CSVParseError.quotation(let message), CSVParseError.generic(let message): message
        default: "\(error)"
        }
    }
}

extension String {
    /// Without the spaces around it.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
