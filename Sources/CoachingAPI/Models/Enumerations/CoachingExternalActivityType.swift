/// What kind of thing is behind a scheduled activity.
public struct CoachingExternalActivityType: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let activityPlan = Self(rawValue: "ActivityPlan")
    public static let coaching = Self(rawValue: "Coaching")
    public static let learning = Self(rawValue: "Learning")
    public static let opportunity = Self(rawValue: "Opportunity")

    public static let known: [Self] = [.activityPlan, .coaching, .learning, .opportunity]
}
