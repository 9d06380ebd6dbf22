import CoachingModels
import Hashing
public import PlanModel

/// Files of proofs: one JSON document with a line for each row, cut and part. Documentation/proof.md describes their
/// contents.
public enum ProofFile {
    /// The path of a proof that is too large for its plan's file: `week.proof.json` beside `week.json`.
    public static func path(besidePlan path: String) -> String {
        PlanFile.companion("proof", besidePlan: path)
    }

    /// Writes the proof completely or not at all. Throws `FileFailure`.
    public static func write(_ proof: PlanProof, to path: String) throws {
        try FileBytes.write(encode(proof), to: path)
    }

    /// Reads a proof. Throws `FileFailure`, or `InputProblems` if the file is not a proof, or is larger than a proof
    /// may be.
    public static func read(path: String) throws -> PlanProof {
        try decode(FileBytes.read(path, limit: PlanProof.mostBytesRead), file: InputFile.shownName(of: path))
    }

    /// The bytes of the proof's file.
    public static func encode(_ proof: PlanProof) throws -> [UInt8] { try document(proof) + [UInt8(ascii: "\n")] }

    /// The proof as a JSON object.
    static func document(_ proof: PlanProof) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try emit(proof) { bytes += $0 }
        return bytes
    }

    /// Passes on the proof as a JSON object, piece by piece.
    static func emit(_ proof: PlanProof, to write: ([UInt8]) throws -> Void) throws {
        var separator = "{"
        func add(_ name: String, _ value: some Encodable) throws {
            try write(Array("\(separator)\n\"\(name)\": ".utf8) + (try CoachingJSON.encode(value)))
            separator = ","
        }
        func addLines(_ name: String, _ values: [some Encodable]) throws {
            try write(Array(",\n\"\(name)\": [".utf8))
            for (index, value) in values.enumerated() {
                try write(Array((index == 0 ? "\n  " : ",\n  ").utf8) + (try CoachingJSON.encode(value)))
            }
            try write(Array((values.isEmpty ? "]" : "\n]").utf8))
        }
        try add("coachplan", PlanProof.formatVersion)
        try add("kind", PlanProof.kind)
        try add("request", ["sha256": proof.requestSHA256])
        try add("slots", ["sha256": proof.slotsSHA256])
        if let previous = proof.previousSHA256 { try add("previous", ["sha256": previous]) }
        try add("bound", proof.bound.description)
        try add("unitsPerOne", proof.unitsPerOne)
        try add("sessions", proof.sessions)
        try addLines("days", proof.days)
        try addLines("rows", proof.rows)
        try addLines("cuts", proof.cuts)
        try addLines("parts", proof.parts)
        try write(Array("\n}".utf8))
    }

    /// Reads a proof from the bytes of its file, which has the given name in problems.
    package static func decode(_ bytes: [UInt8], file: String) throws -> PlanProof {
        do {
            return try CoachingJSON.decode(PlanProof.self, from: SourceText(file: file, bytes: bytes).content)
        } catch let error as DecodingError {
            throw InputProblems(
                Problem(
                    file: file, expected: "a proof written by coachplan",
                    message: "is not a proof: \(PlanFile.reason(error))"))
        }
    }
}
