/// What the planner wants a plan to respect and what it costs to depart from it. Defaults are those of planning.md.
public struct Policy: Sendable, Equatable {
    /// Which of the starts at which all are free are candidates.
    public enum CandidateMode: String, Sendable, Codable, CaseIterable {
        /// Only starts that the service suggested.
        case suggested
        /// Every start at which all are free.
        case available
    }

    /// Which starts a session may have; `suggested` by default.
    public package(set) var candidates = CandidateMode.suggested
    /// Availability of another activity category is not used.
    public package(set) var activities = ["OnQueueWork", "OffQueueWork", "Meeting", "Training"]
    /// Whether only paid availability is used, as by default. What the service does not call unpaid is paid.
    public package(set) var paidOnly = true
    /// Suggested slots of another rating are not used.
    public package(set) var ratings = ["Good", "Neutral", "Poor"]
    /// Headcount above the forecast to keep.
    public package(set) var staffingFloor = ExactDecimal(0)
    /// Sessions at once in a location, by name. A location not named has no limit.
    public package(set) var locations: [String: Int] = [:]
    /// What one of what each term counts costs.
    public package(set) var costs = CostTerms(\.defaultPrice)

    /// The policy of a request that says nothing about it.
    public init() {}

    /// A policy whose fields are those of the default one where nothing else is said.
    ///
    /// Throws `InvalidRequest` for an activity or a rating that the service does not have, and for a number that is out of
    /// the bounds of planning.md.
    public init(
        candidates: CandidateMode = .suggested, activities: [String] = Policy().activities, paidOnly: Bool = true,
        ratings: [String] = Policy().ratings, staffingFloor: ExactDecimal = Policy().staffingFloor,
        locations: [String: Int] = [:], costs: [CostTerm: ExactDecimal] = [:]
    ) throws(InvalidRequest) {
        self.candidates = candidates
        self.activities = activities
        self.paidOnly = paidOnly
        self.ratings = ratings
        self.staffingFloor = staffingFloor
        self.locations = locations
        for (term, cost) in costs { self.costs[term] = cost }
        try checked()
    }

    /// Decimal places that make every cost a whole number of units.
    public var costDecimals: Int { costs.all.map(\.value.decimals).max() ?? 0 }

    private func checked() throws(InvalidRequest) {
        var problems = RequestProblems()
        problems.add("policy.activities", RequestRules.choices(activities, of: Policy.allActivities))
        problems.add("policy.ratings", RequestRules.choices(ratings, of: Policy.allRatings))
        problems.add("policy.staffingFloor", RequestRules.decimal(staffingFloor, in: RequestLimits.staffingFloor))
        for (name, capacity) in locations.sorted(by: { $0.key < $1.key }) {
            problems.add("policy.locations.\(name)", RequestRules.locationName(name))
            problems.add("policy.locations.\(name)", capacity, in: RequestLimits.capacity)
        }
        for (term, cost) in costs.all {
            problems.add("policy.\(term.policyField)", RequestRules.decimal(cost, in: RequestLimits.cost))
        }
        try problems.throwIfAny()
    }
}
