import CoachingModels
import PlanFiles
public import PlanModel

/// A request for a planner's own sheet, with what each column was taken for and what could not be read.
public struct SheetImport: Sendable {
    /// What the sheet does not say.
    public struct Settings: Sendable {
        /// What the request is called; nil to call it after its first day.
        public var name: String?
        /// IANA name.
        public var timeZone: String
        /// As a request has it.
        public var horizon: String
        /// The encoding that is stated; nil where the file tells.
        public var encoding: String?
        /// The country whose dates the sheet has; nil for dates of the form yyyy-MM-dd only.
        public var locale: String?
        /// What an editor finds the schema of requests by; nil for none.
        public var schema: String?

        /// Settings of their parts, which are checked with the sheet.
        public init(timeZone: String, horizon: String) {
            self.timeZone = timeZone
            self.horizon = horizon
        }
    }

    /// A column of the sheet.
    public struct Column: Sendable, Equatable {
        /// As it stands in the sheet.
        public var header: String
        /// The field that it has; nil for a column that is kept for texts.
        public var field: String?
        /// Cells of it that say something.
        public var filled: Int
        /// Of these, those that could not be read.
        public var unread: Int
    }

    /// The request as it is to be written.
    public let text: String
    /// In the sheet's order, without those that have no name.
    public let columns: [Column]
    /// Rows that say something.
    public let rows: Int
    /// What could not be read, and what is wrong with the settings.
    public let problems: [Problem]

    /// Reads the sheet.
    ///
    /// - Parameters:
    ///   - sheet: the path of the sheet.
    ///   - request: the path that the request will have, which names the sheet from there.
    /// - Throws: `InputProblems` where the sheet cannot be read at all, `FileFailure`.
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

    /// What the reader of requests says of it.
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
