import Foundation

/// Whole files in and out, with the system's own reason where that fails.
enum FileBytes {
    /// The file's bytes; a `FileFailure` if it cannot be read or is larger than the limit.
    static func read(_ path: String, limit: Int = .max) throws -> [UInt8] {
        var input = try InputFile(path: path)
        var bytes: [UInt8] = []
        while try !input.append(atMost: 1 << 20, to: &bytes) {
            guard bytes.count <= limit else {
                throw FileFailure(path: path, operation: .read, reason: "it is larger than \(limit >> 20) MB")
            }
        }
        return bytes
    }

    /// Writes the file whole or not at all. Throws `FileFailure`.
    static func writeAtomically(_ bytes: [UInt8], to path: String) throws {
        var file = try OutputFile(path: path)
        try file.append(bytes)
        try file.finish()
    }

    /// Puts a finished file in its place.
    static func move(_ temporary: String, to path: String) throws {
        guard rename(temporary, path) == 0 else {
            let failure = FileFailure(writing: path)
            remove(temporary)
            throw failure
        }
    }

    /// Removes what is no longer of use, if it is there.
    static func remove(_ path: String) { unlink(path) }
}
