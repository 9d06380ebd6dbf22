import CoachingModels
public import PlanModel

/// The report of `explain --by`: where a plan is short of people, and what would help.
public struct ShortageReport: Sendable {
    private let file: String
    private let plan: Plan
    private let request: PlanRequest
    private let answer: ShortageAnswer

    /// - Parameters:
    ///   - file: the plan as the user named it.
    ///   - request: the request that the plan was made from.
    public init(file: String, plan: Plan, request: PlanRequest, answer: ShortageAnswer) {
        self.file = file
        self.plan = plan
        self.request = request
        self.answer = answer
    }

    private var clock: ZoneClock { request.clock }
    private var names: AnswerNames { AnswerNames(request: request) }

    /// A sentence for each shortage, and the data for programs.
    public var document: ReportDocument {
        ReportDocument(
            command: "explain",
            facts: [
                ReportFact("plan", .text(plan.id)), ReportFact("file", .text(file)),
                ReportFact("cost", .amount(plan.solution.cost)), ReportFact("by", .text(answer.view.rawValue)),
                AnswerNames.fact(improvement: answer.improvement),
                ReportFact("isComplete", .flag(answer.isComplete)),
                ReportFact("shortages", .list(answer.shortages.map(record))),
                ReportFact("others", .texts(answer.others)),
            ],
            sections: [AnswerNames.section(improvement: answer.improvement), section].compactMap(\.self), clock: clock)
    }

    // MARK: People

    private var section: ReportSection {
        var blocks: [ReportBlock] = []
        if answer.shortages.isEmpty {
            blocks.append(
                .line(
                    plan.unscheduled.isEmpty
                        ? "Every session has a place."
                        : "No \(Self.noun(answer.view)) alone keeps a session from a place."))
        } else {
            blocks.append(.note(Self.meaning))
            blocks += answer.shortages.flatMap(items)
        }
        if !answer.others.isEmpty {
            blocks.append(
                .note(
                    "\(Numbers.counted(answer.others.count, "session")) left out for other reasons, which explain KEY tells: "
                        + "\(shown(answer.others))."))
        }
        if !answer.isComplete { blocks.append(.line("Ended before everything was tried.")) }
        return ReportSection(title: "Where the plan is short, by \(answer.view.rawValue)", blocks)
    }

    private static let meaning =
        "Sessions without a place that nothing else keeps from one of their possible places, and what would help, tested by "
        + "solving. Cost: what the whole plan costs more (+) or less (-)."

    private static func noun(_ view: ShortageView) -> String {
        switch view {
        case .facilitator: "facilitator's day"
        case .group: "group"
        case .day: "day"
        case .limit: "limit"
        }
    }

    private func items(_ shortage: Shortage) -> [ReportBlock] {
        let sessions = Numbers.counted(shortage.sessions.count, "session")
        let keeps =
            "\(words(shortage.subject)) \(sessions) from a place (\(Numbers.counted(shortage.places, "possible place")): "
            + "\(shown(shortage.sessions)))"
        guard let best = shortage.reliefs.first else { return [.item("\(keeps).")] }
        let more = shortage.reliefs.dropFirst().map { "; \(words($0, shortage))" }.joined()
        return [.item("\(keeps); \(words(best, shortage))\(more).")]
    }

    /// The subject and its verb.
    private func words(_ subject: ShortageSubject) -> String {
        switch subject {
        case .facilitatorDay(let id, let day): "\(name(id))'s \(shown(day)) keeps"
        case .group(let group): "The staffing of \(ForeignText.shown(group)) keeps"
        case .day(let day): "\(shown(day)) keeps"
        case .limit(let limit): "\(ChangeWords.field(limit)) keeps"
        }
    }

    private func words(_ tested: TestedRelief, _ shortage: Shortage) -> String {
        let own = Set(shortage.sessions)
        let others = tested.placed.count { !own.contains($0) }
        let placed =
            tested.placed.isEmpty
            ? "places none" : "places \(tested.placed.count - others)\(others == 0 ? "" : " and \(others) more")"
        let lost =
            tested.lost.isEmpty
            ? ""
            : ", while \(Numbers.counted(tested.lost.count, "other")) \(tested.lost.count == 1 ? "loses its" : "lose their") place"
        return "\(words(tested.relief)) \(placed)\(lost) (cost \(tested.difference.shown))"
    }

    private func words(_ relief: TestedRelief.Relief) -> String {
        switch relief {
        case .secondFacilitator: "a second coach that day, free when this one is,"
        case .oneMoreFacilitator: "one more coach that day"
        case .onePersonMore: "one person more at work"
        case .change(.limit(let limit, let value)): "\(ChangeWords.field(limit)): \(value)"
        case .change: "a change of the request"
        }
    }

    private func name(_ id: String) -> String { ForeignText.shown(names.person(id).name) }

    private func shown(_ day: LocalDate) -> String { clock.shownDay(clock.start(of: day)) }

    private func shown(_ keys: [String]) -> String {
        let more = keys.count > 5 ? ", …" : ""
        return keys.prefix(5).joined(separator: ", ") + more
    }

    // MARK: Programs

    private func record(_ shortage: Shortage) -> ReportValue {
        .record(
            facts(shortage.subject) + [
                ReportFact("sessions", .texts(shortage.sessions)), ReportFact("places", .count(shortage.places)),
                ReportFact(
                    "reliefs",
                    .list(
                        shortage.reliefs.map { tested in
                            .record(
                                facts(tested.relief) + [
                                    ReportFact("placed", .texts(tested.placed)),
                                    ReportFact("lost", .texts(tested.lost)),
                                    ReportFact("atLeast", .amount(tested.difference.atLeast)),
                                    ReportFact("found", .amount(tested.difference.found)),
                                    ReportFact("isExact", .flag(tested.difference.isExact)),
                                ])
                        })),
            ])
    }

    private func facts(_ subject: ShortageSubject) -> [ReportFact] {
        switch subject {
        case .facilitatorDay(let id, let day):
            [ReportFact("facilitator", .person(names.person(id))), ReportFact("day", .text("\(day)"))]
        case .group(let group): [ReportFact("group", .text(group))]
        case .day(let day): [ReportFact("day", .text("\(day)"))]
        case .limit(let limit): [ReportFact("limit", .text(ChangeWords.field(limit)))]
        }
    }

    private func facts(_ relief: TestedRelief.Relief) -> [ReportFact] {
        switch relief {
        case .secondFacilitator: [ReportFact("relief", .text("secondFacilitator"))]
        case .oneMoreFacilitator: [ReportFact("relief", .text("oneMoreFacilitator"))]
        case .onePersonMore: [ReportFact("relief", .text("onePersonMore"))]
        case .change:
            [ReportFact("relief", .text("change")), ReportFact("line", .text(words(relief)))]
        }
    }
}
