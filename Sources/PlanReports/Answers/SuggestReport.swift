import CoachingModels
public import PlanModel

/// The report of `suggest`: places for one session besides those in a plan.
public struct SuggestReport: Sendable {
    private let file: String
    private let plan: Plan
    private let request: PlanRequest
    private let session: SessionRequest
    private let places: [OtherPlace]

    /// - Parameters:
    ///   - file: the plan as the user named it.
    ///   - request: the request, including the session.
    ///   - places: those that move no other session come first.
    public init(file: String, plan: Plan, request: PlanRequest, session: SessionRequest, places: [OtherPlace]) {
        self.file = file
        self.plan = plan
        self.request = request
        self.session = session
        self.places = places
    }

    /// Free places, followed by those for which one other session would have to move.
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
                    .instant(other.place.start), .person(names.person(other.place.facilitatorId)),
                    .text(CostDifference.signed(other.difference.found)),
                    .text(other.moves.map(words).joined(separator: "; ")),
                ]
            },
            columns: moves ? columns + [ReportColumn("Who moves", .value("move"))] : columns)
    }

    private func words(_ move: SessionMove) -> String {
        move.to.map { "\(move.session) to \(names.shown($0))" } ?? "\(move.session) loses its place"
    }

    private func record(_ other: OtherPlace) -> ReportValue {
        .record(
            names.facts(other.place) + [
                ReportFact("found", .amount(other.difference.found)), names.fact(other.moves),
            ])
    }

    private var names: AnswerNames { AnswerNames(request: request) }
}
