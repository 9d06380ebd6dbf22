public import PlanModel

/// How far a fetch is, and what it came to.
public struct SlotsFetchProgress: Sendable, Equatable {
    /// Calls that the request needs.
    public var needed: Int
    /// Of these, answered by an earlier run.
    public var alreadyAnswered: Int
    /// Of these, answered by this run: their lines are in the file.
    public var answered: Int
    /// Of these, refused by the service in this run, wholly or for somebody in them.
    public var refused = 0
    /// Whom the service refused, each once.
    public var refusals: [SlotRefusal] = []
    /// The earliest and the latest time at which an earlier run was answered; nil where it was not, or lines do not tell.
    public var alreadyAnsweredAt: ClosedRange<Instant>?
    /// How long the rest will take, as far as can be guessed; see ``TimeLeft``.
    public var secondsLeft: Int64?

    /// Calls that are neither answered nor refused yet; 0 at the end of a fetch that nothing stopped.
    public var remaining: Int { needed - alreadyAnswered - answered - refused }
}

extension SlotsFetchProgress {
    /// Takes in what is to be done for some queries.
    mutating func count(_ open: OpenQueries) {
        needed += open.calls.count + open.answered
        alreadyAnswered += open.answered
        for time in open.answeredAt {
            let known = alreadyAnsweredAt ?? time...time
            alreadyAnsweredAt = min(known.lowerBound, time)...max(known.upperBound, time)
        }
    }

    /// Takes back what was counted for queries that are to be asked in another way.
    mutating func discount(_ open: OpenQueries) {
        needed -= open.calls.count + open.answered
        alreadyAnswered -= open.answered
    }

    /// Takes in what came of a call.
    mutating func take(_ answers: SlotAnswers) {
        if answers.refusals.isEmpty { answered += 1 } else { refused += 1 }
        for refusal in answers.refusals where !refusals.contains(where: { $0.people == refusal.people }) {
            refusals.append(refusal)
        }
    }
}
