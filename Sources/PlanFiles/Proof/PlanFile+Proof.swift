import Hashing
public import PlanModel

/// Plans with their proofs.
extension PlanFile {
    /// Up to this many bytes, a proof is stored in the plan's own file.
    static let mostBytesInside = 256 << 10

    /// Writes the plan with the proof of its bound: in the plan's file if the proof is small, or if no other file can
    /// be created beside it; otherwise at `ProofFile.path(besidePlan:)`, and then first, so that a plan never names a
    /// proof that does not exist. Each file is written completely or not at all. Throws `FileFailure`.
    public static func write(_ plan: Plan, proof: PlanProof?, to path: String) throws {
        var plan = plan
        plan.proof = nil
        if let proof {
            let bytes = try ProofFile.encode(proof)
            let name = bytes.count > mostBytesInside ? try nameBeside(path, of: bytes) : nil
            plan.proof = name.map { .beside(file: $0, sha256: SHA256.hexadecimal(of: bytes)) } ?? .inside(proof)
        }
        try write(plan, to: path)
    }

    /// The name of a file beside a plan that now contains the proof's bytes; nil if none can be created.
    private static func nameBeside(_ path: String, of bytes: [UInt8]) throws -> String? {
        guard try FilePlace(path, for: .write).kind != .stream else { return nil }
        let besides = ProofFile.path(besidePlan: path)
        do {
            try FileBytes.write(bytes, to: besides)
        } catch is FileFailure {
            // The name is too long, or is that of a folder: the plan has room for the proof.
            return nil
        }
        return lastComponent(of: besides)
    }

    /// The proof of a plan that was read from a path; nil if it was made without one.
    ///
    /// Throws `FileFailure` if the proof's own file cannot be read, `InputProblems` if it is not a proof, or not the
    /// one with which the plan was written.
    public static func proof(of plan: Plan, readFrom path: String) throws -> (proof: PlanProof, file: String)? {
        switch plan.proof {
        case nil: return nil
        case .inside(let proof): return (proof, path)
        case .beside(let file, let sha256):
            let isName = !file.isEmpty && !file.contains("/") && file != "." && file != ".."
            guard isName, path != "-" else {
                throw InputProblems(
                    Problem(
                        file: InputFile.shownName(of: path), field: "proof.file", value: file,
                        expected: isName ? "--proof \(file)" : "the name of a file in the folder of the plan",
                        message: "the proof cannot be found"))
            }
            let besides = path.lastIndex(of: "/").map { path[...$0] + file } ?? file
            let bytes = try FileBytes.read(besides, limit: PlanProof.mostBytes)
            guard SHA256.hexadecimal(of: bytes) == sha256 else {
                throw InputProblems(
                    Problem(
                        file: besides, expected: "the file that was written with \(path)",
                        message: "is not the proof of this plan, or was changed"))
            }
            return (try ProofFile.decode(bytes, file: besides), besides)
        }
    }

    private static func lastComponent(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }
}
