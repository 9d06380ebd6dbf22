/// Order of a list of appointments by start.
public struct CoachingSortOrder: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let desc = Self(rawValue: "Desc")
    public static let asc = Self(rawValue: "Asc")

    public static let known: [Self] = [.desc, .asc]
}
