/// A policy's settings for one staffing group.
public struct StaffingGroupPolicy: Sendable, Equatable, Codable {
    /// Headcount above the forecast to keep in this group; nil for `Policy.staffingFloor`.
    public package(set) var floor: ExactDecimal?
    /// The most attendees of the group in session at once, 0 to 1,000,000; nil for no limit.
    public package(set) var maxAway: Int?

    /// Creates the settings. The policy that has them checks them.
    public init(floor: ExactDecimal? = nil, maxAway: Int? = nil) {
        self.floor = floor
        self.maxAway = maxAway
    }
}
