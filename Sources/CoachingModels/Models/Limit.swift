/// The limit that a request exceeded. The service's closed list of namespaces (about 85) has none for coaching.
public struct Limit: Codable, Hashable, Sendable {
    /// Name of the limit.
    public var key: String?
    /// The service that the limit belongs to.
    public var namespace: String?
    /// The limit.
    public var value: Int?

    /// Creates a limit from its parts. `nil` stands for a field that the service left out.
    public init(key: String? = nil, namespace: String? = nil, value: Int? = nil) {
        self.key = key
        self.namespace = namespace
        self.value = value
    }
}
