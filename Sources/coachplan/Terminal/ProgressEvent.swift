import PlanReports

/// A step of a long run in a form for programs: one JSON object on one line.
struct ProgressEvent: Equatable {
    /// The version of the form. It changes when a field is renamed or removed, not when one is added.
    static let formatVersion = 1

    /// The subject of a line.
    enum Phase: String {
        case fetch, plan, run, apply, rollback
        /// An important message, such as that the service makes the run wait.
        case notice
    }

    var phase: Phase
    /// The number of steps that are done, and the total as far as it is known.
    var done: Int?
    var of: Int?
    /// For parts that are planned in parallel: how many are running, and how many were given up.
    var running: Int?
    var failed: Int?
    /// An estimate; nil if none can be made.
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
