/// A person in a plan's request.
public struct PlanPerson: Sendable, Equatable, Codable {
    /// The user id in the service.
    public var id: String
    /// The name; nil if the request does not give it.
    public var name: String?
    /// The staffing group of an attendee; nil for somebody who only coaches.
    public var group: String?
    /// An e-mail address; nil if none is known, as in all plans until now.
    public var email: String?

    /// Creates a person from what is known about them; nothing is checked.
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
    /// People above the forecast in each quarter hour from there to the end of the day, or of the horizon, in
    /// hundredths of a person; nil if the service reported nothing.
    public var before: [Double?]

    /// Creates a day from its parts; nothing is checked. A whole day has 96 quarter hours, or 92 or 100 if clocks
    /// change by an hour.
    public init(group: String, dateStart: Instant, before: [Double?]) {
        self.group = group
        self.dateStart = dateStart
        self.before = before
    }
}
