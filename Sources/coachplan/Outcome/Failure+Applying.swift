import SessionPlanner

extension Failure {
    /// What an unfinished run of apply or rollback ends with; nil for one that did all it was asked for.
    ///
    /// - Parameter command: how to go on.
    init?(_ outcome: ApplyOutcome, isComplete: Bool, command: String) {
        let again = "Nothing is lost: \(command) goes on from there."
        switch outcome.end {
        case .finished where isComplete: return nil
        case .finished, .batchFailed:
            self.init(
                .badData, problems: outcome.troubled,
                advice: "\(outcome.end == .finished ? "" : "Stopped after that batch; --keep-going goes on. ")\(again)")
        case .paused: self.init(.temporary, "stopped before the end", advice: again)
        case .interrupted(let error):
            self.init(explaining: error)
            advice = again
        case .outcomeUnknown:
            self.init(
                .temporary, problems: outcome.troubled,
                advice: "It is not known whether the service carried these calls out. \(again)")
        }
    }
}

extension ApplyOutcome {
    /// Each appointment that did not come out as it should, with the reason.
    fileprivate var troubled: [String] {
        entries.compactMap { entry in entry.reason.map { "\(entry.session): \($0)" } }
    }
}
