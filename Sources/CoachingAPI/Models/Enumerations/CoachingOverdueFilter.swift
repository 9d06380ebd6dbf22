/// Which appointments a list shows by whether they are overdue.
public struct CoachingOverdueFilter: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let `true` = Self(rawValue: "True")
    public static let `false` = Self(rawValue: "False")
    public static let any = Self(rawValue: "Any")

    public static let known: [Self] = [.true, .false, .any]
}
