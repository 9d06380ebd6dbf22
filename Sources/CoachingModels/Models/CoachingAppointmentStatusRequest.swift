/// Body of `patchCoachingAppointmentStatus`.
public struct CoachingAppointmentStatusRequest: Codable, Hashable, Sendable {
    /// The status to set: `Scheduled`, `InProgress` or `Completed`.
    public var status: CoachingAppointmentStatus

    /// A request to set this status; `InvalidSchedule` is the service's own to set.
    public init(status: CoachingAppointmentStatus) {
        self.status = status
    }
}
