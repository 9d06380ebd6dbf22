import Foundation
import PlanModel
package import SystemPackage

/// A file open for reading and writing that one run at a time may have. The claim ends with the process, however it
/// ends.
package struct ExclusiveFile: ~Copyable {
    package let descriptor: FileDescriptor

    /// Opens or creates the file and claims it.
    ///
    /// - Parameter busy: the reason to tell when another run has the file.
    /// - Throws: `FileFailure`.
    package init(path: String, busy: String) throws {
        descriptor = try Self.claimed(path: path, busy: busy)
    }

    deinit {
        // A program that is being started holds a copy of the descriptor for a moment: closing ours alone would leave
        // the claim with it.
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
    /// Of a file of data: what the user's mask leaves of it.
    static let forData: FilePermissions = [.ownerReadWrite, .groupReadWrite, .otherReadWrite]
}
