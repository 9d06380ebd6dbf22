/// The conditions that a plan should respect, and the costs of departing from them. Defaults are those of planning.md.
public struct Policy: Sendable, Equatable {
    /// Which of the starts at which everybody is free are candidates.
    public enum CandidateMode: String, Sendable, Codable, CaseIterable {
        /// Only starts that the service suggested.
        case suggested
        /// Every start at which everybody is free.
        case available
    }

    /// Which starts a session may have; by default `suggested`.
    public package(set) var candidates = CandidateMode.suggested
    /// Activity categories in which people may be booked; time in any other is not used.
    public package(set) var activities = ["OnQueueWork", "OffQueueWork", "Meeting", "Training"]
    /// Whether only paid availability is used; true by default. Time that the service does not mark as unpaid counts as
    /// paid.
    public package(set) var paidOnly = true
    /// Ratings of suggested slots that may be used; slots with another rating are not.
    public package(set) var ratings = ["Good", "Neutral", "Poor"]
    /// Minutes before and after a session for which its attendees must be free too: a multiple of 15, 0 to 1440.
    public package(set) var marginMinutes = 0
    /// Headcount above the forecast to keep, in people; may have decimals.
    public package(set) var staffingFloor = ExactDecimal(0)
    /// Settings for single staffing groups, by name.
    public package(set) var staffingGroups: [String: StaffingGroupPolicy] = [:]
    /// Every session lies entirely within one of these; empty for no limit.
    public package(set) var hours: [HoursRange] = []
    /// No part of a session lies in any of these.
    public package(set) var closed: [HoursRange] = []
    /// The maximum number of sessions at once in a location, by name. A location that is not named has no limit.
    public package(set) var locations: [String: Int] = [:]
    /// The price of one unit of each term.
    public package(set) var costs = CostTerms(\.defaultPrice)
    /// By how much of the understaffing cost each missing person raises the cost of the next one, 0 to 1000.
    public package(set) var understaffingGrowth = Policy.usualGrowth

    /// The policy of a request that does not set any.
    public init() {}

    /// A policy with the default values for all fields that are not given.
    ///
    /// Throws `InvalidRequest` for an activity or a rating that the service does not have, and for a number that is out
    /// of the bounds of planning.md.
    public init(
        candidates: CandidateMode = .suggested, activities: [String] = Policy().activities, paidOnly: Bool = true,
        ratings: [String] = Policy().ratings, marginMinutes: Int = 0,
        staffingFloor: ExactDecimal = Policy().staffingFloor, staffingGroups: [String: StaffingGroupPolicy] = [:],
        hours: [HoursRange] = [], closed: [HoursRange] = [], locations: [String: Int] = [:],
        costs: [CostTerm: ExactDecimal] = [:], understaffingGrowth: ExactDecimal = Policy().understaffingGrowth
    ) throws(InvalidRequest) {
        self.candidates = candidates
        self.activities = activities
        self.paidOnly = paidOnly
        self.ratings = ratings
        self.marginMinutes = marginMinutes
        self.staffingFloor = staffingFloor
        self.staffingGroups = staffingGroups
        self.hours = hours
        self.closed = closed
        self.locations = locations
        for (term, cost) in costs { self.costs[term] = cost }
        self.understaffingGrowth = understaffingGrowth
        try checked()
    }

    /// The number of decimal places that makes every cost a whole number of units: at least two, since understaffing is
    /// counted in whole cents.
    public var costDecimals: Int { max(2, costs.all.map(\.value.decimals).max() ?? 0) }

    /// Headcount above the forecast to keep for a staffing group.
    public func staffingFloor(of group: String) -> ExactDecimal { staffingGroups[group]?.floor ?? staffingFloor }

    private static let usualGrowth = ExactDecimal("0.5") ?? ExactDecimal(0)

    private func checked() throws(InvalidRequest) {
        var problems = RequestProblems()
        problems.add("policy.activities", RequestRules.choices(activities, of: Policy.allActivities))
        problems.add("policy.ratings", RequestRules.choices(ratings, of: Policy.allRatings))
        problems.add("policy.staffingFloor", RequestRules.decimal(staffingFloor, in: RequestLimits.staffingFloor))
        problems.add("policy.marginMinutes", marginMinutes, in: RequestLimits.marginMinutes)
        problems.add("policy.marginMinutes", RequestRules.margin(marginMinutes))
        problems.add("policy.hours", hours)
        problems.add("policy.closed", closed)
        addGroups(to: &problems)
        for (name, capacity) in locations.sorted(by: { $0.key < $1.key }) {
            problems.add("policy.locations.\(name)", RequestRules.fieldName(name, expected: "a location's name"))
            problems.add("policy.locations.\(name)", capacity, in: RequestLimits.capacity)
        }
        for (term, cost) in costs.all {
            problems.add("policy.\(term.policyField)", RequestRules.decimal(cost, in: RequestLimits.cost))
        }
        problems.add(
            "policy.understaffingGrowth", RequestRules.decimal(understaffingGrowth, in: RequestLimits.growth))
        try problems.throwIfAny()
    }

    private func addGroups(to problems: inout RequestProblems) {
        for (name, group) in staffingGroups.sorted(by: { $0.key < $1.key }) {
            let field = "policy.staffingGroups.\(name)"
            problems.add(field, RequestRules.fieldName(name, expected: "a group's name"))
            problems.add(
                "\(field).floor", group.floor.flatMap { RequestRules.decimal($0, in: RequestLimits.staffingFloor) })
            problems.add("\(field).maxAway", group.maxAway, in: RequestLimits.away)
        }
    }
}
