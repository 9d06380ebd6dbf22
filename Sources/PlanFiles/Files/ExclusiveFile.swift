import Foundation
import PlanModel
package import SystemPackage

/// A file open for reading and writing that only one run may have at a time. The claim ends with the process, however
/// the process ends.
package struct ExclusiveFile: ~Copyable {
    package let descriptor: FileDescriptor

    /// Opens or creates the file and claims it.
    ///
    /// - Parameter busy: the reason to report when another run has the file.
    /// - Throws: `FileFailure`.
    package init(path: String, busy: String) throws {
        descriptor = try Self.claimed(path: path, busy: busy)
    }

    deinit {
        // A program that is being started has a copy of the descriptor for a moment: closing only ours would leave the
        // claim with it.
        flock(descriptor.rawValue, LOCK_UN)
        try? descriptor.close()
    }
}

extension ExclusiveFile {
    private static func claimed(path: String, busy: String) throws(FileFailure) -> FileDescriptor {
        do {
            let opened = try FileDescriptor.open(
                FilePath(path), .readWrite, options: [.create, .closeOnExec], permissions: .forData)
            if flock(opened.rawValue, LOCK_EX | LOCK_NB) == 0 { return opened }
            let error = Errno(rawValue: errno)
            try? opened.close()
            throw error
        } catch Errno.wouldBlock {
            throw FileFailure(path: path, operation: .write, reason: busy)
        } catch {
            throw FileFailure(writing: path, error)
        }
    }
}

extension FilePermissions {
    /// The mode of a file of data, before the user's mask is applied.
    static let forData: FilePermissions = [.ownerReadWrite, .groupReadWrite, .otherReadWrite]
}
