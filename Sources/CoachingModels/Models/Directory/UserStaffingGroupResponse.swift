/// The staffing group of a user, from one day to another.
public struct UserStaffingGroupResponse: Codable, Hashable, Sendable {
    /// The user.
    public var user: UserReference?
    /// The group.
    public var staffingGroup: StaffingGroupReference?
    /// The first day, as a local date; `nil` without a limit.
    public var startDate: ServiceDay?
    /// The last day, as a local date; `nil` without a limit.
    public var endDate: ServiceDay?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        user: UserReference? = nil,
        staffingGroup: StaffingGroupReference? = nil,
        startDate: ServiceDay? = nil,
        endDate: ServiceDay? = nil
    ) {
        self.user = user
        self.staffingGroup = staffingGroup
        self.startDate = startDate
        self.endDate = endDate
    }
}
