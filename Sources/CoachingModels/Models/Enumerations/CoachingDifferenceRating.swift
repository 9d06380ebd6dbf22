/// How the service grades a slot's effect on staffing.
public struct CoachingDifferenceRating: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The session costs the staffing too much.
    public static let poor = Self(rawValue: "Poor")
    /// The staffing can bear the session.
    public static let neutral = Self(rawValue: "Neutral")
    /// The staffing has people to spare.
    public static let good = Self(rawValue: "Good")

    /// The values that the service has documented.
    public static let known: [Self] = [.poor, .neutral, .good]
}
