import PlanFiles

/// Keeps a journal to one run at a time. The lock ends with the process, however it ends.
final class JournalLock: Sendable {
    private let file: ExclusiveFile

    /// Takes the lock, or throws a `FileFailure` if another run has it.
    init(journal path: String) throws {
        file = try ExclusiveFile(
            path: path + ".lock", busy: "another run applies or rolls back this plan now; wait for its end")
    }
}
