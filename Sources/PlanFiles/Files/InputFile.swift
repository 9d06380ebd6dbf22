import Foundation
import PlanModel

/// A file that is read from its start to its end, a piece at a time. A path of one dash is standard input.
package struct InputFile: ~Copyable {
    private let name: String
    private let descriptor: Int32

    /// Throws `FileFailure` if the file cannot be opened.
    package init(path: String) throws {
        name = InputFile.shownName(of: path)
        descriptor = path == "-" ? fcntl(0, F_DUPFD_CLOEXEC, 3) : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure(reading: name) }
    }

    deinit { close(descriptor) }

    /// What messages call the file.
    package static func shownName(of path: String) -> String { path == "-" ? "standard input" : path }

    /// Appends the next bytes, up to a limit. True at the end of the file.
    package mutating func append(atMost limit: Int, to bytes: inout [UInt8]) throws -> Bool {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: limit))
        let filled = try bytes.withUnsafeMutableBytes { try read(into: .init(rebasing: $0[start...])) }
        bytes.removeLast(limit - filled)
        return filled < limit
    }

    /// Fills a buffer with the next bytes; returns how many there were, fewer than wanted only at the end of the file.
    package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard let filled = DescriptorIO.read(into: buffer, from: descriptor) else { throw FileFailure(reading: name) }
        return filled
    }
}

extension FileFailure {
    /// A failure to read, for the reason that the system gave last.
    package init(reading path: String) {
        self.init(path: path, operation: .read, reason: String(cString: strerror(errno)))
    }

    /// A failure to write, for the reason that the system gave last.
    package init(writing path: String) {
        self.init(path: path, operation: .write, reason: String(cString: strerror(errno)))
    }
}
