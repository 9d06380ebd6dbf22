import PlanReports

/// A step of a long run as a program reads it: one JSON object in one line.
struct ProgressEvent: Equatable {
    /// The version of the form: it changes when a field is renamed or taken away, not when one is added.
    static let formatVersion = 1

    /// What a line is about.
    enum Phase: String {
        case fetch, plan, run, apply, rollback
        /// Something that should not go unsaid, such as that the service makes the run wait.
        case notice
    }

    var phase: Phase
    /// Steps that are done, and that there are as far as is known now.
    var done: Int?
    var of: Int?
    /// Of parts that are planned side by side: those under way, and those that are given up.
    var running: Int?
    var failed: Int?
    /// A guess; nil where none can be made.
    var secondsLeft: Int64?
    /// Of a search: what it found, and what any plan costs at least.
    var cost: Double?
    var bound: Double?
    var gap: Double?

    /// The line, with what people would read.
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
