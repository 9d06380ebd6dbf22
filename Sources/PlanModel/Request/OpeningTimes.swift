/// When sessions are permitted: `hours` and `closed` of a policy, a person or a session.
package struct OpeningTimes: Sendable, Hashable {
    /// A session lies entirely within a single one of these; empty for no limit.
    package var hours: [HoursRange]
    /// No part of a session lies in any of these.
    package var closed: [HoursRange]

    package init(hours: [HoursRange], closed: [HoursRange]) {
        self.hours = hours
        self.closed = closed
    }

    /// Whether nothing is limited.
    package var isAlways: Bool { hours.isEmpty && closed.isEmpty }
}

/// An object that has hours and closed times.
package protocol HasOpeningTimes {
    var hours: [HoursRange] { get }
    var closed: [HoursRange] { get }
}

extension HasOpeningTimes {
    package var opening: OpeningTimes { OpeningTimes(hours: hours, closed: closed) }
}

extension Policy: HasOpeningTimes {}
extension FacilitatorRequest: HasOpeningTimes {}
extension AttendeeRequest: HasOpeningTimes {}
extension SessionRequest: HasOpeningTimes {}
