import Hashing
public import PlanModel

/// Plans with their proofs.
extension PlanFile {
    /// A proof of so many bytes at most goes into the plan's own file.
    static let mostBytesInside = 256 << 10

    /// Writes the plan with what proves its bound: in the plan's file where it is small, or where that is no file that
    /// another could stand beside; else at `ProofFile.path(besidePlan:)`, and then first, so that a plan never names a proof
    /// that is not there. Each file is written whole or not at all. Throws `FileFailure`.
    public static func write(_ plan: Plan, proof: PlanProof?, to path: String) throws {
        var plan = plan
        plan.proof = nil
        if let proof {
            let bytes = try ProofFile.encode(proof)
            let standsAlone = try FilePlace(path, for: .write).kind == .stream
            if bytes.count <= mostBytesInside || standsAlone {
                plan.proof = .inside(proof)
            } else {
                let besides = ProofFile.path(besidePlan: path)
                try FileBytes.write(bytes, to: besides)
                plan.proof = .beside(file: lastComponent(of: besides), sha256: SHA256.hexadecimal(of: bytes))
            }
        }
        try write(plan, to: path)
    }

    /// The proof of a plan that was read from a path; nil where it was made without one.
    ///
    /// Throws `FileFailure` if the proof's own file cannot be read, `InputProblems` if that is no proof, or not the one that
    /// the plan was written with.
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
