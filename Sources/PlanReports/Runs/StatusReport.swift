public import PlanModel

/// The states of a plan's appointments, according to its record and to the service.
public struct StatusReport: Sendable {
    /// One appointment.
    public struct Appointment: Sendable, Equatable {
        /// The session's key in the request.
        public var session: String
        /// The name of its state.
        public var state: String
        /// The service's id, once it is known.
        public var id: String?
        /// When it was planned to start.
        public var start: Instant
        /// Who was planned to lead it.
        public var facilitator: ReportPerson?
        /// Who was planned to be coached.
        public var attendees: [ReportPerson]
        /// The differences between the service's appointment and the planned one.
        public var differences: [Difference]
        /// The reason in the record; nil if it has none.
        public var reason: String?

        /// Creates an appointment from its parts.
        public init(
            session: String, state: String, id: String?, start: Instant, facilitator: ReportPerson?,
            attendees: [ReportPerson], differences: [Difference], reason: String?
        ) {
            self.session = session
            self.state = state
            self.id = id
            self.start = start
            self.facilitator = facilitator
            self.attendees = attendees
            self.differences = differences
            self.reason = reason
        }
    }

    /// One field in which the service differs from the plan.
    public struct Difference: Sendable, Equatable {
        /// The field's name in the service's answers.
        public var field: String
        /// The value that was sent, in readable form.
        public var planned: String
        /// The value that the service has, in readable form.
        public var found: String
        /// The difference as one phrase.
        public var words: String

        /// Creates a difference from its parts.
        public init(field: String, planned: String, found: String, words: String) {
            self.field = field
            self.planned = planned
            self.found = found
            self.words = words
        }
    }

    private let subject: RecordSubject
    private let clock: ZoneClock
    /// The names of all states, in the order in which they are reported.
    private let states: [String]
    /// States of appointments that need no row of their own.
    private let quiet: Set<String>

    /// - Parameters:
    ///   - subject: the plan, and its place.
    ///   - clock: the plan's clock, in which times are given.
    ///   - states: the names of all states, in the order in which they are reported.
    ///   - quiet: states of appointments that people need not see one by one.
    public init(of subject: RecordSubject, clock: ZoneClock, states: [String], quiet: Set<String>) {
        self.subject = subject
        self.clock = clock
        self.states = states
        self.quiet = quiet
    }

    /// For programs, after a look that ended early.
    public var begun: ReportDocument { ReportDocument(command: "status", facts: subject.facts, clock: clock) }

    /// The result of a look.
    ///
    /// - Parameters:
    ///   - time: when the look was taken.
    ///   - notes: what the user should know besides.
    public func document(_ appointments: [Appointment], at time: Instant, notes: [String] = []) -> ReportDocument {
        let counts = states.map { state in (state, appointments.count { $0.state == state }) }
        let summary = counts.filter { $0.1 > 0 }.map { "\($0.1) \(Self.shown($0.0))" }.joined(separator: ", ")
        let line = "\(appointments.isEmpty ? "nothing" : summary) at \(subject.shownPlace)"
        return ReportDocument(
            command: "status",
            facts: subject.facts + [
                ReportFact("at", .instant(time)),
                ReportFact("counts", .record(counts.map { ReportFact($0.0, .count($0.1)) })),
                ReportFact("notes", .texts(notes)),
                ReportFact("appointments", .list(table(appointments).records)),
            ],
            sections: [ReportSection([.line(line)] + notes.map { .line($0) })] + troubles(appointments), clock: clock)
    }

    /// The rows that somebody has to look at, by state.
    private func troubles(_ appointments: [Appointment]) -> [ReportSection] {
        let rows = appointments.filter { !quiet.contains($0.state) }
        guard !rows.isEmpty else { return [] }
        var shown = table(rows)
        shown.key = nil
        shown.fields.append("what")
        shown.rows = zip(shown.rows, rows).map { row, one in
            let words = one.differences.map(\.words) + [one.reason].compactMap(\.self)
            return row + [.text(words.joined(separator: "; "))]
        }
        for index in shown.rows.indices { shown.rows[index][1] = .text(Self.shown(rows[index].state)) }
        shown.columns = [
            ReportColumn("Session", .value("session"), room: .wraps),
            ReportColumn("State", .value("state"), room: .keeps),
            ReportColumn("When", .day("start"), room: .keeps), ReportColumn("", .time("start"), room: .keeps),
            ReportColumn("Attendees", .value("attendees"), room: .leaves(1)),
            ReportColumn("What", .value("what"), room: .wraps),
        ]
        return [ReportSection(title: "Not as planned", [.table(shown)])]
    }

    private func table(_ appointments: [Appointment]) -> ReportTable {
        ReportTable(
            key: "appointments",
            fields: ["session", "state", "id", "start", "facilitator", "attendees", "differences", "reason"],
            rows: appointments.map { one in
                [
                    .text(one.session), .text(one.state), .optional(one.id), .instant(one.start),
                    one.facilitator.map { .person($0) } ?? .missing, .people(one.attendees),
                    .list(one.differences.map(Self.record)), .optional(one.reason),
                ]
            })
    }

    private static func record(_ difference: Difference) -> ReportValue {
        .record([
            ReportFact("field", .text(difference.field)), ReportFact("planned", .text(difference.planned)),
            ReportFact("found", .text(difference.found)),
        ])
    }

    /// `invalidSchedule` in words.
    private static func shown(_ state: String) -> String {
        switch state {
        case "same": "as planned"
        case "inProgress": "in progress"
        case "invalidSchedule": "with an invalid schedule"
        case "inDoubt": "in doubt"
        case "open": "not sent"
        case "former": "where the plan before has them"
        default: state
        }
    }
}
