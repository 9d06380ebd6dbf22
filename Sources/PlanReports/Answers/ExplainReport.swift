import CoachingModels
public import PlanModel

/// The report of `explain`.
public struct ExplainReport: Sendable {
    private let file: String
    private let plan: Plan
    private let request: PlanRequest
    private let answers: PlanAnswers

    /// - Parameters:
    ///   - file: the plan as the user named it.
    ///   - request: the request that the plan was made from.
    public init(file: String, plan: Plan, request: PlanRequest, answers: PlanAnswers) {
        self.file = file
        self.plan = plan
        self.request = request
        self.answers = answers
    }

    private var clock: ZoneClock { request.clock }

    /// One section for each session, and the data for programs.
    public var document: ReportDocument {
        var sections = answers.unplaced.map(section) + answers.placed.map(section)
        if sections.isEmpty, answers.unanswered.isEmpty {
            sections = [ReportSection([.line("Every session has a place.")])]
        }
        if let better = AnswerNames.section(improvement: answers.improvement) { sections.insert(better, at: 0) }
        if let note = stopped { sections.append(ReportSection([.line(note)])) }
        return ReportDocument(
            command: "explain",
            facts: [
                ReportFact("plan", .text(plan.id)), ReportFact("file", .text(file)),
                ReportFact("cost", .amount(plan.solution.cost)),
                AnswerNames.fact(improvement: answers.improvement),
                ReportFact("unplaced", .list(answers.unplaced.map(record))),
                ReportFact("placed", .list(answers.placed.map(record))),
                ReportFact("unanswered", .texts(answers.unanswered)),
            ],
            sections: sections, clock: clock)
    }

    /// A sentence on the questions that were not looked at, if answering was ended early.
    private var stopped: String? {
        let half = answers.unplaced.filter { !$0.isComplete }.map(\.session.session)
        guard !half.isEmpty || !answers.unanswered.isEmpty else { return nil }
        let left = half.isEmpty ? [] : ["not all changes were tried for \(half.joined(separator: ", "))"]
        let none = answers.unanswered
        let open =
            none.isEmpty
            ? [] : ["\(Numbers.counted(none.count, "session")) not looked at: \(none.joined(separator: ", "))"]
        return "Ended before everything was tried: \((left + open).joined(separator: "; "))."
    }

    // MARK: Without a place

    private func section(_ answer: UnplacedAnswer) -> ReportSection {
        let session = answer.session
        var blocks: [ReportBlock] = [.paragraph(session.message + "."), .note(funnelHeading(answer.funnel))]
        blocks += answer.funnel.steps.map { .item("\($0.starts): \($0.message)") }
        if answer.funnel.free > 0 { blocks.append(.item("\(answer.funnel.free): free")) }
        if answer.changes.isEmpty {
            blocks.append(.note("None of \(answer.failed) changes that were tried gives it a place."))
        } else {
            blocks += [.note(Self.meaning), .table(table(answer))]
            blocks += answer.changes.enumerated().flatMap { lines($0.element, $0.offset + 1, session.session) }
        }
        return ReportSection(title: title(session.session, session.name), blocks)
    }

    private static let meaning =
        "Changes that place it, each tested by solving. Cost: what the whole plan costs more (+) or less (-)."

    private func funnelHeading(_ funnel: StartFunnel) -> String {
        "Of \(Numbers.counted(funnel.starts, "start")) in its window:"
    }

    private func title(_ key: String, _ name: String?) -> String {
        name.map { "\(key): \(ForeignText.shown($0))" } ?? key
    }

    private func table(_ answer: UnplacedAnswer) -> ReportTable {
        ReportTable(
            fields: ["number", "change", "cost", "start", "facilitator", "moved"],
            rows: answer.changes.enumerated().map { number, tested in
                [
                    .count(number + 1), .text(words(of: answer.session.session)?.words(tested.change) ?? ""),
                    .text(tested.difference.shown), .instant(tested.place.start),
                    .person(names.person(tested.place.facilitatorId)), .count(tested.moves.count),
                ]
            },
            columns: [
                ReportColumn("No.", .value("number"), isNumeric: true, room: .keeps),
                ReportColumn("Change", .value("change")),
                ReportColumn("Cost", .value("cost"), isNumeric: true, room: .keeps),
                ReportColumn("Day", .day("start"), room: .keeps), ReportColumn("Time", .time("start"), room: .keeps),
                ReportColumn("Facilitator", .value("facilitator"), room: .leaves(1)),
                ReportColumn("Others moved", .value("moved"), isNumeric: true, room: .leaves(0)),
            ])
    }

    /// The line to change, and the effect on other sessions.
    private func lines(_ tested: TestedChange, _ number: Int, _ key: String) -> [ReportBlock] {
        let line = words(of: key)?.line(tested.change)
        let others =
            tested.moves.isEmpty
            ? nil
            : tested.moves.count > Self.mostMoves
                ? "\(tested.moves.count) others move" : tested.moves.map(words).joined(separator: "; ")
        let told = [line, others].compactMap(\.self).joined(separator: ". ")
        return told.isEmpty ? [] : [.item("\(number): \(told)")]
    }

    /// How many moves are listed for people; programs get all of them.
    private static let mostMoves = 3

