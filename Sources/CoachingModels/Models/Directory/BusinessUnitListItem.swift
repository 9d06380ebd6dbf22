/// A business unit, and whether the caller may use it.
public struct BusinessUnitListItem: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// The name.
    public var name: String?
    /// Whether the caller may use it.
    public var authorized: Bool?
    /// The division that it belongs to.
    public var division: DivisionReference?
    /// Path of this resource.
    public var selfUri: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        id: String? = nil,
        name: String? = nil,
        authorized: Bool? = nil,
        division: DivisionReference? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.name = name
        self.authorized = authorized
        self.division = division
        self.selfUri = selfUri
    }
}
