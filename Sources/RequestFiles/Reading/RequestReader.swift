import CoachingModels
import Hashing
import PlanFiles
public import PlanModel

/// Reads and validates a request: YAML or JSON, with its sessions in the same file or in a CSV roster beside it.
public enum RequestReader {
    /// The request in the file. Throws `InputProblems` with everything that is wrong, or `FileFailure`.
    public static func read(path: String) throws -> PlanRequest { try readWithSources(path: path).request }

    /// The request in the file, with its sources. Throws as `read(path:)` does.
    public static func readWithSources(path: String) throws -> (request: PlanRequest, sources: RequestSources) {
        let source = try SourceText(readingFile: path)
        let log = ProblemLog()
        let root = try JSONSource.root(of: source, log: log) ?? YAMLSource.root(of: source, log: log)
        return try request(root, in: source, path: path, log: log)
    }

    /// The request in a text, as if it were in the file at a path, with a lock that identifies its people. Throws as
    /// `read(path:)` does.
    static func read(text: String, path: String, lock: PeopleLock) throws -> PlanRequest {
        let source = try SourceText(file: path, bytes: Array(text.utf8))
        let log = ProblemLog()
        return try request(
            YAMLSource.root(of: source, log: log), in: source, path: path, lock: LockFile(lock, besideRequest: path),
            log: log
        ).request
    }

    /// The people whom the request leaves to be looked up. Throws `InputProblems` if it cannot be parsed that far, or
    /// `FileFailure`.
    public static func readNames(path: String) throws -> RequestNames {
        let source = try SourceText(readingFile: path)
        let log = ProblemLog()
        let root = try JSONSource.root(of: source, log: log) ?? YAMLSource.root(of: source, log: log)
        let parts = try parts(root, path: path, log: log)
        let scan = PeopleScan(parts.fields, sessions: parts.sessions)
        try log.throwIfAny()
        return RequestNames(scan, parts.fields, lockPath: try LockFile(besideRequest: path).path)
    }

    private static func request(
        _ root: FieldValue, in source: SourceText, path: String, lock given: LockFile? = nil, log: ProblemLog
    ) throws -> (request: PlanRequest, sources: RequestSources) {
        let parts = try parts(root, path: path, log: log)
        let lock = try given ?? LockFile(besideRequest: path)
        let people = try RequestPeople.resolved(parts.fields, sessions: parts.sessions, lock: lock, log: log)
        var draft = RequestDraft(people.fields, locale: parts.locale)
        draft.readSessions(people.sessions)
        draft.checkCosts()
        try log.throwIfAny()
        let sources = RequestSources(
            files: [path] + (parts.roster.map { [$0.file] } ?? []), lock: lock.bytes == nil ? nil : lock.path,
            request: source.file, fields: people.fields, sessions: draft.drafts)
        let sha256 = sha256(source.bytes, parts.roster?.bytes ?? [], lock.bytes ?? [])
        return (try draft.request(sha256: sha256), sources)
    }

    /// A request as written in its files, with the names that people wrote.
    private struct Parts {
        var fields: FieldMap
        var sessions: [FieldValue]
        var roster: SourceText?
        var locale: SheetLocale?
    }

    private static func parts(_ root: FieldValue, path: String, log: ProblemLog) throws -> Parts {
        guard let fields = FieldMap(root, known: RequestVocabulary.request.names, expected: "a request") else {
            try log.throwIfAny()
            throw InternalFault("a request without fields was not reported")
        }
        try checkVersion(fields)
        let format = RosterFormat(fields)
        let roster = try fields["sessionsFile"].flatMap {
            try rosterSource($0, beside: path, encoding: format.encoding)
        }
        let sessions = try sessionValues(fields, roster: roster, format: format, log: log)
        return Parts(fields: fields, sessions: sessions, roster: roster, locale: format.locale)
    }

    /// Another version may mean anything by its fields, so nothing else is said about such a file.
    static func checkVersion(_ fields: FieldMap) throws {
        let expected = "coachplan: \(Plan.formatVersion)"
        guard let value = fields.required("coachplan", expected: expected),
            let version = value.wholeNumber(in: 0...1_000_000, expected: expected), version != Plan.formatVersion
        else { return }
        throw InputProblems(
            Problem(
                file: value.source.file, line: value.place.line, column: value.place.column, field: value.path,
                value: "\(version)", expected: expected,
                message: "this program does not know this version of the request format"))
    }

    private static func rosterSource(
        _ value: FieldValue, beside request: String, encoding: TextEncoding?
    ) throws -> SourceText? {
        guard let name = value.text(expected: "the path of a CSV file") else { return nil }
        let folder = try folder(of: request)
        let path = name.hasPrefix("/") ? name : folder + name
        do {
            // In a request a dash is a name like any other.
            return try SourceText(readingTable: path == "-" ? "./-" : path, encoding: encoding)
        } catch let failure as FileFailure {
            return value.failed(
                "cannot be read: \(failure.reason)", expected: "a CSV file, its path relative to the request")
        }
    }

    /// A request from a pipe has no folder of its own: its relative paths start at the folder of the run.
    private static func folder(of request: String) throws -> Substring {
        guard try FilePlace(request, for: .read).kind != .stream else { return "" }
        return request.lastIndex(of: "/").map { request[...$0] } ?? ""
    }

    private static func sessionValues(
        _ fields: FieldMap, roster: SourceText?, format: RosterFormat, log: ProblemLog
    ) throws -> [FieldValue] {
        if fields["sessions"] != nil, let file = fields["sessionsFile"] {
            file.fail("a request has its sessions here or in a file, not both", expected: "sessions or sessionsFile")
        }
        if let roster {
            return nonEmpty(try RosterCSV.sessions(in: roster, format: format, log: log), fields["sessionsFile"])
        }
        if fields["sessionsFile"] != nil { return [] }
        let sessions = fields.required("sessions", expected: "a list of sessions, or sessionsFile")
        // A session that is written for each attendee stands for all of them.
        if let sessions, sessions.child("for") != nil { return [sessions] }
        return nonEmpty(sessions?.list(expected: "a list of sessions"), sessions)
    }

    private static func nonEmpty(_ values: [FieldValue]?, _ place: FieldValue?) -> [FieldValue] {
        if let values, values.isEmpty { place?.fail("there is no session in it", expected: "at least one session") }
        return values ?? []
    }

    private static func sha256(_ parts: [UInt8]...) -> String {
        var hash = SHA256()
        for part in parts { hash.update(part) }
        return hash.hexadecimal
    }
}
