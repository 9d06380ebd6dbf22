import PlanModel

/// A call that is about to be sent, and what its people have.
struct Intent {
    var position: Int
    var baseline: Set<String>
}

/// How many calls have their intents recorded together.
///
/// Waiting for the disk takes longer than a call to a service that is near; one wait serves several calls. But where a run
/// ends with the process, all of these are in doubt: so they are no more than are sent in a moment. One at a time while the
/// service's limit slows the run down, and after any trouble.
struct FlightSize {
    static let most = 64

    private(set) var count = 1
    /// The time that a flight may take.
    let milliseconds: Int64

    /// Takes note of a flight without trouble.
    mutating func took(from start: Instant, to end: Instant) {
        let taken = (end.microseconds - start.microseconds) / 1000
        count = taken * 2 <= milliseconds ? min(Self.most, count * 2) : taken > milliseconds ? max(1, count / 2) : count
    }

    /// Takes note of trouble.
    mutating func startOver() { count = 1 }
}
