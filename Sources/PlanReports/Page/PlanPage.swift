import CoachingModels
public import PlanModel

/// A plan as one self-contained HTML page on which to decide: it needs no network, and works from a mail attachment.
///
/// Decisions to make and sessions left out come first, as text and tables that need no script; a script draws the
/// calendar from the data in the page. All text of the plan is foreign, and is escaped wherever it appears.
public struct PlanPage {
    let plan: Plan
    let report: PlanReport
    /// The differences from an earlier plan; nil if none is compared.
    let difference: DiffReport?
    /// The changes that would give a place to sessions left out; nil if they were not asked for.
    let helpful: HelpfulChanges?
    /// People coached against people short; nil if that was not traced.
    let tradeoff: TradeoffCurve?
    /// The sessions as they were requested, by key: the plan contains neither ranks nor priorities.
    let requested: [String: SessionRequest]

    /// - Parameters:
    ///   - request: the request that the plan was made from, which has ranks and priorities; nil if it is not at hand.
    ///   - difference: the differences between an earlier plan and this one.
    ///   - helpful: the changes that would give a place to sessions left out.
    ///   - tradeoff: people coached against people short, to draw.
    public init(
        _ plan: Plan, request: PlanRequest? = nil, difference: DiffReport? = nil, helpful: HelpfulChanges? = nil,
        tradeoff: TradeoffCurve? = nil
    ) {
        self.plan = plan
        report = PlanReport(plan)
        self.difference = difference
        self.helpful = helpful
        self.tradeoff = tradeoff
        requested = Dictionary(
            (request?.sessions ?? []).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The page as HTML.
    ///
    /// - Parameter now: used to state how old the service's answers are and which days are over; nil leaves that out.
    /// - Throws: `EncodingError` for a number that is not finite.
    public func html(now: Instant? = nil) throws -> String {
        let content = PageContent(
            title: ForeignText.line(plan.request.name), subtitle: introduction(now), figures: figures(now),
            sections: sections(now), plan: ForeignText.line(plan.id),
            made: "\(report.clock.shownDay(plan.createdAt)) \(report.clock.shownTime(plan.createdAt))",
            zone: ForeignText.line(report.clock.name), style: PageTemplates.style, script: PageTemplates.script,
            data: try PageData(self).json())
        return try PageTemplates.page(content)
    }

    /// The subject of the page, the age of the service's answers, and the result of the plan.
    private func introduction(_ now: Instant?) -> [String] {
        (report.heading(now).blocks + report.summary.blocks).compactMap { block in
            switch block {
            case .paragraph(let text), .note(let text), .line(let text), .item(let text): text
            case .table, .fact: nil
            }
        }
    }
}
