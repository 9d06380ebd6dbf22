import CoachingModels
import Hashing
public import PlanModel

/// Plan files: one JSON document, a line for each appointment, sealed so that a change by hand is noticed.
///
/// The seal is the SHA-256 of everything before it. It guards against mistakes; it is no signature.
public enum PlanFile {
    /// Writes the plan, whole or not at all. Throws `FileFailure`.
    public static func write(_ plan: Plan, to path: String) throws {
        try FileBytes.write(encode(plan), to: path)
    }

    /// Reads a plan. Throws `FileFailure`, or `InputProblems` if the file is no plan, was changed after it was
    /// written, or has another format version.
    public static func read(path: String) throws -> Plan {
        try decode(FileBytes.read(path, limit: SourceText.maxBytes), file: InputFile.shownName(of: path))
    }

    /// Reads the plan that a re-plan begins from, with the hash of its file. Throws as `read(path:)` does.
    public static func readBase(path: String) throws -> BasePlan {
        let bytes = try FileBytes.read(path, limit: SourceText.maxBytes)
        let plan = try decode(bytes, file: InputFile.shownName(of: path))
        return BasePlan(plan, sha256: SHA256.hexadecimal(of: bytes))
    }

    /// How a file of the plan is called that stands beside it: `week.proof.json` beside `week.json`.
    package static func companion(_ what: String, besidePlan path: String) -> String {
        let stem = path.hasSuffix(".json") ? String(path.dropLast(5)) : path
        return "\(stem).\(what).json"
    }

    /// The bytes of the plan's file.
    public static func encode(_ plan: Plan) throws -> [UInt8] {
        var bytes = Array("{\n".utf8)
        func add(_ name: String, _ value: some Encodable) throws {
            bytes += Array("\"\(name)\": ".utf8) + (try CoachingJSON.encode(value)) + Array(",\n".utf8)
        }
        func addLines(_ name: String, _ values: [some Encodable]) throws {
            bytes += Array("\"\(name)\": [".utf8)
            for (index, value) in values.enumerated() {
                bytes += Array((index == 0 ? "\n  " : ",\n  ").utf8) + (try CoachingJSON.encode(value))
            }
            bytes += Array((values.isEmpty ? "],\n" : "\n],\n").utf8)
        }
        try add("coachplan", Plan.formatVersion)
        try add("kind", kind)
        try add("id", plan.id)
        try add("createdAt", plan.createdAt)
        try add("request", plan.request)
        try add("slots", plan.slots)
        if let previous = plan.previous { try add("previous", previous) }
        if let overrides = plan.overrides { try addLines("overrides", overrides) }
        if let horizon = plan.horizon { try add("horizon", horizon) }
        if let policy = plan.policy { try add("policy", policy) }
        if let people = plan.people { try addLines("people", people) }
        if let coaches = plan.coaches { try addLines("coaches", coaches) }
        try add("solution", plan.solution)
        try addLines("appointments", plan.appointments)
        try addLines("unscheduled", plan.unscheduled)
        try addLines("staffing", plan.staffing)
        if let days = plan.staffingDays { try addLines("staffingDays", days) }
        try add("names", plan.names)
        try add("staffingGroups", plan.staffingGroups)
        if let sameStaffing = plan.sameStaffing { try add("sameStaffing", sameStaffing) }
        if let nearEdges = plan.nearEdges { try addLines("nearEdges", nearEdges) }
        switch plan.proof {
        case .inside(let proof):
            bytes += Array("\"proof\": ".utf8) + (try ProofFile.document(proof)) + Array(",\n".utf8)
        case .beside: try add("proof", plan.proof)
        case nil: break
        }
        return sealed(bytes)
    }

    /// The seal of a plan's file: SHA-256 of everything before it, in lower-case hexadecimal.
    package static func seal(of plan: Plan) throws -> String {
        let bytes = try encode(plan)
        return String(decoding: bytes.dropLast(sealEnd.utf8.count).suffix(64), as: UTF8.self)
    }

