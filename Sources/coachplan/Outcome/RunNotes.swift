import Synchronization

/// Sentences that were reported during a run, for the document at its end.
final class RunNotes: Sendable {
    private let notes = Mutex<[String]>([])

    var all: [String] { notes.withLock(\.self) }

    /// Keeps the sentence, and shows it immediately, even if nobody watches the progress.
    func telling(_ progress: ProgressLine) -> @Sendable (String) -> Void {
        { [self] note in
            notes.withLock { $0.append(note) }
            progress.notify(note)
        }
    }
}
