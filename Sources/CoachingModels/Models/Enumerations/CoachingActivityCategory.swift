/// The kind of a scheduled activity.
public struct CoachingActivityCategory: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Answers contacts.
    public static let onQueueWork = Self(rawValue: "OnQueueWork")
    /// Paid or unpaid break.
    public static let `break` = Self(rawValue: "Break")
    /// Meal.
    public static let meal = Self(rawValue: "Meal")
    /// Meeting.
    public static let meeting = Self(rawValue: "Meeting")
    /// Works, but answers no contacts.
    public static let offQueueWork = Self(rawValue: "OffQueueWork")
    /// Time off.
    public static let timeOff = Self(rawValue: "TimeOff")
    /// Training.
    public static let training = Self(rawValue: "Training")
    /// Not available.
    public static let unavailable = Self(rawValue: "Unavailable")

    /// The values that the service has documented.
    public static let known: [Self] = [
        .onQueueWork, .break, .meal, .meeting, .offQueueWork, .timeOff, .training, .unavailable,
    ]
}
