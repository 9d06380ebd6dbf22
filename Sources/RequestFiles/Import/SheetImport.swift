import CoachingModels
import PlanFiles
public import PlanModel

/// A request for a planner's own sheet, with the interpretation of each column and the cells that could not be parsed.
public struct SheetImport: Sendable {
    /// The information that the sheet does not contain.
    public struct Settings: Sendable {
        /// The name of the request; nil to name it after its first day.
        public var name: String?
        /// The IANA name of the zone.
        public var timeZone: String
        /// The horizon, in the form of a request.
        public var horizon: String
        /// The stated encoding; nil to detect it from the file.
        public var encoding: String?
        /// The locale of the sheet's dates; nil if dates have only the form yyyy-MM-dd.
        public var locale: String?
        /// The schema of requests, for editors; nil for none.
        public var schema: String?

        /// Creates settings from their parts, which are checked together with the sheet.
        public init(timeZone: String, horizon: String) {
            self.timeZone = timeZone
            self.horizon = horizon
        }
    }

    /// A column of the sheet.
    public struct Column: Sendable, Equatable {
        /// The header in the sheet.
        public var header: String
        /// The field that the column was mapped to; nil for a column that is only available to texts.
        public var field: String?
        /// Number of cells that are not empty.
        public var filled: Int
        /// How many of these could not be parsed.
        public var unread: Int
    }

    /// The text of the request to write.
    public let text: String
    /// The columns in the sheet's order, without those that have no name.
    public let columns: [Column]
    /// Number of rows that are not empty.
    public let rows: Int
    /// Cells that could not be parsed, and problems with the settings.
    public let problems: [Problem]

    /// Reads the sheet.
    ///
    /// - Parameters:
    ///   - sheet: the path of the sheet.
    ///   - request: the path that the request will have, from which the sheet is named.
    /// - Throws: `InputProblems` if the sheet cannot be read at all, `FileFailure`.
    public init(sheet: String, request: String, settings: Settings) throws {
        let log = ProblemLog()
        let encoding = try SheetImport.encoding(settings)
        let source = try SourceText(readingTable: sheet, encoding: encoding)
        let rows = try SheetRows(source)
        guard !rows.rows.isEmpty else {
            throw InputProblems(
                Problem(
                    file: source.file, expected: "a header, and a row for each session",
                    message: "there is no session in it"))
        }
        var format = RosterFormat()
        format.locale = settings.locale.flatMap { SheetLocale($0) }
        let uses = try RosterColumns(rows.header, format, source, log, takesNearMisses: true)
        let people = SheetPeople(rows, uses, format)
        let draft = SheetRequest(
            sheet: RelativePath.of(sheet, besideFile: request) ?? sheet, columns: uses, people: people, rows: rows,
            settings: settings)
        text = draft.text
        let problems = log.problems + SheetImport.problems(of: draft.text, beside: request, lock: people.lock)
        self.problems = problems
        self.rows = rows.rows.count
        columns = uses.headers.indices.compactMap { index in
            SheetImport.column(index, uses, rows, problems: problems, source)
        }
    }

    /// The problems that the reader of requests reports.
    private static func problems(of text: String, beside path: String, lock: PeopleLock) -> [Problem] {
        do {
            _ = try RequestReader.read(text: text, path: path, lock: lock)
            return []
        } catch let error as InputProblems { return error.problems } catch {
            return [Problem(file: path, message: "\(error)")]
        }
    }

    private static func encoding(_ settings: Settings) throws -> TextEncoding? {
        guard let name = settings.encoding else { return nil }
        guard let encoding = TextEncoding(name: name) else {
            throw InputProblems(
                Problem(
                    file: "--encoding", value: name, expected: "one of \(TextEncoding.names.joined(separator: ", "))",
                    message: "is not an encoding that can be read" + DidYouMean.hint(name, TextEncoding.names)))
        }
        return encoding
    }

    private static func column(
        _ index: Int, _ uses: RosterColumns, _ rows: SheetRows, problems: [Problem], _ source: SourceText
    ) -> Column? {
        guard !uses.headers[index].isEmpty else { return nil }
        let cells = rows.rows.compactMap { $0.indices.contains(index) ? $0[index] : nil }
            .filter { !$0.text.trimmed.isEmpty }
        let wrong = Set(problems.filter { $0.file == source.file && $0.value != nil }.map { [$0.line, $0.column] })
        let unread =
            wrong.isEmpty
            ? 0
            : cells.count { cell in
                let place = SourcePlace(ofByte: cell.offset, in: source)
                return wrong.contains([place.line, place.column])
            }
        var field: String?
        if case .field(let name) = uses.uses[index] { field = name }
        return Column(header: uses.headers[index], field: field, filled: cells.count, unread: unread)
    }
}
