import Foundation

/// A file that is read from its start to its end, a piece at a time.
struct InputFile: ~Copyable {
    private let path: String
    private let descriptor: Int32

    /// Throws `FileFailure` if the file cannot be opened.
    init(path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure(reading: path) }
    }

    deinit { close(descriptor) }

    /// Appends the next bytes, up to a limit. True at the end of the file.
    mutating func append(atMost limit: Int, to bytes: inout [UInt8]) throws -> Bool {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: limit))
        let filled = try bytes.withUnsafeMutableBytes { try read(into: .init(rebasing: $0[start...])) }
        bytes.removeLast(limit - filled)
        return filled < limit
    }

    /// Fills a buffer with the next bytes; returns how many there were, fewer than wanted only at the end of the file.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        var filled = 0
        while filled < buffer.count {
            let count = Foundation.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileFailure(reading: path) }
            if count == 0 { break }
            filled += count
        }
        return filled
    }
}

extension FileFailure {
    /// A failure to read, for the reason that the system gave last.
    init(reading path: String) { self.init(path: path, operation: .read, reason: String(cString: strerror(errno))) }

    /// A failure to write, for the reason that the system gave last.
    init(writing path: String) { self.init(path: path, operation: .write, reason: String(cString: strerror(errno))) }
}
