import CoachingAPI
import PlanApplication
import PlanModel

extension Failure {
    /// What an unfinished run of apply ends with; nil for one that did all it was asked for.
    ///
    /// - Parameter command: how to go on.
    init?(applying outcome: ApplyOutcome, command: String) {
        let troubled = outcome.reasons { $0 != .created }
        self.init(outcome, isComplete: outcome.isApplied, troubled: troubled, command: command)
    }

    /// What an unfinished run of rollback ends with; nil for one that did all it was asked for.
    ///
    /// - Parameter command: how to go on.
    init?(rollingBack outcome: ApplyOutcome, command: String) {
        // What apply failed on does not exist: rollback has nothing to say of it.
        let troubled = outcome.reasons { $0 == .created || $0 == .deleting || $0 == .unknown }
        self.init(outcome, isComplete: outcome.isRolledBack, troubled: troubled, command: command)
    }

    private init?(_ outcome: ApplyOutcome, isComplete: Bool, troubled: [String], command: String) {
        let again = "Nothing is lost: this goes on from there: \(command)"
        switch outcome.end {
        case .finished where isComplete: return nil
        case .finished: self.init(.badData, problems: troubled, advice: again)
        case .batchFailed:
            self.init(
                .badData, problems: troubled, advice: "Stopped after that batch; --keep-going goes on. \(again)")
        case .paused: self.init(.temporary, "stopped before the end", advice: again)
        case .interrupted(let error):
            self.init(explaining: error)
            let isLook = error.operation == "postCoachingScheduleslotsQuery" && error.kind == .forbidden
            advice = isLook ? "--fresh-for never creates without asking for places again. \(again)" : again
        case .outcomeUnknown:
            self.init(
                .temporary, problems: troubled,
                advice: "It is not known whether the service carried these calls out. \(again)")
        case .stale(let sessions):
            self.init(
                .badData, problems: sessions.map { "\($0.session): \($0.reason)" },
                advice:
                    "Nothing was sent since that was found out. coachplan fetch --refresh and plan find new places; "
                    + "--skip-stale leaves \(sessions.count == 1 ? "this session" : "these sessions") out. \(again)")
        case .noneFound(let count):
            self.init(
                .badData,
                "the service knows none of the \(Numbers.counted(count, "appointment")) that this plan created: are these the "
                    + "region and the credentials of the organization in which it was applied?",
                advice:
                    "Nothing was deleted and nothing recorded. If all of them were deleted there by hand, nothing is "
                    + "left to take back.")
        }
    }
}

extension ApplyOutcome {
    /// The reasons that are told of appointments of some statuses.
    fileprivate func reasons(where condition: (ApplyStatus) -> Bool) -> [String] {
        entries.filter { condition($0.status) }.compactMap { entry in
            let reason = entry.status == .deleting ? "its deletion was sent, and it is still there" : entry.reason
            return reason.map { "\(entry.session): \($0)" }
        }
    }
}
