/// What a predicate of an aggregate filter compares.
public struct QueryDimension: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let attendeeId = Self(rawValue: "attendeeId")
    public static let facilitatorId = Self(rawValue: "facilitatorId")
    public static let status = Self(rawValue: "status")

    public static let known: [Self] = [.attendeeId, .facilitatorId, .status]
}
