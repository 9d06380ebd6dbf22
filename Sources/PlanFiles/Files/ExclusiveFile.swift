import Foundation
import PlanModel

/// A file open for reading and writing that one run at a time may have. The claim ends with the process, however it
/// ends.
package struct ExclusiveFile: ~Copyable {
    package let descriptor: Int32

    /// Opens or creates the file and claims it.
    ///
    /// - Parameter busy: the reason to tell when another run has the file.
    /// - Throws: `FileFailure`.
    package init(path: String, busy: String) throws {
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard opened >= 0 else { throw Self.failure(path, String(cString: strerror(errno))) }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno == EWOULDBLOCK ? busy : String(cString: strerror(errno))
            close(opened)
            throw Self.failure(path, reason)
        }
        descriptor = opened
    }

    deinit {
        // A program that is being started holds a copy of the descriptor for a moment: closing ours alone would leave
        // the claim with it.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    private static func failure(_ path: String, _ reason: String) -> FileFailure {
        FileFailure(path: path, operation: .write, reason: reason)
    }
}
