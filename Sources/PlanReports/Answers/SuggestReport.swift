import CoachingModels
public import PlanModel

/// What `suggest` answers: places for one session beside a plan.
public struct SuggestReport: Sendable {
    private let file: String
    private let plan: Plan
    private let request: PlanRequest
    private let session: SessionRequest
    private let places: [OtherPlace]

    /// - Parameters:
    ///   - file: the plan as the user named it.
    ///   - request: with the session.
    ///   - places: those that move nothing first.
    public init(file: String, plan: Plan, request: PlanRequest, session: SessionRequest, places: [OtherPlace]) {
        self.file = file
        self.plan = plan
        self.request = request
        self.session = session
        self.places = places
    }

    /// Free places, then those that one other session would have to make.
    public var document: ReportDocument {
        let free = places.filter(\.moves.isEmpty)
        let moved = places.filter { !$0.moves.isEmpty }
        var blocks: [ReportBlock] =
            places.isEmpty
            ? [.note("There is no place for it, not with one move either: ask explain what would help.")] : []
        if !free.isEmpty { blocks += [.note("Without moving anything:"), .table(table(free, moves: false))] }
        if !moved.isEmpty { blocks += [.note("With one move:"), .table(table(moved, moves: true))] }
        return ReportDocument(
            command: "suggest",
            facts: [
                ReportFact("plan", .text(plan.id)), ReportFact("file", .text(file)),
                ReportFact("session", .text(session.key)), ReportFact("places", .list(places.map(record))),
            ],
            sections: [ReportSection(title: "\(session.key): \(ForeignText.shown(session.name))", blocks)],
            clock: request.clock)
    }

    private func table(_ places: [OtherPlace], moves: Bool) -> ReportTable {
        let columns = [
            ReportColumn("Day", .day("start"), room: .keeps), ReportColumn("Time", .time("start"), room: .keeps),
            ReportColumn("Facilitator", .value("facilitator")),
            ReportColumn("Cost", .value("cost"), isNumeric: true, room: .keeps),
        ]
        return ReportTable(
            fields: ["start", "facilitator", "cost", "move"],
            rows: places.map { other in
                [
                    .instant(other.place.start), .person(person(other.place.facilitatorId)),
                    .text(CostDifference.signed(other.difference.found)),
                    .text(other.moves.map(words).joined(separator: "; ")),
                ]
            },
            columns: moves ? columns + [ReportColumn("Who moves", .value("move"))] : columns)
    }

    private func words(_ move: SessionMove) -> String {
        guard let to = move.to else { return "\(move.session) loses its place" }
        let clock = request.clock
        return "\(move.session) to \(clock.shownDay(to.start)) \(clock.shownTime(to.start)) with "
            + ForeignText.shown(person(to.facilitatorId).name)
    }

    private func person(_ id: String) -> ReportPerson {
        ReportPerson(id: id, name: request.facilitators.first { $0.id.isSameIdentifier(as: id) }?.name ?? id)
    }

    private func record(_ other: OtherPlace) -> ReportValue {
        .record([
            ReportFact("start", .instant(other.place.start)),
            ReportFact("facilitator", .person(person(other.place.facilitatorId))),
            ReportFact("found", .amount(other.difference.found)),
            ReportFact(
                "moves",
                .list(
                    other.moves.map { move in
                        .record([
                            ReportFact("session", .text(move.session)), ReportFact("from", place(move.from)),
                            ReportFact("to", place(move.to)),
                        ])
                    })),
        ])
    }

    private func place(_ place: SessionPlace?) -> ReportValue {
        guard let place else { return .missing }
        return .record([
            ReportFact("start", .instant(place.start)),
            ReportFact("facilitator", .person(person(place.facilitatorId))),
        ])
    }
}
