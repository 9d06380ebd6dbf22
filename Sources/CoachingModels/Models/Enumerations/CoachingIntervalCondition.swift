/// How an appointment must relate to the interval of a list.
public struct CoachingIntervalCondition: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Starts in the interval.
    public static let startsIn = Self(rawValue: "StartsIn")
    /// Overlaps the interval by at least a minute.
    public static let overlaps = Self(rawValue: "Overlaps")

    /// The values that the service has documented.
    public static let known: [Self] = [.startsIn, .overlaps]
}
