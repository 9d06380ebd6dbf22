import ArgumentParser
import PlanApplication
import PlanModel
import PlanReports

/// The plan before a re-plan, as far as apply and rollback have to know it.
struct FormerRun {
    /// Where its record lies; nil where there is none.
    let journal: String?
    /// Both plans' appointments.
    let entries: ReplanEntries
    private let isLinked: Bool

    /// - Throws: `InputProblems` where it cannot be told whether appointments exist that the plan would make again.
    init(_ record: JournalRecord, of argument: PlanArgument, at target: ApplyTarget?, _ place: FormerPlan.Place) throws
    {
        let path = try FormerPlan.journal(
            of: argument.plan, at: argument.name, recordedIn: record.snapshot, place: place)
        let isThere = try path.map { try JournalSnapshot(path: $0) != nil } ?? false
        journal = isThere ? path : nil
        let former = try journal.map { try JournalRecord(path: $0, plan: nil, at: target) }
        entries = try ReplanEntries(record, former: former)
        isLinked = record.snapshot?.former != nil
    }

    /// Whether appointments of the plan before are moved, replaced or deleted, or may be.
    var isReplan: Bool { isLinked || entries.isReplan }

    /// The journal of the plan before, taken for this run; nil where there is nothing to take over.
    func opened(at target: ApplyTarget, person: String, now: Instant) throws -> ApplyJournal? {
        guard isReplan, let journal else { return nil }
        return try ApplyJournal(path: journal, target: target, person: person, now: now)
    }
}

/// Where the record of the plan before is, as the user says it.
struct ReplacesOption: ParsableArguments {
    @Option(
        name: .customLong("replaces"),
        help: ArgumentHelp(
            "Of a re-plan: the plan before, or its record, where it is not where it was; none if it was never applied.",
            valueName: "plan|none"))
    var given: String?

    var place: FormerPlan.Place {
        switch given {
        case nil: .asNoted
        case "none"?: .nowhere
        case let path?: .at(path)
        }
    }
}

extension ReplanCounts {
    var reported: ApplyReport.Changes {
        ApplyReport.Changes(stay: stay, move: move, replace: replace, new: new, delete: delete)
    }
}
