/// When one person may be booked.
public struct UserAvailableTimes: Codable, Hashable, Sendable {
    /// The user whom it concerns.
    public var user: UserReference?
    /// Periods in which this user may be booked.
    public var availableTimes: [AvailableTime]?

    /// A person and the periods in which they may be booked.
    public init(user: UserReference? = nil, availableTimes: [AvailableTime]? = nil) {
        self.user = user
        self.availableTimes = availableTimes
    }
}
