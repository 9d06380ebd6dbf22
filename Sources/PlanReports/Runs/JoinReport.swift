import CoachingModels
public import PlanModel

/// What `join` put together.
public struct JoinReport: Sendable {
    private let folder: String
    private let file: String
    private let plan: Plan
    private let parts: Int
    private let costOfParts: Double
    private let notes: [String]

    /// - Parameters:
    ///   - folder: the folder of parts as the user named it.
    ///   - file: where the plan was written.
    ///   - parts: how many.
    ///   - costOfParts: what their plans cost together, each counted by itself.
    public init(folder: String, file: String, plan: Plan, parts: Int, costOfParts: Double, notes: [String]) {
        self.folder = folder
        self.file = file
        self.plan = plan
        self.parts = parts
        self.costOfParts = costOfParts
        self.notes = notes
    }

    /// The whole of it.
    public var document: ReportDocument {
        let solution = plan.solution
        let sessions = plan.appointments.count + plan.unscheduled.count
        let lines = [
            "\(ForeignText.shown(file)): \(plan.appointments.count) of \(Numbers.counted(sessions, "session")) placed, of "
                + Numbers.counted(parts, "part"),
            "Cost \(Numbers.plain(solution.cost)); no plan costs less than \(Numbers.plain(solution.bound)): within "
                + Numbers.percent(solution.gap),
        ]
        return ReportDocument(
            command: "join",
            facts: [
                ReportFact("plan", .text(plan.id)), ReportFact("folder", .text(folder)),
                ReportFact("file", .text(file)),
                ReportFact("partCount", .count(parts)), ReportFact("appointments", .count(plan.appointments.count)),
                ReportFact("unscheduled", .count(plan.unscheduled.count)), ReportFact("cost", .amount(solution.cost)),
                ReportFact("bound", .amount(solution.bound)), ReportFact("gap", .amount(solution.gap)),
                ReportFact("costOfParts", .amount(costOfParts)), ReportFact("notes", .texts(notes)),
            ],
            sections: [ReportSection((lines + notes).map { .line($0) })])
    }
}
