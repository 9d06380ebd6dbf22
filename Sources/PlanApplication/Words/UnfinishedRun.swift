public import CoachingAPI
import CoachingModels
import PlanModel

/// What a run left undone, in messages for the planner.
public struct UnfinishedRun: Sendable, Equatable {
    /// The kind of end.
    public enum Kind: Sendable, Equatable {
        /// Some appointments were refused, kept, or are not as they were sent.
        case troubled
        /// Somebody stopped it.
        case stopped
        /// It is not known whether some calls were carried out.
        case inDoubt
        /// The service could no longer be reached.
        case interrupted(CoachingAPIError)
    }

    /// The kind of end.
    public var kind: Kind
    /// The problems, one message each.
    public var problems: [String]
    /// What the planner can do.
    public var advice: String

    /// Nil for a run that did all it was asked for.
    ///
    /// - Parameters:
    ///   - journal: the run's journal, for the names in it.
    ///   - command: the command with which the user continues.
    ///   - place: where the plan's file describes a session, such as `plan.json:12`; nil if that is not known.
    public init?(
        applying outcome: ApplyOutcome, journal: ApplyJournal, command: String,
        place: (String) -> String? = { _ in nil }
    ) {
        // A problem with an existing appointment is reported only if this run found it.
        let isDifferent = if case .differs = outcome.end { true } else { false }
        let troubles = Troubles(outcome, journal, place) { $0 != .created || isDifferent }
        self.init(outcome, isComplete: outcome.isApplied, troubles: troubles, command: command)
    }

    /// Nil for a run that did all it was asked for. Parameters as for `init(applying:journal:command:place:)`.
    public init?(
        rollingBack outcome: ApplyOutcome, journal: ApplyJournal, command: String,
        place: (String) -> String? = { _ in nil }
    ) {
        // Appointments that apply failed to create do not exist: rollback does not report them.
        let troubles = Troubles(outcome, journal, place) { $0 == .created || $0 == .deleting || $0 == .unknown }
        self.init(outcome, isComplete: outcome.isRolledBack, troubles: troubles, command: command)
    }

    private init(_ kind: Kind, _ problems: [String], _ advice: String) {
        self.kind = kind
        self.problems = problems
        self.advice = advice
    }

    private init?(_ outcome: ApplyOutcome, isComplete: Bool, troubles: Troubles, command: String) {
        let again = "Nothing is lost: this goes on from there: \(command)"
        switch outcome.end {
        case .finished where isComplete: return nil
        case .finished: self.init(.troubled, troubles.lines, again)
        case .batchFailed:
            self.init(
                .troubled, troubles.lines,
                "Stopped after that batch: so many failures are no accident. --max-failures allows more, --keep-going all. "
                    + again)
        case .differs(let count):
            self.init(
                .troubled, troubles.lines,
                "\(count == 1 ? "This appointment is" : "These \(count) appointments are") in the service, and not as sent. "
                    + "Look there before you go on. \(again)")
        case .paused: self.init(.stopped, ["stopped before the end"], again)
        case .interrupted(let error):
            let isLook = error.operation == "postCoachingScheduleslotsQuery" && error.kind == .forbidden
            let wayOut = isLook ? "--fresh-for never creates without asking for places again. " : ""
            self.init(.interrupted(error), [error.words], wayOut + again)
        case .stale(let sessions):
            self.init(
                .troubled, troubles.lines(of: sessions),
                "Nothing was sent since that was found out. coachplan fetch --refresh and plan find new places; "
                    + "--skip-stale leaves \(sessions.count == 1 ? "this session" : "these sessions") out. \(again)")
        case .outcomeUnknown:
            self.init(
                .inDoubt, troubles.lines, "It is not known whether the service carried these calls out. \(again)")
        case .noneFound(let count):
            self.init(
                .troubled,
                [
                    "the service knows none of the \(Numbers.counted(count, "appointment")) that this plan created: are "
                        + "these the region and the credentials of the organization in which it was applied?"
                ],
                "Nothing was deleted and nothing recorded. If all of them were deleted there by hand, nothing is left to "
                    + "take back.")
        }
    }
}

/// Collects the reasons to report for appointments with some statuses.
private struct Troubles {
    var lines: [String] = []
    private let told: [Int: String]

    init(
        _ outcome: ApplyOutcome, _ journal: ApplyJournal, _ place: (String) -> String?,
        where condition: (ApplyStatus) -> Bool
    ) {
        let words = PlanWords(journal.plan)
        told = Dictionary(
            uniqueKeysWithValues: (outcome.selectedEntries + outcome.selectedFormer).map { entry in
                let at = place(entry.session).map { "\($0): " } ?? ""
                return (entry.position, at + words.entry(entry))
            })
        for entry in outcome.selectedEntries where condition(entry.status) {
            let reason = entry.status == .deleting ? "its deletion was sent, and it is still there" : entry.reason
            guard let reason else { continue }
            lines.append("\(told[entry.position] ?? entry.session): \(reason)")
        }
        for entry in outcome.selectedFormer {
            guard let reason = Self.reason(of: entry, outcome) else { continue }
            lines.append("\(told[entry.position] ?? entry.session): \(reason)")
        }
    }

    /// The problem with an appointment of the previous plan; nil if there is none, or if its session reports it.
    private static func reason(of entry: ApplyEntry, _ outcome: ApplyOutcome) -> String? {
        if entry.status == .deleting { return "its deletion was sent, and it is still there" }
        if entry.status == .unknown { return entry.reason }
        if outcome.isRestored { return entry.status == .created ? nil : entry.reason }
        return entry.status == .created ? entry.reason : nil
    }

    func lines(of sessions: [StaleSession]) -> [String] {
        sessions.map { "\(told[$0.position] ?? $0.session): \($0.reason)" }
    }
}
