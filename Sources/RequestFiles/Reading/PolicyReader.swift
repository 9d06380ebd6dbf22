import PlanModel

/// Reads the policy of a request. What it does not name keeps its default.
enum PolicyReader {
    private static let known =
        ["candidates", "activities", "paidOnly", "ratings", "staffingFloor", "locations"]
        + CostTerm.allCases.map(\.policyField)

    static func policy(_ value: FieldValue?) -> Policy {
        var policy = Policy()
        guard let value, let fields = FieldMap(value, known: known, expected: "the policy") else { return policy }
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
        if let locations = fields["locations"] { policy.locations = capacities(locations) }
        for term in CostTerm.allCases {
            if let cost = fields[term.policyField]?.decimal(in: RequestLimits.cost) { policy.costs[term] = cost }
        }
        return policy
    }

    private static func choices(_ value: FieldValue, of names: [String]) -> [String]? {
        value.list(expected: "a list of \(names.joined(separator: ", "))")?.compactMap { $0.choice(of: names) }
    }

    private static func capacities(_ value: FieldValue) -> [String: Int] {
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
