/// How the parts of a filter are joined.
public struct QueryFilterType: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let and = Self(rawValue: "And")
    public static let or = Self(rawValue: "Or")

    public static let known: [Self] = [.and, .or]
}
