/// Filters the appointments of a list by whether they are overdue.
public struct CoachingOverdueFilter: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Only those that are over and not completed.
    public static let `true` = Self(rawValue: "True")
    /// Only the others.
    public static let `false` = Self(rawValue: "False")
    /// Both.
    public static let any = Self(rawValue: "Any")

    /// The values that the service has documented.
    public static let known: [Self] = [.true, .false, .any]
}
