import CoachingModels
import PlanModel

extension PlanPage {
    /// The figures that stay in sight, in the order in which a planner asks for them.
    func figures(_ now: Instant?) -> [PageFigure] {
        let totals = report.totals
        let warnings = report.warnings(now).count
        let people = { (number: Double) in Numbers.people(number) }
        let solution = plan.solution
        var figures = [
            PageFigure(name: "Placed", value: "\(totals.placed) of \(totals.placed + totals.unscheduled)"),
            PageFigure(name: "Left out", value: "\(totals.unscheduled)", isBad: totals.unscheduled > 0),
            PageFigure(name: "Warnings", value: "\(warnings)", isBad: warnings > 0),
            PageFigure(
                name: "People short at once",
                value: "\(people(totals.shortBefore)) → \(people(totals.shortAfter))",
                isBad: totals.shortAfter > totals.shortBefore),
            PageFigure(name: "Cost", value: Numbers.plain(solution.cost)),
            PageFigure(
                name: "Proven to",
                value: solution.status == .optimal ? "be the best" : "\(Numbers.percent(solution.gap)) of the best"),
        ]
        if let difference {
            let changes = PlanChanges(difference.plans[0], difference.plans[1])
            figures.append(PageFigure(name: "Different sessions", value: "\(changes.changes.count)"))
        }
        return figures
    }

    /// The sections of the page. Warnings and sessions left out come first, as the page serves to decide.
    func sections(_ now: Instant?) -> [PageSection] {
        let all = PlanReport(plan, filter: PlanFilter(onlyWarnings: true)).decisions(now)
        let left = report.left.isEmpty ? [.paragraph("Nobody: every session has a place.")] : leftOut
        var sections = [
            PageSection(anchor: "to-decide", title: "To decide", blocks: PageBlock.blocks(of: all, report.clock)),
            PageSection(
                anchor: "left-out", title: "Left out", blocks: PageBlock.blocks(of: ReportSection(left), report.clock)),
        ]
        let adjusted = PageBlock.blocks(of: report.adjustments, report.clock)
        if !adjusted.isEmpty {
            sections.append(PageSection(anchor: "adjusted", title: "Adjusted by hand", blocks: adjusted))
        }
        if let tradeoff, let section = PageSection(tradeoff: tradeoff, plan: plan.id) { sections.append(section) }
        if let difference { sections.append(PageSection(differences: difference)) }
        sections.append(PageSection(anchor: "calendar", title: "Calendar", isCalendar: true, blocks: []))
        let staffing = PageBlock.blocks(of: report.groups, report.clock)
        if !staffing.isEmpty {
            sections.append(PageSection(anchor: "staffing", title: "Staffing of the groups", blocks: staffing))
        }
        if let coaches = coachTable {
            let meaning =
                "Bars: minutes led of those that limits and free time allow; a line marks the target. Left: minutes that "
                + "limits and free time still leave."
            sections.append(
                PageSection(
                    anchor: "coaches", title: "Coaches",
                    blocks: [PageBlock(paragraph: meaning), PageBlock(table: coaches)]))
        }
        sections.append(
            PageSection(
                anchor: "cost", title: "Cost",
                blocks: PageBlock.blocks(of: report.costs, report.clock)
                    + [PageBlock(paragraph: PlanReport.proof(plan.solution))]))
        return sections
    }
}

extension PlanPage {
    /// The sessions without a place, each with the change that would give it one, if that is known.
    private var leftOut: [ReportBlock] {
        guard let helpful else { return report.unscheduled.blocks }
        return report.unscheduled.blocks.map { block in
            guard case .table(var table) = block, table.key == "unscheduled" else { return block }
            table.rows = table.rows.map { row in
                guard case .text(let key) = table.value("session", of: row) else { return row + [.missing] }
                return row + [.text(helpful.words[key] ?? "not looked at")]
            }
            table.fields.append("helps")
            table.columns.append(ReportColumn("What would help", .value("helps")))
            return .table(table)
        }
    }
}

extension PageSection {
    /// The report of `diff`, with its sections as parts of one.
    fileprivate init(differences: DiffReport) {
        let document = differences.document
        let blocks = document.sections.enumerated().flatMap { index, section in
            let heading = index == 0 ? nil : section.title.map { PageBlock(heading: $0) }
            return [heading].compactMap(\.self) + PageBlock.blocks(of: section, document.clock)
        }
        self.init(anchor: "differences", title: "Differences from the earlier plan", blocks: blocks)
    }
}
