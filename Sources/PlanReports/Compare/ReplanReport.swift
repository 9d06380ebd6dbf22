import CoachingModels
public import PlanModel

/// The sessions that a re-plan moved, and why.
public struct ReplanReport: Sendable {
    /// A session that could not stay where the previous plan had it, or one of several that could not all stay.
    public struct Lost: Sendable, Equatable {
        /// The session's key.
        public var session: String
        /// The reason as a code for programs.
        public var reason: String
        /// The reason in a planner's words.
        public var message: String

        /// Creates a lost place from its parts.
        public init(session: String, reason: String, message: String) {
            self.session = session
            self.reason = reason
            self.message = message
        }
    }

    private let diff: DiffReport
    private let plans: (before: Plan, after: Plan)
    private let lost: [Lost]

    /// - Parameters:
    ///   - files: the previous plan and the new one, as the user named them.
    ///   - lost: the sessions that could not stay.
    public init(files: (String, String), plans: (Plan, Plan), lost: [Lost]) {
        diff = DiffReport(files: files, plans: plans)
        self.plans = (plans.0, plans.1)
        self.lost = lost
    }

    /// The sessions that moved, with reasons, followed by the two plans side by side.
    public var document: ReportDocument {
        var document = diff.document
        document.facts = document.facts.map {
            $0.key == "command" ? ReportFact("command", .text("replan")) : $0
        }
        document.sections.insert(reasons, at: 1)
        return document
    }

    private var reasons: ReportSection {
        let changes = PlanChanges(plans.before, plans.after).changes
        let reasonOf = Dictionary(lost.map { ($0.session, $0) }, uniquingKeysWith: { first, _ in first })
        let moved = changes.filter { $0.before != nil && $0.kind != .gone && $0.kind != .changed }
        let rows = moved.map { change -> (session: String, reason: String, message: String) in
            if let lost = reasonOf[change.session] { return (change.session, lost.reason, lost.message) }
            return change.kind == .lost
                ? (change.session, "madeRoom", "gave its place to others, which costs less in all")
                : (change.session, "madeRoom", "made room for others, or stands better now by more than moving costs")
        }
        let blocks: [ReportBlock] =
            rows.isEmpty
            ? [.note("Every session that has a place still has the one it had.")]
            : rows.map { .item("\($0.session): \($0.message)") }
        let table = ReportTable(
            key: "reasons", fields: ["session", "reason", "message"],
            rows: rows.map { [.text($0.session), .text($0.reason), .text($0.message)] })
        return ReportSection(title: "What could not stay", blocks + [.table(table)])
    }
}
