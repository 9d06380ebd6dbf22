import CoachingModels
import PlanFiles
import PlanModel

/// The index of a folder of parts as a file: its fields after those that tell what the file is.
public enum PartsIndexFile {
    /// The value of `kind` in an index's file.
    package static let kind = "parts"

    /// Reads the index of a folder.
    ///
    /// - Throws: `FileFailure` where there is none, as in a folder that is not wholly written; `InputProblems` where it is none, or
    ///   of a version that this program does not know.
    public static func read(_ folder: PartsFolder) throws -> PartsIndex {
        let bytes = try FileBytes.read(folder.index)
        func refuse(_ field: String?, _ value: String?, _ expected: String, _ message: String) -> InputProblems {
            InputProblems(
                Problem(file: folder.index, field: field, value: value, expected: expected, message: message))
        }
        guard let head = try? CoachingJSON.decode(Head.self, from: bytes) else {
            throw refuse(nil, nil, "a file that coachplan split has written", "is not well-formed JSON, or is cut off")
        }
        guard head.kind == kind else {
            throw refuse("kind", head.kind ?? "nothing", kind, "this is no index of parts")
        }
        guard head.coachplan == PartsIndex.formatVersion else {
            throw refuse(
                "coachplan", head.coachplan.map(String.init) ?? "nothing", "\(PartsIndex.formatVersion)",
                "this program does not know this version of the format; divide the request again")
        }
        let index: PartsIndex
        do {
            index = try CoachingJSON.decode(PartsIndex.self, from: bytes)
        } catch {
            throw refuse(
                nil, nil, "a file that coachplan split has written", "is no index of parts: \(PlanFile.reason(error))")
        }
        guard index.parts.map(\.number) == Array(1...max(1, index.parts.count)) else {
            throw refuse("parts", nil, "parts with the numbers 1, 2, 3 and so on", "a part is missing or there twice")
        }
        return index
    }

    /// Writes the index, whole or not at all: what makes a folder of parts one. Throws `FileFailure`.
    public static func write(_ index: PartsIndex, to folder: PartsFolder) throws {
        var bytes = Array("{\n\"coachplan\": \(PartsIndex.formatVersion),\n\"kind\": \"\(kind)\"".utf8)
        func add(_ name: String, _ value: some Encodable) throws {
            bytes += Array(",\n\"\(name)\": ".utf8) + (try CoachingJSON.encode(value))
        }
        try add("id", index.id)
        try add("request", index.request)
        try add("slots", index.slots)
        if let previous = index.previous { try add("previous", previous) }
        bytes += Array(",\n\"parts\": [".utf8)
        for (place, part) in index.parts.enumerated() {
            bytes += Array((place == 0 ? "\n  " : ",\n  ").utf8) + (try CoachingJSON.encode(part))
        }
        try FileBytes.write(bytes + Array("\n]\n}\n".utf8), to: folder.index)
    }

    /// What every version of an index has.
    private struct Head: Decodable {
        var coachplan: Int?
        var kind: String?
    }
}
