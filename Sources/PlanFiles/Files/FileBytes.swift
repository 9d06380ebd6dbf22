import PlanModel

/// Reads and writes whole files, and reports the system's own reason on failure.
public enum FileBytes {
    /// The file's bytes; a `FileFailure` if it cannot be read or is larger than the limit.
    package static func read(_ path: String, limit: Int = .max) throws -> [UInt8] {
        var input = try InputFile(path: path)
        var bytes: [UInt8] = []
        // Small pieces first: most files are small, and each piece is zeroed before it is read into.
        var piece = 1 << 16
        while try !input.append(atMost: piece, to: &bytes) {
            piece = min(2 * piece, 1 << 20)
            guard bytes.count <= limit else {
                throw FileFailure(
                    path: InputFile.shownName(of: path), operation: .read,
                    reason: "it is larger than \(limit >> 20) MB")
            }
        }
        return bytes
    }

    /// Writes the file completely or not at all, as `OutputFile` does. Throws `FileFailure`.
    public static func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
        var file = try OutputFile(path: path)
        try file.append(bytes)
        try file.finish()
    }
}
