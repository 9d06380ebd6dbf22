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
        try write(plan, PlanLists(plan), proof: proof, to: path)
    }

    /// The same with other lists than the plan's own.
    package static func write(_ plan: Plan, _ lists: PlanLists, proof: PlanProof?, to path: String) throws {
        var plan = plan
        plan.proof = try proof.map { proof in
            guard try isLarge(proof) else { return .inside(proof) }
            return try placeBeside(path, of: proof) ?? .inside(proof)
        }
        try write(plan, lists, to: path)
    }

    private static func isLarge(_ proof: PlanProof) throws -> Bool {
        struct Enough: Error {}
        // The line end of the file counts too.
        var count = 1
        do {
            try ProofFile.emit(proof) { bytes in
                count += bytes.count
                if count > mostBytesInside { throw Enough() }
            }
            return false
        } catch is Enough { return true }
    }

    /// A file beside a plan that now contains the proof; nil if none can be created.
    private static func placeBeside(_ path: String, of proof: PlanProof) throws -> ProofPlace? {
        guard try FilePlace(path, for: .write).kind != .stream else { return nil }
        let besides = ProofFile.path(besidePlan: path)
        var hash = SHA256()
        do {
            var file = try OutputFile(path: besides)
            try ProofFile.emit(proof) { bytes in
                hash.update(bytes)
                try file.append(bytes)
            }
            hash.update([UInt8(ascii: "\n")])
            try file.append([UInt8(ascii: "\n")])
            try file.finish()
        } catch is FileFailure {
            // The name is too long, or is that of a folder: the plan has room for the proof.
            return nil
        }
        return .beside(file: lastComponent(of: besides), sha256: hash.hexadecimal)
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
            let bytes = try FileBytes.read(besides, limit: PlanProof.mostBytesRead)
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
