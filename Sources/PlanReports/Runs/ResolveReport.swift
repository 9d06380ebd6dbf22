import CoachingModels
public import PlanModel

/// The report of `resolve`: who the people of a request are, and how they have changed since.
public struct ResolveReport: Sendable {
    private let request: String
    private let lockPath: String

    /// - Parameters:
    ///   - request: the request as the user named it.
    ///   - lock: the file in which the answers are kept.
    public init(request: String, lock: String) {
        self.request = request
        lockPath = lock
    }

    /// For a look-up that ended early.
    public func refused() -> ReportDocument { ReportDocument(command: "resolve", facts: head) }

    /// For a lock that already answers everything, or that was just written.
    ///
    /// - Parameters:
    ///   - changes: the differences from before; nil if nobody asked for them.
    ///   - wasAsked: whether the service was asked in this run.
    ///   - notes: what the planner should know all the same.
    ///   - clock: the request's clock, in which times are given.
    public func document(
        _ lock: PeopleLock, changes: [PeopleChange]?, wasAsked: Bool, notes: [String], clock: ZoneClock
    ) -> ReportDocument {
        let groups = lock.staffingGroupsOfOneCurve
        let told = notes + groups.map(Self.sameCurve)
        let count = Numbers.counted(lock.people.count, "person", plural: "people")
        let summary =
            wasAsked
            ? "\(ForeignText.shown(lockPath)): \(count) found and kept"
            : "\(ForeignText.shown(lockPath)): \(count), nothing to ask; --refresh asks again"
        return ReportDocument(
            command: "resolve",
            facts: head + [
                ReportFact("asked", .instant(lock.asked)), ReportFact("wasAsked", .flag(wasAsked)),
                ReportFact("notes", .texts(told)),
                ReportFact("sameCurve", .list(groups.map { .texts($0) })),
            ],
            sections: [
                ReportSection([.line(summary)] + told.map { .line(ForeignText.line($0)) }),
                Self.changes(changes), Self.people(lock),
            ].compactMap(\.self), clock: clock)
    }

    private var head: [ReportFact] {
        [ReportFact("request", .text(request)), ReportFact("lock", .text(lockPath))]
    }

    private static func sameCurve(_ groups: [String]) -> String {
        "\(groups.joined(separator: " and ")) are counted with the same forecast: whoever is away is missed in one curve, which "
            + "a plan counts once for each group; give these people one staffingGroup in the request"
    }

    private static func changes(_ changes: [PeopleChange]?) -> ReportSection? {
        guard let changes else { return nil }
        let table = ReportTable(
            key: "changes", fields: ["kind", "person", "before", "after"],
            rows: changes.map { change in
                [
                    .text(change.kind.rawValue), .person(ReportPerson(id: change.person, name: change.name)),
                    .optional(change.before), .optional(change.after),
                ]
            })
        let lines = changes.map { ReportBlock.item(ForeignText.line($0.text)) }
        return ReportSection(
            title: "Since they were looked up",
            (lines.isEmpty ? [.note("Nothing has changed.")] : lines) + [.table(table)])
    }

    private static func people(_ lock: PeopleLock) -> ReportSection {
        let names = IdentifierTable(lock.people.map { ($0.id, $0.name ?? $0.id) })
        return ReportSection(
            title: "People",
            [
                .table(
                    ReportTable(
                        key: "people",
                        fields: [
                            "person", "email", "title", "manager", "team", "managementUnit", "businessUnit",
                            "staffingGroup", "division", "state",
                        ],
                        rows: lock.people.map { person in
                            [
                                .person(ReportPerson(id: person.id, name: person.name ?? person.id)),
                                .optional(person.email), .optional(person.title),
                                person.manager.map { .person(ReportPerson(id: $0, name: names[$0] ?? $0)) } ?? .missing,
                                .optional(person.team), .optional(person.managementUnit),
                                .optional(person.businessUnit), .optional(person.staffingGroup),
                                .optional(person.division), .optional(person.state),
                            ]
                        },
                        columns: [
                            ReportColumn("Person", .value("person")), ReportColumn("E-mail", .value("email")),
                            ReportColumn("Team", .value("team")), ReportColumn("Leader", .value("manager")),
                            ReportColumn("Unit", .value("managementUnit"), room: .leaves(2)),
                            ReportColumn("Staffing group", .value("staffingGroup")),
                        ]))
            ])
    }
}
