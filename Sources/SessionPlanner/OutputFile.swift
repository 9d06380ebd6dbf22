import Foundation

/// A file that appears whole or not at all: written beside its place, synced, then renamed.
struct OutputFile: ~Copyable {
    private let path: String
    private let temporary: String
    private let descriptor: Int32
    private var pending: [UInt8] = []
    private var isFinished = false

    /// Throws `FileFailure` if nothing can be written there.
    init(path: String) throws {
        self.path = path
        temporary = "\(path).\(getpid()).partial"
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileFailure(writing: path) }
    }

    /// Leaves nothing behind if the file was not finished.
    deinit {
        close(descriptor)
        if !isFinished { unlink(temporary) }
    }

    mutating func append(_ bytes: some Sequence<UInt8>) throws {
        pending.append(contentsOf: bytes)
        if pending.count >= 1 << 20 { try flush() }
    }

    /// Makes the file appear, durably.
    consuming func finish() throws {
        try flush()
        guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw FileFailure(writing: path) }
        isFinished = true
        syncFolder()
    }

    private mutating func flush() throws {
        var written = 0
        while written < pending.count {
            let count = pending[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileFailure(writing: path) }
            written += count
        }
        pending.removeAll(keepingCapacity: true)
    }

    /// Makes the rename itself durable. Some file systems cannot; the file is whole either way.
    private func syncFolder() {
        let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}
