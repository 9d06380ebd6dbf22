import PlanApplication
import PlanModel
import PlanReports

extension ApplyReport {
    init(_ command: Command, of subject: RecordSubject) {
        self.init(command, of: subject, statuses: ApplyStatus.allCases.map(\.rawValue))
    }

    /// The outcome of a run.
    func document(of outcome: ApplyOutcome, notes: [String]) -> ReportDocument {
        self.outcome(
            outcome.entries.map(\.reported), former: former(outcome), selected: outcome.selected.count,
            end: outcome.end.name,
            calls: outcome.callsSent, stale: outcome.stale.map(\.reported), notes: notes)
    }

    private func former(_ outcome: ApplyOutcome) -> Former? {
        guard !outcome.former.isEmpty else { return nil }
        return Former(
            outcome.former.map(\.reported), isRestored: outcome.isRestored, isGivenBack: outcome.isGivenBack)
    }
}

extension ApplyEntry {
    /// Its status, for reports.
    var reported: ApplyReport.Appointment {
        ApplyReport.Appointment(session: session, status: status.rawValue, id: appointmentId, reason: reason)
    }
}

extension StaleSession {
    /// The session and its changes, for reports.
    fileprivate var reported: ApplyReport.Stale {
        ApplyReport.Stale(session: session, name: name, time: time, reasons: reasons)
    }
}

extension ApplyEnd {
    /// Its name in the JSON form of a report.
    fileprivate var name: String {
        switch self {
        case .finished: "finished"
        case .batchFailed: "batchFailed"
        case .differs: "differs"
        case .paused: "paused"
        case .interrupted: "interrupted"
        case .outcomeUnknown: "outcomeUnknown"
        case .noneFound: "noneFound"
        case .stale: "stale"
        }
    }
}
