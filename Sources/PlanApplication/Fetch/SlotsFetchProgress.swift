public import PlanModel

/// The progress of a fetch, and its result.
public struct SlotsFetchProgress: Sendable, Equatable {
    /// Calls that the request needs.
    public var needed: Int
    /// How many of these an earlier run had answered.
    public var alreadyAnswered: Int
    /// How many of these this run has had answered: their lines are in the file.
    public var answered: Int
    /// How many of these the service refused in this run, entirely or for somebody in them.
    public var refused = 0
    /// The people whom the service refused, without repetitions.
    public var refusals: [SlotRefusal] = []
    /// The earliest and the latest time at which an earlier run's calls were answered; nil if there were none or the
    /// lines do not say.
    public var alreadyAnsweredAt: ClosedRange<Instant>?
    /// How long the rest will take, as far as it can be estimated; see ``TimeLeft``.
    public var secondsLeft: Int64?

    /// Calls that are neither answered nor refused yet; 0 at the end of a fetch that nothing stopped.
    public var remaining: Int { needed - alreadyAnswered - answered - refused }
}

extension SlotsFetchProgress {
    /// Counts the calls to be made for some queries.
    mutating func count(_ open: OpenQueries) {
        needed += open.calls.count + open.answered
        alreadyAnswered += open.answered
        for time in open.answeredAt {
            let known = alreadyAnsweredAt ?? time...time
            alreadyAnsweredAt = min(known.lowerBound, time)...max(known.upperBound, time)
        }
    }

    /// Subtracts what was counted for queries that will be asked in another way.
    mutating func discount(_ open: OpenQueries) {
        needed -= open.calls.count + open.answered
        alreadyAnswered -= open.answered
    }

    /// Counts the result of a call.
    mutating func take(_ answers: SlotAnswers) {
        if answers.refusals.isEmpty { answered += 1 } else { refused += 1 }
        for refusal in answers.refusals where !refusals.contains(where: { $0.people == refusal.people }) {
            refusals.append(refusal)
        }
    }
}
