/// Where a plan's proof is.
public enum ProofPlace: Sendable, Equatable {
    /// In the plan itself, if it is small.
    case inside(PlanProof)
    /// In a file of its own in the same folder: its name, and its SHA-256 in lower-case hexadecimal.
    case beside(file: String, sha256: String)
}

/// The proof itself, or `{"file": "week.proof.json", "sha256": "…"}`.
extension ProofPlace: Codable {
    private enum Key: String, CodingKey {
        case file, sha256
    }

    /// Reads a proof, or the name of its file.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        if let file = try fields.decodeIfPresent(String.self, forKey: .file) {
            self = .beside(file: file, sha256: try fields.decode(String.self, forKey: .sha256))
        } else {
            self = .inside(try PlanProof(from: decoder))
        }
    }

    /// Writes a proof, or the name of its file.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .inside(let proof): try proof.encode(to: encoder)
        case .beside(let file, let sha256):
            var fields = encoder.container(keyedBy: Key.self)
            try fields.encode(file, forKey: .file)
            try fields.encode(sha256, forKey: .sha256)
        }
    }
}
