/// How an appointment must lie to the interval of a list.
public struct CoachingIntervalCondition: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let startsIn = Self(rawValue: "StartsIn")
    public static let overlaps = Self(rawValue: "Overlaps")

    public static let known: [Self] = [.startsIn, .overlaps]
}
