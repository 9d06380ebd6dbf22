/// What a slot job looks for.
public struct CoachingSlotsType: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let bestTime = Self(rawValue: "BestTime")
    public static let unknown = Self(rawValue: "Unknown")

    public static let known: [Self] = [.bestTime, .unknown]
}
