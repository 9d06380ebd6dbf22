import PlanReports

/// A step of a long run in a form for programs: one JSON object on one line.
struct ProgressEvent: Equatable {
    /// The version of the form. It changes when a field is renamed or removed, not when one is added.
    static let formatVersion = 1

    /// The subject of a line.
    enum Phase: String {
        case fetch, plan, run, apply, rollback
        /// Something that should not go unsaid, such as that the service makes the run wait.
        case notice
    }

    var phase: Phase
    /// The number of steps that are done, and the total as far as it is known.
    var done: Int?
    var of: Int?
    /// Of parts that are planned side by side: those under way, and those that are given up.
    var running: Int?
    var failed: Int?
    /// A guess; nil where none can be made.
    var secondsLeft: Int64?
    /// For a search: the cost of the plan found, and the lower bound on any plan.
    var cost: Double?
    var bound: Double?
    var gap: Double?

    /// The line, including the text for people.
    func line(_ text: String) throws -> String {
        try ReportDocument(facts: [
            ReportFact("events", .count(Self.formatVersion)), ReportFact("phase", .text(phase.rawValue)),
            ReportFact("done", done.map { .count($0) } ?? .missing),
            ReportFact("of", of.map { .count($0) } ?? .missing),
            ReportFact("running", running.map { .count($0) } ?? .missing),
            ReportFact("failed", failed.map { .count($0) } ?? .missing),
            ReportFact("secondsLeft", secondsLeft.map { .count(Int($0)) } ?? .missing),
            ReportFact("cost", cost.map { .amount($0) } ?? .missing),
            ReportFact("bound", bound.map { .amount($0) } ?? .missing),
            ReportFact("gap", gap.map { .amount($0) } ?? .missing), ReportFact("text", .text(text)),
        ]).json()
    }
}
