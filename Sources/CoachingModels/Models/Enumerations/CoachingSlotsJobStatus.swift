/// The status of one interval of a slot job.
public struct CoachingSlotsJobStatus: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Still searching.
    public static let inProgress = Self(rawValue: "InProgress")
    /// Done; if there is no slot in the result, none exists.
    public static let complete = Self(rawValue: "Complete")
    /// The search failed.
    public static let error = Self(rawValue: "Error")
    /// Sent in notifications only.
    public static let unknown = Self(rawValue: "Unknown")

    /// The values that the service has documented.
    public static let known: [Self] = [.inProgress, .complete, .error, .unknown]
}
