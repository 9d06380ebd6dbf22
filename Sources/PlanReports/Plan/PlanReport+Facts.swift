import PlanModel

extension PlanReport {
    /// The facts for programs, which precede the tables.
    var facts: [ReportFact] {
        [
            ReportFact("plan", .text(plan.id)), ReportFact("name", .text(plan.request.name)),
            ReportFact("timeZone", .text(clock.name)),
            ReportFact("previous", plan.previous.map(PlanReport.previous) ?? .missing),
            ReportFact("overrides", overrides), ReportFact("horizon", plan.horizon.map(PlanReport.ends) ?? .missing),
            ReportFact("policy", plan.policy.map { .policy($0) } ?? .missing), ReportFact("people", people),
            ReportFact("slots", .record(slots)), ReportFact("solution", .record(solution)),
            ReportFact("proof", .text(PlanReport.proof(plan.solution))),
            ReportFact("filter", filter == PlanFilter() ? .missing : filterFacts),
        ]
    }

    /// The overrides; missing if there were none.
    private var overrides: ReportValue {
        guard let overrides = plan.overrides else { return .missing }
        return .list(
            overrides.map { one in
                .record([
                    ReportFact("kind", .text(one.kind.rawValue)), ReportFact("session", .text(one.session)),
                    ReportFact("other", .optional(one.other)), ReportFact("start", .optional(one.start)),
                    ReportFact("facilitator", one.facilitatorId.map { .person(person($0)) } ?? .missing),
                    ReportFact("by", .optional(one.by)), ReportFact("at", .optional(one.at)),
                    ReportFact("why", .optional(one.why)),
                ])
            })
    }

    private var filterFacts: ReportValue {
        .record([
            ReportFact("facilitators", .texts(filter.facilitators)), ReportFact("attendees", .texts(filter.attendees)),
            ReportFact("groups", .texts(filter.groups)), ReportFact("days", .texts(filter.days.map { "\($0)" })),
            ReportFact("onlyWarnings", .flag(filter.onlyWarnings)),
        ])
    }

    private static func previous(_ plan: PreviousPlan) -> ReportValue {
        .record([ReportFact("id", .text(plan.id)), ReportFact("sha256", .text(plan.sha256))])
    }

    private static func ends(_ interval: Interval) -> ReportValue {
        .record([
            ReportFact("start", .text(interval.start.iso8601)), ReportFact("end", .text(interval.end.iso8601)),
        ])
    }

    /// The people; missing, like horizon and policy, in plans of earlier versions.
    private var people: ReportValue {
        guard let people = plan.people else { return .missing }
        return .list(
            people.map { one in
                .record([
                    ReportFact("id", .text(one.id)), ReportFact("name", .optional(one.name)),
                    ReportFact("group", .optional(one.group)), ReportFact("email", .optional(one.email)),
                ])
            })
    }

    private var slots: [ReportFact] {
        [
            ReportFact("sha256", .text(plan.slots.sha256)),
            ReportFact("queriedFrom", .optional(plan.slots.queriedFrom?.iso8601)),
            ReportFact("queriedTo", .optional(plan.slots.queriedTo?.iso8601)),
        ]
    }

    private var solution: [ReportFact] {
        let solution = plan.solution
        return [
            ReportFact("status", .text(solution.status.rawValue)), ReportFact("cost", .amount(solution.cost)),
            ReportFact("bound", .amount(solution.bound)), ReportFact("gap", .amount(solution.gap)),
            ReportFact("stoppedBy", .text(solution.stoppedBy)),
            ReportFact("costs", PlanReport.terms(solution.costs)),
            ReportFact("prices", solution.prices.map(PlanReport.terms) ?? .missing),
            ReportFact("candidates", .count(solution.candidates)),
            ReportFact("unknownStaffingShare", .amount(solution.unknownStaffingShare)),
        ]
    }

    private static func terms(_ terms: CostTerms<Double>) -> ReportValue {
        .record(terms.all.map { ReportFact($0.rawValue, .amount($1)) })
    }
}
