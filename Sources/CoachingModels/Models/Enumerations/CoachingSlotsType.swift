/// What a slot job looks for.
public struct CoachingSlotsType: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The slot that suits the staffing best.
    public static let bestTime = Self(rawValue: "BestTime")
    /// Sent in notifications only.
    public static let unknown = Self(rawValue: "Unknown")

    /// The values that the service has documented.
    public static let known: [Self] = [.bestTime, .unknown]
}
