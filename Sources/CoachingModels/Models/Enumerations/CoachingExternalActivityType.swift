/// The kind of object behind a scheduled activity.
public struct CoachingExternalActivityType: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// An activity plan.
    public static let activityPlan = Self(rawValue: "ActivityPlan")
    /// A coaching appointment.
    public static let coaching = Self(rawValue: "Coaching")
    /// A learning module.
    public static let learning = Self(rawValue: "Learning")
    /// An opportunity.
    public static let opportunity = Self(rawValue: "Opportunity")

    /// The values that the service has documented.
    public static let known: [Self] = [.activityPlan, .coaching, .learning, .opportunity]
}
