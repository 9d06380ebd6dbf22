import Foundation

/// Keeps a journal to one run at a time. The lock ends with the process, however it ends.
final class JournalLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock, or throws a `FileFailure` that says that another run has it.
    init(journal path: String) throws {
        let lockPath = path + ".lock"
        descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw FileFailure(path: lockPath, operation: .write, reason: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason =
                errno == EWOULDBLOCK
                ? "another run applies or rolls back this plan now; wait for its end"
                : String(cString: strerror(errno))
            close(descriptor)
            throw FileFailure(path: path, operation: .write, reason: reason)
        }
    }

    deinit { close(descriptor) }
}
