import Foundation
import PlanModel
import SystemPackage

/// A file that is read from start to end, a piece at a time. A path of one dash is standard input.
package struct InputFile: ~Copyable {
    private let name: String
    private let descriptor: FileDescriptor

    /// Throws `FileFailure` if the file cannot be opened.
    package init(path: String) throws {
        name = InputFile.shownName(of: path)
        do {
            descriptor =
                path == "-"
                ? try FileDescriptor.copy(of: 0)
                : try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
        } catch {
            throw FileFailure(reading: name, error)
        }
    }

    deinit { try? descriptor.close() }

    /// The name of the file in messages.
    package static func shownName(of path: String) -> String { path == "-" ? "standard input" : path }

    /// Appends the next bytes, up to a limit. Returns true at the end of the file.
    package mutating func append(atMost limit: Int, to bytes: inout [UInt8]) throws -> Bool {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: limit))
        let filled = try bytes.withUnsafeMutableBytes { try read(into: .init(rebasing: $0[start...])) }
        bytes.removeLast(limit - filled)
        return filled < limit
    }

    /// Fills a buffer with the next bytes; returns their number, which is smaller than requested only at the end of the
    /// file.
    package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        do {
            return try DescriptorIO.read(into: buffer, from: descriptor)
        } catch {
            throw FileFailure(reading: name, error)
        }
    }
}

extension FileFailure {
    /// A failure to read, with the system's reason.
    package init(reading path: String, _ error: any Error) {
        self.init(path: path, operation: .read, reason: "\(error)")
    }

    /// A failure to write, with the system's reason.
    package init(writing path: String, _ error: any Error) {
        self.init(path: path, operation: .write, reason: "\(error)")
    }
}
