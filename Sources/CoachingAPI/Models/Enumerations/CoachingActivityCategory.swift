/// What a person is scheduled to do.
public struct CoachingActivityCategory: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let onQueueWork = Self(rawValue: "OnQueueWork")
    public static let `break` = Self(rawValue: "Break")
    public static let meal = Self(rawValue: "Meal")
    public static let meeting = Self(rawValue: "Meeting")
    public static let offQueueWork = Self(rawValue: "OffQueueWork")
    public static let timeOff = Self(rawValue: "TimeOff")
    public static let training = Self(rawValue: "Training")
    public static let unavailable = Self(rawValue: "Unavailable")

    public static let known: [Self] = [
        .onQueueWork, .break, .meal, .meeting, .offQueueWork, .timeOff, .training, .unavailable,
    ]
}
