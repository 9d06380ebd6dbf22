public import PlanModel

extension PlanRequest {
    /// The staffing groups of this request whose curves are the same in the service's answers, to the hundredth and in every quarter
    /// hour that is known of both: probably one group that is counted twice. Each set in the order of the groups.
    public func groupsOfSameStaffing(in slots: SlotsFile) -> [[String]] {
        Staffing(
            request: self, people: PeopleIndex(request: self, slots: slots), slots: slots,
            timeline: Timeline(horizon: horizon, clock: clock)
        ).sameGroups ?? []
    }
}
