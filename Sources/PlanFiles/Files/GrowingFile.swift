import Foundation
import Hashing
import PlanModel
import SystemPackage

/// A new file that grows at its end, among many others: it is open only while a piece of it is written.
///
/// Not written beside its place: whoever makes several files that belong together says by another one that all are whole.
package final class GrowingFile {
    /// The file's path.
    package let path: String
    /// Bytes so far.
    package private(set) var count = 0
    private var hash = SHA256()
    private var pending: [UInt8] = []

    /// Bytes that are kept before they are written.
    private static let pieceSize = 128 << 10

    /// Makes the file. Throws `FileFailure`, also where there is one already.
    package init(path: String) throws {
        self.path = path
        try Self.opening(path, options: [.create, .exclusiveCreate]) { _ in }
    }

    /// Adds bytes at the end. Throws `FileFailure`.
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
