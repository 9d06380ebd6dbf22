/// An appointment by id, which is all that a 202 answer contains.
public struct CoachingAppointmentReference: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// Path of this resource.
    public var selfUri: String?

    /// A reference to the appointment with this id.
    public init(id: String? = nil, selfUri: String? = nil) {
        self.id = id
        self.selfUri = selfUri
    }
}
