import PlanModel

/// Reads the policy of a request. Fields that are not given keep their defaults.
struct PolicyReader {
    let hours: HoursReader

    func policy(_ value: FieldValue?) -> Policy {
        var policy = Policy()
        guard let value, let fields = FieldMap(value, known: RequestVocabulary.policy.names, expected: "the policy")
        else { return policy }
        if let mode = fields["candidates"]?.choice(of: Policy.CandidateMode.allCases.map(\.rawValue)) {
            policy.candidates = Policy.CandidateMode(rawValue: mode) ?? .suggested
        }
        if let list = fields["activities"].flatMap({ choices($0, of: Policy.allActivities) }) {
            policy.activities = list
        }
        if let list = fields["ratings"].flatMap({ choices($0, of: Policy.allRatings) }) { policy.ratings = list }
        if let paidOnly = fields["paidOnly"]?.bool() { policy.paidOnly = paidOnly }
        if let floor = fields["staffingFloor"]?.decimal(in: RequestLimits.staffingFloor) {
            policy.staffingFloor = floor
        }
        if let margin = fields["marginMinutes"].flatMap(margin) { policy.marginMinutes = margin }
        if let groups = fields["staffingGroups"] { policy.staffingGroups = self.groups(groups) }
        policy.hours = hours.ranges(fields["hours"])
        policy.closed = hours.ranges(fields["closed"])
        if let locations = fields["locations"] { policy.locations = capacities(locations) }
        for term in CostTerm.allCases {
            if let cost = fields[term.policyField]?.decimal(in: RequestLimits.cost) { policy.costs[term] = cost }
        }
        if let growth = fields["understaffingGrowth"]?.decimal(in: RequestLimits.growth) {
            policy.understaffingGrowth = growth
        }
        return policy
    }

    private func margin(_ value: FieldValue) -> Int? {
        value.wholeNumber(in: RequestLimits.marginMinutes).flatMap { value.accepted($0, RequestRules.margin($0)) }
    }

    private func groups(_ value: FieldValue) -> [String: StaffingGroupPolicy] {
        guard let entries = value.node.entries else {
            value.fail(
                "is not a set of staffing groups", expected: "each group's name and its fields floor and maxAway")
            return [:]
        }
        var groups: [String: StaffingGroupPolicy] = [:]
        for (_, key, group) in value.named(entries) {
            guard let name = key.identifier(expected: "a group's name"),
                let fields = FieldMap(
                    group, known: RequestVocabulary.staffingGroup.names, expected: "a staffing group's limits")
            else { continue }
            groups[name] = StaffingGroupPolicy(
                floor: fields["floor"]?.decimal(in: RequestLimits.staffingFloor),
                maxAway: fields["maxAway"]?.wholeNumber(in: RequestLimits.away))
        }
        return groups
    }

    private func choices(_ value: FieldValue, of names: [String]) -> [String]? {
        value.list(expected: "a list of \(names.joined(separator: ", "))")?.compactMap { $0.choice(of: names) }
    }

    private func capacities(_ value: FieldValue) -> [String: Int] {
        guard let entries = value.node.entries else {
            value.fail(
                "is not a set of locations", expected: "each location's name and how many sessions it holds at once")
            return [:]
        }
        var capacities: [String: Int] = [:]
        for (_, key, number) in value.named(entries) {
            if let key = key.identifier(expected: "a location's name"),
                let capacity = number.wholeNumber(in: RequestLimits.capacity)
            {
                capacities[key] = capacity
            }
        }
        return capacities
    }
}
