/// How the service grades a slot's effect on staffing.
public struct CoachingDifferenceRating: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let poor = Self(rawValue: "Poor")
    public static let neutral = Self(rawValue: "Neutral")
    public static let good = Self(rawValue: "Good")

    public static let known: [Self] = [.poor, .neutral, .good]
}
