/// A coaching appointment that somebody has beside the plan. It counts in the limits of its day and week, in the target,
/// and in the days between an attendee's sessions; whether they are free then is for the slots to tell.
public struct HeldAppointment: Sendable, Hashable, Codable {
    /// When it begins, at any minute.
    public var dateStart: Instant
    /// Its length in minutes, 1 to 100,000; it counts whole on the local day of its start.
    public var lengthInMinutes: Int

    /// Creates an appointment from its parts; nothing is checked.
    public init(dateStart: Instant, lengthInMinutes: Int) {
        self.dateStart = dateStart
        self.lengthInMinutes = lengthInMinutes
    }
}

extension [HeldAppointment] {
    /// The minutes of all together.
    package var minutes: Int { reduce(0) { $0 + $1.lengthInMinutes } }
}
