/// A management unit: people of one business unit who are managed together.
public struct ManagementUnit: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// The name.
    public var name: String?
    /// The business unit.
    public var businessUnit: BusinessUnitReference?
    /// The division that it belongs to.
    public var division: DivisionReference?
    /// An IANA time zone name.
    public var timeZone: String?
    /// The day on which weeks begin, such as `Monday`.
    public var startDayOfWeek: String?
    /// Path of this resource.
    public var selfUri: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        id: String? = nil,
        name: String? = nil,
        businessUnit: BusinessUnitReference? = nil,
        division: DivisionReference? = nil,
        timeZone: String? = nil,
        startDayOfWeek: String? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.name = name
        self.businessUnit = businessUnit
        self.division = division
        self.timeZone = timeZone
        self.startDayOfWeek = startDayOfWeek
        self.selfUri = selfUri
    }
}
