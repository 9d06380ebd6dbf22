import CoachingModels
import PlanModel

extension PlanReport {
    /// The overrides with which the plan was made; empty if there were none.
    var adjustments: ReportSection {
        guard let overrides = plan.overrides, !overrides.isEmpty else { return ReportSection([]) }
        return ReportSection(title: "Adjusted by hand", overrides.map { .item(words($0)) })
    }

    /// `ana-1 at Tue 2026-12-08 10:00 with Priya Raman (Dana, 2026-12-01: leaves at noon)`
    private func words(_ override: PlanOverride) -> String {
        let leader = override.facilitatorId.map { " with \(ForeignText.shown(person($0).name))" } ?? ""
        let place = override.start.map { "\(clock.shownDay($0)) \(clock.shownTime($0))\(leader)" } ?? ""
        let wanted =
            switch override.kind {
            case .pin: "\(override.session) at \(place)"
            case .forbid: "\(override.session) not at \(place)"
            case .exclude: "\(override.session) without a place"
            case .swap: "\(override.session) and \(override.other ?? "") in each other's place"
            }
        let who = [override.by.map(ForeignText.shown), override.at.map { "\(clock.day(of: $0))" }].compactMap(\.self)
        let said =
            who.joined(separator: ", ")
            + (override.why.map { "\(who.isEmpty ? "" : ": ")\(ForeignText.shown($0))" } ?? "")
        return said.isEmpty ? wanted : "\(wanted) (\(said))"
    }
}
