import PlanModel

/// A call that is about to be sent, and the appointments of its people.
struct Intent {
    var position: Int
    var baseline: Set<String>
}

/// Decides how many calls have their intents recorded together.
///
/// Waiting for the disk takes longer than a call to a nearby service, so one wait serves several calls. If the process
/// ends, all of these calls are in doubt, so there are no more of them than are sent in a moment. While the service's
/// limit slows the run down, and after any trouble, they are sent one at a time.
struct FlightSize {
    static let most = 64

    private(set) var count = 1
    /// The time that a flight may take.
    let milliseconds: Int64

    /// Records a flight without trouble.
    mutating func took(from start: Instant, to end: Instant) {
        let taken = (end.microseconds - start.microseconds) / 1000
        count = taken * 2 <= milliseconds ? min(Self.most, count * 2) : taken > milliseconds ? max(1, count / 2) : count
    }

    /// Records trouble.
    mutating func startOver() { count = 1 }
}
