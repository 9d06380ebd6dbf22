/// Somebody of a plan's request.
public struct PlanPerson: Sendable, Equatable, Codable {
    /// The user id in the service.
    public var id: String
    /// Nil where the request does not tell it.
    public var name: String?
    /// The staffing group of one who is coached; nil for those who only coach.
    public var group: String?
    /// An address to write to; nil where none is known, as in all plans until now.
    public var email: String?

    /// A person with what is known of them; nothing is checked.
    public init(id: String, name: String? = nil, group: String? = nil, email: String? = nil) {
        self.id = id
        self.name = name
        self.group = group
        self.email = email
    }
}

/// The staffing of a group over one local day of the horizon, before anybody is taken away.
public struct StaffingDay: Sendable, Equatable, Codable {
    /// The staffing group, named as in `StaffingTick.group`.
    public var group: String
    /// Start of the first quarter hour of the day that is in the horizon.
    public var dateStart: Instant
    /// People above the forecast in each quarter hour from there to the end of the day, or of the horizon, in hundredths of
    /// a person; nil where the service told nothing.
    public var before: [Double?]

    /// A day of its parts; nothing is checked. A whole day has 96 quarter hours, 92 or 100 where clocks change by an
    /// hour.
    public init(group: String, dateStart: Instant, before: [Double?]) {
        self.group = group
        self.dateStart = dateStart
        self.before = before
    }
}
