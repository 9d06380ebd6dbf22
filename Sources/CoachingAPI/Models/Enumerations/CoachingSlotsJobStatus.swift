/// Where one interval of a slot job stands.
public struct CoachingSlotsJobStatus: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let inProgress = Self(rawValue: "InProgress")
    public static let complete = Self(rawValue: "Complete")
    public static let error = Self(rawValue: "Error")
    public static let unknown = Self(rawValue: "Unknown")

    public static let known: [Self] = [.inProgress, .complete, .error, .unknown]
}
