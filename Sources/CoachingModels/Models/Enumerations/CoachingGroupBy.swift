/// How an aggregate query groups.
public struct CoachingGroupBy: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// One group for each user who is coached.
    public static let attendeeId = Self(rawValue: "attendeeId")

    /// The values that the service has documented.
    public static let known: [Self] = [.attendeeId]
}
