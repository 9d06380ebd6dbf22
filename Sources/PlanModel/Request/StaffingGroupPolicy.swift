/// What a policy says of one staffing group.
public struct StaffingGroupPolicy: Sendable, Equatable, Codable {
    /// Headcount above the forecast to keep in this group; nil for `Policy.staffingFloor`.
    public package(set) var floor: ExactDecimal?
    /// Attendees of the group in session at once, at most, 0 to 1,000,000; nil for no limit.
    public package(set) var maxAway: Int?

    /// Checked by the policy that has it.
    public init(floor: ExactDecimal? = nil, maxAway: Int? = nil) {
        self.floor = floor
        self.maxAway = maxAway
    }
}
