/// A member of a queue.
public struct QueueMember: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// The name.
    public var name: String?
    /// The user; complete only when asked for.
    public var user: User?
    /// Whether they are answering contacts of the queue.
    public var joined: Bool?
    /// Whether they belong to it themselves or through a group: `user` or `group`.
    public var memberBy: String?
    /// The ring in which contacts reach them.
    public var ringNumber: Int?
    /// Path of this resource.
    public var selfUri: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        id: String? = nil,
        name: String? = nil,
        user: User? = nil,
        joined: Bool? = nil,
        memberBy: String? = nil,
        ringNumber: Int? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.name = name
        self.user = user
        self.joined = joined
        self.memberBy = memberBy
        self.ringNumber = ringNumber
        self.selfUri = selfUri
    }
}
