/// What the planner wants a plan to respect and what it costs to depart from it. Defaults are those of planning.md.
public struct Policy: Sendable, Equatable {
    public enum CandidateMode: String, Sendable, CaseIterable {
        /// Only starts that the service suggested.
        case suggested
        /// Every start at which all are free.
        case available
    }

    public var candidates = CandidateMode.suggested
    /// Availability of another activity category is not used.
    public var activities = ["OnQueueWork", "OffQueueWork", "Meeting", "Training"]
    public var paidOnly = true
    /// Suggested slots of another rating are not used.
    public var ratings = ["Good", "Neutral", "Poor"]
    /// Headcount above the forecast to keep.
    public var staffingFloor = ExactDecimal(0)
    /// Sessions at once in a location, by name. A location not named has no limit.
    public var locations: [String: Int] = [:]
    public var unscheduledCost = ExactDecimal(1000)
    public var understaffingCost = ExactDecimal(10)
    public var preferenceCost = ExactDecimal(3)
    public var latenessCost = ExactDecimal(1)
    public var timeOfDayCost = ExactDecimal(2)
    public var overloadCost = ExactDecimal(1)

    public init() {}

    /// Decimal places that make every cost a whole number of units.
    public var costDecimals: Int {
        [unscheduledCost, understaffingCost, preferenceCost, latenessCost, timeOfDayCost, overloadCost]
            .map(\.decimals).max() ?? 0
    }
}
