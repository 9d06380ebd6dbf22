/// One change of an appointment's status.
public struct CoachingAppointmentStatusResponse: Codable, Hashable, Sendable {
    /// The appointment.
    public var appointment: CoachingAppointmentReference?
    /// Who created it.
    public var createdBy: UserReference?
    /// When it was created.
    public var dateCreated: ServiceDate?
    /// The status that was set.
    public var status: CoachingAppointmentStatus?

    /// Creates a status change from its parts.
    public init(
        appointment: CoachingAppointmentReference? = nil,
        createdBy: UserReference? = nil,
        dateCreated: ServiceDate? = nil,
        status: CoachingAppointmentStatus? = nil
    ) {
        self.appointment = appointment
        self.createdBy = createdBy
        self.dateCreated = dateCreated
        self.status = status
    }
}
