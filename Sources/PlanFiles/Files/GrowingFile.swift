import Foundation
import Hashing
import PlanModel
import SystemPackage

/// A new file that is appended to, one of many: it is open only while a piece of it is written.
///
/// It is not written beside its place first: whoever creates several files that belong together marks them as complete
/// with a further file.
package final class GrowingFile {
    /// The file's path.
    package let path: String
    /// The number of bytes so far.
    package private(set) var count = 0
    private var hash = SHA256()
    private var pending: [UInt8] = []

    /// The number of bytes that are buffered before they are written.
    private static let pieceSize = 128 << 10

    /// Creates the file. Throws `FileFailure`, also if the file exists already.
    package init(path: String) throws {
        self.path = path
        try Self.opening(path, options: [.create, .exclusiveCreate]) { _ in }
    }

    /// Appends bytes. Throws `FileFailure`.
    package func append(_ bytes: some Collection<UInt8>) throws {
        pending.append(contentsOf: bytes)
        if pending.count >= Self.pieceSize { try flush() }
    }

    /// Writes what is left. Throws `FileFailure`.
    ///
    /// - Returns: SHA-256 of the whole file in lower-case hexadecimal.
    package func finish() throws -> String {
        try flush(isLast: true)
        return hash.hexadecimal
    }

    private func flush(isLast: Bool = false) throws {
        defer { pending.removeAll(keepingCapacity: !isLast) }
        count += pending.count
        hash.update(pending)
        try Self.opening(path, options: .append) { descriptor in
            try pending.withUnsafeBytes { try DescriptorIO.write($0, to: descriptor) }
            if isLast { try descriptor.synchronize() }
        }
    }

    private static func opening(
        _ path: String, options: FileDescriptor.OpenOptions, _ body: (FileDescriptor) throws -> Void
    ) throws {
        do {
            let descriptor = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: options.union(.closeOnExec), permissions: .forData)
            defer { try? descriptor.close() }
            try body(descriptor)
        } catch {
            throw FileFailure(writing: path, error)
        }
    }
}
