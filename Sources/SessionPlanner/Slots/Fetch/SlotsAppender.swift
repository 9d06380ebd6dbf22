import Foundation

/// Appends whole lines to a slots file that one fetch at a time may write.
///
/// Each line is one write. A line that did not fit is taken back, so that the file always ends with a whole line; a
/// torn one that a crash left is cut off when the file is opened.
struct SlotsAppender: ~Copyable {
    private let path: String
    private let file: ExclusiveFile
    /// Bytes of the file.
    private(set) var size: Int

    /// Opens or creates the file, and takes it for this process.
    ///
    /// - Throws: `FileFailure`, also when another fetch writes the file.
    init(path: String) throws {
        let claimed = try ExclusiveFile(path: path, busy: "another fetch is writing it")
        let end = Int(lseek(claimed.descriptor, 0, SEEK_END))
        guard end >= 0 else { throw FileFailure(path: path, operation: .write, reason: "it is not a regular file") }
        self.path = path
        file = claimed
        size = end
    }

    private var descriptor: Int32 { file.descriptor }

    /// Reads up to `count` bytes from an offset on.
    func read(at offset: Int, count: Int) throws -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let step = pread(descriptor, buffer.baseAddress! + filled, count - filled, off_t(offset + filled))
                if step < 0, errno == EINTR { continue }
                failed = step < 0
                if step <= 0 { break }
                filled += step
            }
        }
        if failed { throw FileFailure(path: path, operation: .read, reason: String(cString: strerror(errno))) }
        return bytes
    }

    /// Keeps the first bytes only.
    mutating func truncate(to length: Int) throws {
        guard length != size else { return }
        guard ftruncate(descriptor, off_t(length)) == 0 else { throw Self.failure(path) }
        size = length
    }

    /// Appends a line, whole or not at all.
    mutating func append(_ line: [UInt8]) throws {
        var written = 0
        while written < line.count {
            let step = line.withUnsafeBytes { bytes in
                pwrite(descriptor, bytes.baseAddress! + written, bytes.count - written, off_t(size + written))
            }
            if step < 0, errno == EINTR { continue }
            guard step > 0 else {
                let failure = Self.failure(path)
                ftruncate(descriptor, off_t(size))
                throw failure
            }
            written += step
        }
        size += line.count
    }

    /// Makes what was appended survive a loss of power.
    func sync() throws {
        // Pipes and some devices cannot: then there is nothing to lose either.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw Self.failure(path) }
    }

    private static func failure(_ path: String) -> FileFailure {
        FileFailure(path: path, operation: .write, reason: String(cString: strerror(errno)))
    }
}
