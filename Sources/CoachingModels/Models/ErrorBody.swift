/// The body of every answer outside 2xx.
public struct ErrorBody: Codable, Hashable, Sendable {
    /// What went wrong, for people.
    public var message: String?
    /// What went wrong, for programs, such as `appointment.not.found`.
    public var code: String?
    /// The HTTP status again.
    public var status: Int?
    /// Id of the entity concerned.
    public var entityId: String?
    /// Name of the entity concerned.
    public var entityName: String?
    /// The message with the names of its parameters.
    public var messageWithParams: String?
    /// The parameters of `messageWithParams`.
    public var messageParams: [String: String]?
    /// Correlation id, for which the service's support asks.
    public var contextId: String?
    /// Details, by field or entity.
    public var details: [Detail]?
    /// Errors behind this one.
    public var errors: [ErrorBody]?
    /// The limit that was exceeded.
    public var limit: Limit?

    /// Creates an error from its parts. `nil` stands for a field that the service left out.
    public init(
        message: String? = nil,
        code: String? = nil,
        status: Int? = nil,
        entityId: String? = nil,
        entityName: String? = nil,
        messageWithParams: String? = nil,
        messageParams: [String: String]? = nil,
        contextId: String? = nil,
        details: [Detail]? = nil,
        errors: [ErrorBody]? = nil,
        limit: Limit? = nil
    ) {
        self.message = message
        self.code = code
        self.status = status
        self.entityId = entityId
        self.entityName = entityName
        self.messageWithParams = messageWithParams
        self.messageParams = messageParams
        self.contextId = contextId
        self.details = details
        self.errors = errors
        self.limit = limit
    }
}
