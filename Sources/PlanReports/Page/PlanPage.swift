import CoachingModels
public import PlanModel

/// A plan as one self-contained HTML page to decide by: it needs no network, and works from a mail attachment.
///
/// What must be decided and who is left out come first, as text and tables that need no script; the calendar is drawn by a
/// script from the data in the page. All text of the plan is foreign: it is escaped in every place where it stands.
public struct PlanPage {
    let plan: Plan
    let report: PlanReport
    /// The differences from an earlier plan; nil where none is compared.
    let difference: DiffReport?
    /// What would give those left out a place; nil where it was not asked.
    let helpful: HelpfulChanges?
    /// People coached against people short; nil where that was not traced.
    let tradeoff: TradeoffCurve?
    /// The sessions as they were requested, by key: the plan tells neither ranks nor priorities.
    let requested: [String: SessionRequest]

    /// - Parameters:
    ///   - request: what the plan was made from, which tells ranks and priorities; nil where it is not at hand.
    ///   - difference: of an earlier plan and this one, in this order.
    ///   - helpful: what would give those left out a place.
    ///   - tradeoff: people coached against people short, to be drawn.
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
    /// - Parameter now: tells how old the service's answers are and which days are over; nil leaves that out.
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

    /// What the page is of, how old its answers are, and what the plan comes to.
    private func introduction(_ now: Instant?) -> [String] {
        (report.heading(now).blocks + report.summary.blocks).compactMap { block in
            switch block {
            case .paragraph(let text), .note(let text), .line(let text), .item(let text): text
            case .table, .fact: nil
            }
        }
    }
}
