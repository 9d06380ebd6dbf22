import CoachingModels
public import PlanModel

/// The report of `join`.
public struct JoinReport: Sendable {
    private let folder: String
    private let file: String
    private let id: String
    private let solution: PlanSolution
    private let appointments: Int
    private let unscheduled: Int
    private let parts: Int
    private let costOfParts: Double
    private let notes: [String]

    /// - Parameters:
    ///   - folder: the folder of parts as the user named it.
    ///   - file: where the plan was written.
    ///   - id: the plan's.
    ///   - appointments: sessions with a place.
    ///   - unscheduled: sessions without one.
    ///   - parts: the number of parts.
    ///   - costOfParts: the total cost of their plans, each computed by itself.
    public init(
        folder: String, file: String, id: String, solution: PlanSolution, appointments: Int, unscheduled: Int,
        parts: Int, costOfParts: Double, notes: [String]
    ) {
        self.folder = folder
        self.file = file
        self.id = id
        self.solution = solution
        self.appointments = appointments
        self.unscheduled = unscheduled
        self.parts = parts
        self.costOfParts = costOfParts
        self.notes = notes
    }

    /// The complete report.
    public var document: ReportDocument {
        let sessions = appointments + unscheduled
        let lines = [
            "\(ForeignText.shown(file)): \(appointments) of \(Numbers.counted(sessions, "session")) placed, of "
                + Numbers.counted(parts, "part"),
            "Cost \(Numbers.plain(solution.cost)); no plan costs less than \(Numbers.plain(solution.bound)): within "
                + Numbers.percent(solution.gap),
        ]
        return ReportDocument(
            command: "join",
            facts: [
                ReportFact("plan", .text(id)), ReportFact("folder", .text(folder)),
                ReportFact("file", .text(file)),
                ReportFact("partCount", .count(parts)), ReportFact("appointments", .count(appointments)),
                ReportFact("unscheduled", .count(unscheduled)), ReportFact("cost", .amount(solution.cost)),
                ReportFact("bound", .amount(solution.bound)), ReportFact("gap", .amount(solution.gap)),
                ReportFact("costOfParts", .amount(costOfParts)), ReportFact("notes", .texts(notes)),
            ],
            sections: [ReportSection((lines + notes).map { .line($0) })])
    }
}
