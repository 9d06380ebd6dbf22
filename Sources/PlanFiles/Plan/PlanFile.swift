import CoachingModels
import Hashing
public import PlanModel

/// Plan files: one JSON document with a line for each appointment, sealed so that a change by hand is detected.
///
/// The seal is the SHA-256 of everything before it. It guards against mistakes and is not a signature.
public enum PlanFile {
    /// The most bytes of a plan's file. One of half a million sessions has some 450 MB.
    static let mostBytes = 2 << 30

    /// Writes the plan completely or not at all. Throws `FileFailure`.
    public static func write(_ plan: Plan, to path: String) throws {
        try FileBytes.write(encode(plan), to: path)
    }

    /// Reads a plan. Throws `FileFailure`, or `InputProblems` if the file is not a plan, was changed after it was
    /// written, or has another format version.
    public static func read(path: String) throws -> Plan {
        try decode(FileBytes.read(path, limit: mostBytes), file: InputFile.shownName(of: path))
    }

    /// Reads a plan, with the seal of its file. Throws as `read(path:)` does.
    package static func readWithSeal(path: String) throws -> (plan: Plan, seal: String) {
        let bytes = try FileBytes.read(path, limit: mostBytes)
        let plan = try decode(bytes, file: InputFile.shownName(of: path))
        return (plan, sealText(in: bytes))
    }

    /// Reads a plan, with where its lists stand in its file. Throws as `read(path:)` does.
    package static func readWithSections(path: String) throws -> (plan: Plan, sections: PlanSections) {
        let bytes = try FileBytes.read(path, limit: mostBytes)
        let plan = try decode(bytes, file: InputFile.shownName(of: path))
        return (plan, PlanSections(path: path, bytes: bytes))
    }

    /// Reads the plan on which a re-plan is based, with the hash of its file. Throws as `read(path:)` does.
    public static func readBase(path: String) throws -> BasePlan {
        let bytes = try FileBytes.read(path, limit: mostBytes)
        let plan = try decode(bytes, file: InputFile.shownName(of: path))
        return BasePlan(plan, sha256: SHA256.hexadecimal(of: bytes))
    }

    /// The name of a file that is kept beside the plan: `week.proof.json` beside `week.json`.
    package static func companion(_ what: String, besidePlan path: String) -> String {
        let stem = path.hasSuffix(".json") ? String(path.dropLast(5)) : path
        return "\(stem).\(what).json"
    }

    /// The bytes of the plan's file.
    public static func encode(_ plan: Plan) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try emit(plan, PlanLists(plan)) { bytes += $0 }
        return sealed(bytes)
    }

    /// Passes on everything before the seal of a plan's file, piece by piece.
    ///
    /// - Parameter lists: what stands in the place of the plan's own lists.
    static func emit(_ plan: Plan, _ lists: PlanLists, to write: (ArraySlice<UInt8>) throws -> Void) throws {
        try withoutActuallyEscaping(write) { try emit(plan, lists, on: $0) }
    }

    private static func emit(
        _ plan: Plan, _ lists: PlanLists, on write: @escaping (ArraySlice<UInt8>) throws -> Void
    ) throws {
        func put(_ text: String) throws { try write(Array(text.utf8)[...]) }
        func add(_ name: String, _ value: some Encodable) throws {
            try write((Array("\"\(name)\": ".utf8) + (try CoachingJSON.encode(value)) + Array(",\n".utf8))[...])
        }
        func addLines(_ name: String, _ elements: PlanLists.Elements?) throws {
            guard let elements else { return }
            try put("\"\(name)\": [")
            var isEmpty = true
            try elements { element in
                try put(isEmpty ? "\n  " : ",\n  ")
                isEmpty = false
                try write(element)
            }
            try put(isEmpty ? "],\n" : "\n],\n")
        }
        func addMembers(_ name: String, _ members: PlanLists.Elements) throws {
            try put("\"\(name)\": {")
            var isEmpty = true
            try members { member in
                if !isEmpty { try put(",") }
                isEmpty = false
                try write(member)
            }
            try put("},\n")
        }
        try put("{\n")
        try add("coachplan", Plan.formatVersion)
        try add("kind", kind)
        try add("id", plan.id)
        try add("createdAt", plan.createdAt)
        try add("request", plan.request)
        try add("slots", plan.slots)
        if let previous = plan.previous { try add("previous", previous) }
        try addLines("overrides", plan.overrides.map { overrides in { try PlanLists.elements(overrides, $0) } })
        if let horizon = plan.horizon { try add("horizon", horizon) }
        if let policy = plan.policy { try add("policy", policy) }
        try addLines("people", lists.people)
        try addLines("coaches", lists.coaches)
        try add("solution", plan.solution)
        try addLines("appointments", lists.appointments)
        try addLines("unscheduled", lists.unscheduled)
        try addLines("staffing", lists.staffing)
        try addLines("staffingDays", lists.staffingDays)
        try addMembers("names", lists.names)
        try addMembers("staffingGroups", lists.staffingGroups)
        if let sameStaffing = plan.sameStaffing { try add("sameStaffing", sameStaffing) }
        try addLines("nearEdges", lists.nearEdges)
        switch plan.proof {
        case .inside(let proof):
            try put("\"proof\": ")
            try write(try ProofFile.document(proof)[...])
            try put(",\n")
        case .beside: try add("proof", plan.proof)
        case nil: break
        }
    }

    /// The seal of a plan's file: SHA-256 of everything before it, in lower-case hexadecimal.
    package static func seal(of plan: Plan) throws -> String {
        sealText(in: try encode(plan))
    }

    /// The seal that a plan's file has.
    private static func sealText(in bytes: [UInt8]) -> String {
        String(decoding: bytes.dropLast(sealEnd.utf8.count).suffix(64), as: UTF8.self)
    }

    /// Completes a plan's file, given everything before its seal.
    static func sealed(_ body: [UInt8]) -> [UInt8] { body + seal(SHA256.hexadecimal(of: body)) }

    /// What ends a plan's file.
    ///
    /// - Parameter sha256: of everything before it.
    static func seal(_ sha256: String) -> [UInt8] { Array("\(sealStart)\(sha256)\(sealEnd)".utf8) }

    /// Reads a plan from the bytes of its file, which has the given name in problems.
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

    /// Refuses a file that is not a plan, or is not as it was written.
    static func check(_ source: SourceText) throws {
        try checkHeader(source)
        try checkSeal(source)
    }

    /// The lines of a plan's file that contain its appointments, from 1, by the session's key; empty if the file is not
    /// a plan.
    package static func appointmentLines(path: String) -> [String: Int] {
        guard path != "-", let bytes = try? FileBytes.read(path, limit: mostBytes) else { return [:] }
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

    /// The fields that every version of a plan file has.
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
        guard bytes.count >= tail else { return false }
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0[..<(bytes.count - tail)])) }
        return bytes.suffix(tail).elementsEqual(seal(hash.hexadecimal))
    }

    /// The original bytes of a file in which a program has changed the line ends, or dropped the last one.
    private static func withOwnLineEnds(_ content: [UInt8]) -> [UInt8] {
        let lines = content.split(omittingEmptySubsequences: true) {
            $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n")
        }
        return Array(lines.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
    }

    /// Why a document does not have the expected type, in words.
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