    private func words(of key: String) -> ChangeWords? {
        request.sessions.first { $0.key == key }.map { ChangeWords(request: request, session: $0) }
    }

    private func words(_ move: SessionMove) -> String {
        switch (move.from, move.to) {
        case (let from?, let to?): "\(move.session) moves from \(names.shown(from)) to \(names.shown(to))"
        case (nil, let to?): "\(move.session) gets a place: \(names.shown(to))"
        case (let from?, nil): "\(move.session) loses its place: \(names.shown(from))"
        case (nil, nil): move.session
        }
    }

    // MARK: With a place

    private func section(_ answer: PlacedAnswer) -> ReportSection {
        let terms = CostTerm.allCases.compactMap { term in
            answer.terms[term].flatMap { $0 == 0 ? nil : "\(term.rawValue) \(Numbers.plain($0))" }
        }
        let costs = terms.isEmpty ? "It costs nothing there." : "It costs there: \(terms.joined(separator: ", "))."
        let table = ReportTable(
            fields: ["start", "facilitator", "atLeast", "cost", "moved"],
            rows: answer.others.map { other in
                [
                    .instant(other.place.start), .person(names.person(other.place.facilitatorId)),
                    .text(CostDifference.signed(other.difference.atLeast)),
                    .text(CostDifference.signed(other.difference.found)),
                    .text(other.moves.map(\.session).prefix(3).joined(separator: ", ")),
                ]
            },
            columns: [
                ReportColumn("Day", .day("start"), room: .keeps), ReportColumn("Time", .time("start"), room: .keeps),
                ReportColumn("Facilitator", .value("facilitator")),
                ReportColumn("At least", .value("atLeast"), isNumeric: true, room: .keeps),
                ReportColumn("Found", .value("cost"), isNumeric: true, room: .keeps),
                ReportColumn("Others moved", .value("moved"), room: .leaves(0), missing: ""),
            ])
        let meaning =
            "Where else it could be, and what the whole plan costs more there: no plan less than the first number, and "
            + "the second was found."
        return ReportSection(
            title: title(answer.session, answer.name),
            [.paragraph("It is on \(names.shown(answer.place)). \(costs)")]
                + (answer.others.isEmpty ? [.note("It could be nowhere else.")] : [.note(meaning), .table(table)]))
    }

    // MARK: Programs

    private func record(_ answer: UnplacedAnswer) -> ReportValue {
        .record([
            ReportFact("session", .text(answer.session.session)),
            ReportFact("reason", .text(answer.session.reason.rawValue)),
            ReportFact("message", .text(answer.session.message)),
            ReportFact("starts", .count(answer.funnel.starts)), ReportFact("free", .count(answer.funnel.free)),
            ReportFact(
                "steps",
                .list(
                    answer.funnel.steps.map { step in
                        .record([
                            ReportFact("reason", .text(step.reason.rawValue)), ReportFact("who", .optional(step.who)),
                            ReportFact("message", .text(step.message)), ReportFact("starts", .count(step.starts)),
                        ])
                    })),
            ReportFact("failed", .count(answer.failed)), ReportFact("isComplete", .flag(answer.isComplete)),
            ReportFact(
                "changes",
                .list(answer.changes.enumerated().map { record($0.element, $0.offset + 1, answer.session.session) })),
        ])
    }

    private func record(_ tested: TestedChange, _ number: Int, _ key: String) -> ReportValue {
        let words = words(of: key)
        return .record(
            [
                ReportFact("number", .count(number)), ReportFact("change", .optional(words?.words(tested.change))),
                ReportFact("line", .optional(words?.line(tested.change))),
            ] + facts(tested.place, tested.difference, tested.moves))
    }

    private func record(_ answer: PlacedAnswer) -> ReportValue {
        .record([
            ReportFact("session", .text(answer.session)), ReportFact("start", .instant(answer.place.start)),
            ReportFact("facilitator", .person(names.person(answer.place.facilitatorId))),
            ReportFact(
                "costs",
                .record(CostTerm.allCases.map { ReportFact($0.rawValue, .amount(answer.terms[$0] ?? 0)) })),
            ReportFact(
                "others", .list(answer.others.map { .record(facts($0.place, $0.difference, $0.moves)) })),
        ])
    }

    private func facts(
        _ place: SessionPlace, _ difference: CostDifference, _ moves: [SessionMove]
    ) -> [ReportFact] {
        names.facts(place) + [
            ReportFact("atLeast", .amount(difference.atLeast)), ReportFact("found", .amount(difference.found)),
            ReportFact("isExact", .flag(difference.isExact)), names.fact(moves),
        ]
    }

    private var names: AnswerNames { AnswerNames(request: request) }
}

extension CostDifference {
    /// `+12.5`, or both bounds if there is a gap between them.
    var shown: String {
        isExact
            ? Self.signed(found)
            : "\(Self.signed(atLeast)) to \(Self.signed(found))"
    }

    static func signed(_ number: Double) -> String {
        let rounded = (number * 100).rounded() / 100
        return rounded > 0 ? "+\(Numbers.plain(rounded))" : Numbers.plain(rounded == 0 ? 0 : rounded)
    }
}
