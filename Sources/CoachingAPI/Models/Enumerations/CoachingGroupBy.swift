/// How an aggregate query groups.
public struct CoachingGroupBy: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let attendeeId = Self(rawValue: "attendeeId")

    public static let known: [Self] = [.attendeeId]
}
