import CoachingModels
public import PlanModel

/// The reports of `apply` and `rollback`: what they are about to do, and their outcome.
public struct ApplyReport: Sendable {
    /// Which of the two.
    public enum Command: String, Sendable {
        /// Appointments are created.
        case apply
        /// Appointments that the plan made are deleted.
        case rollback
    }

    /// The status of one appointment of the plan.
    public struct Appointment: Sendable, Equatable {
        /// The session's key in the request.
        public var session: String
        /// The name of the status in the record.
        public var status: String
        /// The service's id, once it is known.
        public var id: String?
        /// Why it failed, or why its outcome is unknown.
        public var reason: String?

        /// The status of one appointment of the plan.
        public init(session: String, status: String, id: String?, reason: String?) {
            self.session = session
            self.status = status
            self.id = id
            self.reason = reason
        }
    }

    /// A session whose place is gone.
    public struct Stale: Sendable, Equatable {
        /// The session's key in the request.
        public var session: String
        /// The appointment's name.
        public var name: String
        /// When it would be.
        public var time: Interval
        /// The changes, in words.
        public var reasons: [String]

        /// A session whose place is gone.
        public init(session: String, name: String, time: Interval, reasons: [String]) {
            self.session = session
            self.name = name
            self.time = time
            self.reasons = reasons
        }
    }

    let command: Command
    let subject: RecordSubject
    /// The names of all statuses, in the order in which an appointment goes through them.
    let statuses: [String]

    /// - Parameters:
    ///   - subject: the plan and the record that it is about.
    ///   - statuses: the names of all statuses, in the order in which an appointment goes through them.
    public init(_ command: Command, of subject: RecordSubject, statuses: [String]) {
        self.command = command
        self.subject = subject
        self.statuses = statuses
    }

    /// For programs, after a run that ended before anything was done: the plan, and its place.
    public var begun: ReportDocument { document([]) }

    /// For programs, after a run that the user declined.
    public func declined(_ appointments: [Appointment]) -> ReportDocument { document(states(appointments)) }

    /// The outcome of a run.
    ///
    /// - Parameters:
    ///   - appointments: all appointments of the plan.
    ///   - former: for a re-plan, the appointments of the previous plan.
    ///   - selected: how many of them the run was about.
    ///   - end: the name of the reason why it ended.
    ///   - calls: how many it sent to create or delete.
    ///   - stale: sessions whose place is gone, if nothing was sent because of them.
    ///   - notes: the notes that were shown before it began.
    public func outcome(
        _ appointments: [Appointment], former: Former? = nil, selected: Int, end: String, calls: Int,
        stale: [Stale] = [], notes: [String] = []
    ) -> ReportDocument {
        let head = [
            ReportFact("end", .text(end)), ReportFact("calls", .count(calls)),
            ReportFact("selected", .count(selected)),
        ]
        let gone = command == .apply ? [ReportFact("stale", .list(staleTable(stale).records))] : []
        let before = former.map { [ReportFact("former", .list(table($0.appointments).records))] } ?? []
        let facts = head + states(appointments) + before + gone + [ReportFact("notes", .texts(notes))]
        return document(facts, [ReportSection([.line(former?.line ?? line(appointments))])])
    }

    private func line(_ appointments: [Appointment]) -> String {
        switch command {
        case .apply:
            let created = appointments.count { $0.status == "created" }
            return "\(created) of \(appointments.count) appointments are in the service"
        case .rollback:
            let deleted = appointments.count { $0.status == "deleted" }
            return "\(Numbers.counted(deleted, "appointment")) of this plan \(deleted == 1 ? "was" : "were") taken back"
        }
    }

    private func staleTable(_ stale: [Stale]) -> ReportTable {
        ReportTable(
            fields: ["session", "name", "start", "end", "reasons"],
            rows: stale.map {
                [.text($0.session), .text($0.name), .instant($0.time.start), .instant($0.time.end), .texts($0.reasons)]
            })
    }

    private func states(_ appointments: [Appointment]) -> [ReportFact] {
        let counts = statuses.map { status in
            ReportFact(status, .count(appointments.count { $0.status == status }))
        }
        return [ReportFact("counts", .record(counts)), ReportFact("appointments", .list(table(appointments).records))]
    }

    private func table(_ appointments: [Appointment]) -> ReportTable {
        ReportTable(
            fields: ["session", "status", "id", "reason"],
            rows: appointments.map { [.text($0.session), .text($0.status), .optional($0.id), .optional($0.reason)] })
    }

    func document(_ facts: [ReportFact], _ sections: [ReportSection] = []) -> ReportDocument {
        ReportDocument(command: command.rawValue, facts: subject.facts + facts, sections: sections)
    }
}
