/// One condition of a search for users.
public struct UserSearchCriteria: Codable, Hashable, Sendable {
    /// How the fields are compared.
    public var type: SearchType
    /// The fields that are compared.
    public var fields: [String]?
    /// The value with which they are compared.
    public var value: String?
    /// Several texts, one of which must match.
    public var values: [String]?
    /// How this condition is joined to the others.
    public var `operator`: SearchOperator?
    /// Conditions within this one.
    public var group: [UserSearchCriteria]?
    /// The start of a range.
    public var startValue: String?
    /// The end of a range.
    public var endValue: String?
    /// The format of dates.
    public var dateFormat: String?

    /// Creates a body from its parts. Nothing is checked before the call.
    public init(
        type: SearchType,
        fields: [String]? = nil,
        value: String? = nil,
        values: [String]? = nil,
        `operator`: SearchOperator? = nil,
        group: [UserSearchCriteria]? = nil,
        startValue: String? = nil,
        endValue: String? = nil,
        dateFormat: String? = nil
    ) {
        self.type = type
        self.fields = fields
        self.value = value
        self.values = values
        self.operator = `operator`
        self.group = group
        self.startValue = startValue
        self.endValue = endValue
        self.dateFormat = dateFormat
    }
}