    /// A plan's file from everything before its seal.
    static func sealed(_ body: [UInt8]) -> [UInt8] {
        body + Array("\(sealStart)\(SHA256.hexadecimal(of: body))\(sealEnd)".utf8)
    }

    /// Reads a plan from the bytes of its file, which problems call by the given name.
    package static func decode(_ bytes: [UInt8], file: String) throws -> Plan {
        try check(SourceText(file: file, bytes: bytes))
        do {
            return try CoachingJSON.decode(Plan.self, from: bytes)
        } catch {
            throw InputProblems(
                Problem(file: file, expected: "a plan written by coachplan", message: "is not a plan: \(reason(error))")
            )
        }
    }

    /// Refuses what is no plan, or not as it was written.
    static func check(_ source: SourceText) throws {
        try checkHeader(source)
        try checkSeal(source)
    }

    /// In which lines of a plan's file its appointments are, by the session's key, from 1; empty where it is no plan.
    package static func appointmentLines(path: String) -> [String: Int] {
        guard path != "-", let bytes = try? FileBytes.read(path, limit: SourceText.maxBytes) else { return [:] }
        var lines: [String: Int] = [:]
        var isInside = false
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if !isInside {
                isInside = line.starts(with: "\"appointments\": [".utf8)
                continue
            }
            guard line.starts(with: "  {".utf8) else { break }
            let object = line.last == UInt8(ascii: ",") ? line.dropLast() : line
            guard let one = try? CoachingJSON.decode(PlannedAppointment.self, from: Array(object)) else { break }
            lines[one.session] = index + 1
        }
        return lines
    }

    private static let kind = "plan"
    private static let sealStart = "\"seal\": \""
    private static let sealEnd = "\"\n}\n"

    /// What every version of a plan file has.
    private struct Header: Decodable {
        var coachplan: Int?
        var kind: String?
    }

    private static func checkHeader(_ source: SourceText) throws {
        func refuse(_ field: String?, _ value: String?, _ expected: String, _ message: String) -> InputProblems {
            InputProblems(Problem(file: source.file, field: field, value: value, expected: expected, message: message))
        }
        guard let header = try? CoachingJSON.decode(Header.self, from: source.content) else {
            throw refuse(nil, nil, "a plan written by coachplan", "is not well-formed JSON, or is cut off")
        }
        guard header.kind == kind else {
            throw refuse("kind", header.kind ?? "nothing", "plan", "this is not a plan")
        }
        guard header.coachplan == Plan.formatVersion else {
            throw refuse(
                "coachplan", header.coachplan.map(String.init) ?? "nothing", "\(Plan.formatVersion)",
                "this program does not know this version of the plan format; make the plan again")
        }
    }

    private static func checkSeal(_ source: SourceText) throws {
        guard !isSealed(source.bytes) else { return }
        var problem = Problem(
            file: source.file, field: "seal", expected: "a plan as coachplan wrote it",
            message: "the plan was changed after it was made; change the request and plan again instead")
        if isSealed(withOwnLineEnds(source.content)) {
            problem.expected = "the file as coachplan wrote it: lines that end with LF, no byte order mark"
            problem.message =
                "the plan was saved again by another program, with other line ends or a byte order mark; all else is as "
                + "it was"
        }
        throw InputProblems(problem)
    }

    private static func isSealed(_ bytes: [UInt8]) -> Bool {
        let tail = sealStart.utf8.count + 64 + sealEnd.utf8.count
        return bytes.count >= tail && bytes == sealed(Array(bytes.dropLast(tail)))
    }

    /// The bytes as they were before a program wrote other line ends, or none at the end.
    private static func withOwnLineEnds(_ content: [UInt8]) -> [UInt8] {
        let lines = content.split(omittingEmptySubsequences: true) {
            $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n")
        }
        return Array(lines.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
    }

    /// Why a document is not of a type, in words.
    package static func reason(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _): "it lacks \(key.stringValue)"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context):
            "\(context.codingPath.map(\.stringValue).joined(separator: ".")): \(context.debugDescription)"
        default: "\(error)"
        }
    }
}
