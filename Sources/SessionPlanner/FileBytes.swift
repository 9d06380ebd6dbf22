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

    /// Writes the file whole or not at all: to a new file beside it, synced, then renamed over it.
    static func writeAtomically(_ bytes: [UInt8], to path: String) throws {
        let temporary = "\(path).\(getpid()).partial"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileFailure(writing: path) }
        do {
            try {
                defer { close(descriptor) }
                try write(bytes, to: descriptor, path: path)
                guard fsync(descriptor) == 0 else { throw FileFailure(writing: path) }
            }()
            guard rename(temporary, path) == 0 else { throw FileFailure(writing: path) }
        } catch {
            unlink(temporary)
            throw error
        }
        syncDirectory(of: path)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileFailure(writing: path) }
            written += count
        }
    }

    /// Makes the rename itself durable. Some file systems cannot; the file is whole either way.
    private static func syncDirectory(of path: String) {
        let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}
