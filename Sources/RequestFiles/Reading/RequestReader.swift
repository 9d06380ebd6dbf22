import CoachingModels
import Hashing
import PlanFiles
public import PlanModel

/// Reads and validates a request: YAML or JSON, with its sessions in the same file or in a CSV roster beside it.
public enum RequestReader {
    /// The request in the file. Throws `InputProblems` with everything that is wrong, or `FileFailure`.
    public static func read(path: String) throws -> PlanRequest { try readWithSources(path: path).request }

    /// The request in the file, and where it comes from. Throws as `read(path:)` does.
    public static func readWithSources(path: String) throws -> (request: PlanRequest, sources: RequestSources) {
        let source = try SourceText(readingFile: path)
        let log = ProblemLog()
        let root = try JSONSource.root(of: source, log: log) ?? YAMLSource.root(of: source, log: log)
        return try request(root, in: source, path: path, log: log)
    }

    /// What the request leaves to be found out about people. Throws `InputProblems` where it cannot be understood so far, or
    /// `FileFailure`.
    public static func readNames(path: String) throws -> RequestNames {
        let source = try SourceText(readingFile: path)
        let log = ProblemLog()
        let root = try JSONSource.root(of: source, log: log) ?? YAMLSource.root(of: source, log: log)
        guard let fields = FieldMap(root, known: known, expected: "a request") else {
            try log.throwIfAny()
            throw InternalFault("a request without fields was not reported")
        }
        try checkVersion(fields)
        let roster = try fields["sessionsFile"].flatMap { try rosterSource($0, beside: path) }
        let sessions = try sessionValues(fields, roster: roster, log: log)
        let scan = PeopleScan(fields, sessions: sessions)
        try log.throwIfAny()
        return RequestNames(scan, fields, lockPath: try LockFile(besideRequest: path).path)
    }

    private static func request(
        _ root: FieldValue, in source: SourceText, path: String, log: ProblemLog
    ) throws -> (request: PlanRequest, sources: RequestSources) {
        guard var fields = FieldMap(root, known: known, expected: "a request") else {
            try log.throwIfAny()
            throw InternalFault("a request without fields was not reported")
        }
        try checkVersion(fields)
        let roster = try fields["sessionsFile"].flatMap { try rosterSource($0, beside: path) }
        let sessions = try sessionValues(fields, roster: roster, log: log)
        let lock = try LockFile(besideRequest: path)
        let people = try RequestPeople.resolved(fields, sessions: sessions, lock: lock, log: log)
        fields = people.fields
        var draft = RequestDraft(fields)
        draft.readSessions(people.sessions)
        draft.checkCosts()
        try log.throwIfAny()
        let sources = RequestSources(
            files: [path] + (roster.map { [$0.file] } ?? []), lock: lock.bytes == nil ? nil : lock.path,
            request: source.file, fields: fields, sessions: draft.drafts)
        let sha256 = sha256(source.bytes, roster?.bytes ?? [], lock.bytes ?? [])
        return (try draft.request(sha256: sha256), sources)
    }

    private static let known = [
        "coachplan", "name", "timeZone", "horizon", "facilitators", "attendees", "defaults", "sessions",
        "sessionsFile", "policy", "deputies", "businessUnit",
    ]

    /// Another version may mean anything by its fields, so nothing else is said about such a file.
    private static func checkVersion(_ fields: FieldMap) throws {
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

    private static func rosterSource(_ value: FieldValue, beside request: String) throws -> SourceText? {
        guard let name = value.text(expected: "the path of a CSV file") else { return nil }
        let folder = try folder(of: request)
        let path = name.hasPrefix("/") ? name : folder + name
        do {
            // In a request a dash is a name like any other.
            return try SourceText(readingFile: path == "-" ? "./-" : path)
        } catch let failure as FileFailure {
            return value.failed(
                "cannot be read: \(failure.reason)", expected: "a CSV file, its path relative to the request")
        }
    }

    /// What comes through a pipe lies in no folder of its own: what it names is relative to the folder of the run.
    private static func folder(of request: String) throws -> Substring {
        guard try FilePlace(request, for: .read).kind != .stream else { return "" }
        return request.lastIndex(of: "/").map { request[...$0] } ?? ""
    }

    private static func sessionValues(
        _ fields: FieldMap, roster: SourceText?, log: ProblemLog
    ) throws -> [FieldValue] {
        if fields["sessions"] != nil, let file = fields["sessionsFile"] {
            file.fail("a request has its sessions here or in a file, not both", expected: "sessions or sessionsFile")
        }
        if let roster { return nonEmpty(try RosterCSV.sessions(in: roster, log: log), fields["sessionsFile"]) }
        if fields["sessionsFile"] != nil { return [] }
        let sessions = fields.required("sessions", expected: "a list of sessions, or sessionsFile")
        // One that is written for each attendee stands for all of them.
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
