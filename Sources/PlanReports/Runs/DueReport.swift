public import CoachingModels
public import PlanModel

/// Who of a programme is due: when everybody was coached last, and when they are to be coached again.
public struct DueReport: Sendable {
    /// The programme's file as the user named it.
    private let file: String
    private let requestFile: String?

    /// - Parameters:
    ///   - file: the programme as the user named it.
    ///   - request: where a request for those who are due is written; nil where none is wanted.
    public init(file: String, request: String?) {
        self.file = file
        requestFile = request
    }

    /// Somebody whose appointments the service does not tell.
    public struct Refusal: Sendable, Equatable {
        /// Who it is.
        public var person: ReportPerson
        /// HTTP status of the refusal.
        public var httpStatus: Int?
        /// The service's code.
        public var code: String?
        /// What the service said.
        public var message: String

        /// A refusal of its parts.
        public init(person: ReportPerson, httpStatus: Int?, code: String?, message: String) {
            self.person = person
            self.httpStatus = httpStatus
            self.code = code
            self.message = message
        }

        /// In one line.
        public var text: String {
            let answer = [httpStatus.map { "HTTP \($0)" }, code].compactMap(\.self).joined(separator: " ")
            return "\(ForeignText.shown(person.name)): the service does not tell their appointments: "
                + ForeignText.line(message) + (answer.isEmpty ? "" : " (\(answer))")
        }
    }

    /// What was found out.
    public struct Findings: Sendable {
        /// What the programme is called.
        public var programme: String
        /// In which days are told.
        public var clock: ZoneClock
        /// The day of the list.
        public var today: LocalDate
        /// The day from which on missed sessions are counted.
        public var since: LocalDate
        /// The days that a request plans.
        public var days: DayRange
        /// Everybody, in the order of the list.
        public var entries: [DueEntry]
        /// Names of those who lead, by id.
        public var names: [String: String]
        /// People whose appointments the service does not tell.
        public var refusals: [Refusal] = []
        /// What may surprise.
        public var notes: [String] = []

        /// Findings of their parts.
        public init(
            programme: String, clock: ZoneClock, today: LocalDate, since: LocalDate, days: DayRange,
            entries: [DueEntry], names: [String: String]
        ) {
            self.programme = programme
            self.clock = clock
            self.today = today
            self.since = since
            self.days = days
            self.entries = entries
            self.names = names
        }
    }

    /// Of a list that something ended before.
    public func refused() -> ReportDocument { ReportDocument(command: "due", facts: head) }

    /// The list.
    public func document(_ findings: Findings) -> ReportDocument {
        let counts = DueEntry.State.allCases.map { state in
            ReportFact(state.rawValue, .count(findings.entries.count { $0.state == state }))
        }
        return ReportDocument(
            command: "due",
            facts: head + [
                ReportFact("name", .text(findings.programme)), ReportFact("timeZone", .text(findings.clock.name)),
                ReportFact("day", .text("\(findings.today)")), ReportFact("since", .text("\(findings.since)")),
                ReportFact("firstDay", .text("\(findings.days.first)")),
                ReportFact("lastDay", .text("\(findings.days.last)")), ReportFact("counts", .record(counts)),
                ReportFact("notes", .texts(findings.notes)),
            ],
            sections: [
                ReportSection([.line(ForeignText.line(findings.programme)), .paragraph(summary(findings))]),
                ReportSection([.table(Self.table(findings))]),
                ReportSection(
                    findings.notes.map { .line(ForeignText.line($0)) } + [.table(Self.refusals(findings.refusals))]
                        + written(findings)),
            ], clock: findings.clock)
    }

    /// One row for each person, for spreadsheets.
    public func csv(_ findings: Findings) -> String { Self.table(findings).csv(findings.clock) }

    private var head: [ReportFact] {
        [ReportFact("programme", .text(file)), ReportFact("request", .optional(requestFile))]
    }

