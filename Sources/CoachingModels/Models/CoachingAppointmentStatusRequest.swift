/// Body of `patchCoachingAppointmentStatus`.
public struct CoachingAppointmentStatusRequest: Codable, Hashable, Sendable {
    /// The status to set: `Scheduled`, `InProgress` or `Completed`.
    public var status: CoachingAppointmentStatus

    /// A request to set this status; only the service sets `InvalidSchedule`.
    public init(status: CoachingAppointmentStatus) {
        self.status = status
    }
}
