/// An employer's data on a user.
public struct EmployerInfo: Codable, Hashable, Sendable {
    /// The name in documents.
    public var officialName: String?
    /// The number that the employer assigned.
    public var employeeId: String?
    /// The kind of contract.
    public var employeeType: String?
    /// Since when they are employed, in no particular format.
    public var dateHire: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        officialName: String? = nil,
        employeeId: String? = nil,
        employeeType: String? = nil,
        dateHire: String? = nil
    ) {
        self.officialName = officialName
        self.employeeId = employeeId
        self.employeeType = employeeType
        self.dateHire = dateHire
    }
}