    private func summary(_ findings: Findings) -> String {
        func count(_ state: DueEntry.State) -> Int { findings.entries.count { $0.state == state } }
        var parts = [
            "\(count(.overdue)) overdue", "\(count(.due)) due by \(Self.shown(findings.days.last))",
            "\(count(.planned)) planned",
        ]
        if count(.inProgress) > 0 { parts.append("\(count(.inProgress)) in progress") }
        parts.append("\(count(.later)) later")
        if count(.unknown) > 0 { parts.append("\(count(.unknown)) not told by the service") }
        return
            "\(Numbers.counted(findings.entries.count, "person", plural: "people")) on \(Self.shown(findings.today)): "
            + parts.joined(separator: ", ") + ". Missed sessions are counted since \(Self.shown(findings.since))."
    }

    private func written(_ findings: Findings) -> [ReportBlock] {
        guard let requestFile else { return [] }
        let count = findings.entries.count(where: \.needsSession)
        guard count > 0 else {
            return [
                .line(
                    "Nobody is due: \(ForeignText.shown(requestFile)) has no session, and there is nothing to go on with."
                )
            ]
        }
        return [
            .line(
                "\(ForeignText.shown(requestFile)): a request with \(Numbers.counted(count, "session")); go on with coachplan resolve "
                    + ForeignText.shown(requestFile))
        ]
    }

    /// `Fri 2026-12-18`
    static func shown(_ day: LocalDate) -> String {
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        return "\(weekdays[day.weekday]) \(day)"
    }

    private static func table(_ findings: Findings) -> ReportTable {
        func person(_ id: String) -> ReportPerson { ReportPerson(id: id, name: findings.names[id] ?? id) }
        func leader(_ id: String?) -> ReportValue { id.map { .person(person($0)) } ?? .missing }
        return ReportTable(
            key: "people",
            fields: [
                ReportField("person", idKey: "personId"), "email", "team", "every", "state", "shown", "last",
                ReportField("lastBy", idKey: "lastById"), "due", "planned",
                ReportField("plannedBy", idKey: "plannedById"),
                "hasInvalidSchedule", "missed", "session",
            ],
            rows: findings.entries.map { entry in
                [
                    .person(ReportPerson(id: entry.member.id, name: entry.member.name)),
                    .optional(entry.member.email), .optional(entry.member.team), .text("\(entry.member.every)"),
                    .text(entry.state.rawValue), .text(words(entry)), .optional(entry.last), leader(entry.lastBy),
                    .optional(entry.due.map { "\($0)" }), .optional(entry.planned), leader(entry.plannedBy),
                    entry.planned == nil ? .missing : .flag(entry.hasInvalidSchedule), .count(entry.missed),
                    entry.needsSession ? .text(entry.key) : .missing,
                ]
            },
            columns: [
                ReportColumn("Person", .value("person")), ReportColumn("Team", .value("team"), room: .leaves(2)),
                ReportColumn("Every", .value("every"), room: .leaves(0)),
                ReportColumn("State", .value("shown"), room: .keeps),
                ReportColumn("Last coached", .day("last"), room: .keeps, missing: "never"),
                ReportColumn("By", .value("lastBy")),
                ReportColumn("Due", .value("due"), room: .keeps),
                ReportColumn("Planned", .day("planned"), room: .keeps),
                ReportColumn("Missed", .value("missed"), isNumeric: true, room: .leaves(1)),
            ])
    }

    private static func words(_ entry: DueEntry) -> String {
        switch entry.state {
        case .overdue: "overdue"
        case .due: "due"
        case .planned: entry.hasInvalidSchedule ? "to be moved" : "planned"
        case .inProgress: "in progress"
        case .later: "later"
        case .unknown: "not told"
        }
    }

    private static func refusals(_ refusals: [Refusal]) -> ReportTable {
        ReportTable(
            key: "refusals", fields: ["person", "httpStatus", "code", "message"],
            rows: refusals.map {
                [.person($0.person), .optional($0.httpStatus), .optional($0.code), .text($0.message)]
            })
    }
}
