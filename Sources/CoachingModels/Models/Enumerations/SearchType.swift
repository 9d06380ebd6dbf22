/// How a search compares a field.
public struct SearchType: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The whole field is one of the texts.
    public static let exact = Self(rawValue: "EXACT")
    /// The field begins with the text.
    public static let startsWith = Self(rawValue: "STARTS_WITH")
    /// The text is part of the field.
    public static let contains = Self(rawValue: "CONTAINS")
    /// A regular expression matches the field.
    public static let regex = Self(rawValue: "REGEX")
    /// A word of the field is the text.
    public static let term = Self(rawValue: "TERM")
    /// A word of the field is one of the texts.
    public static let terms = Self(rawValue: "TERMS")
    /// The field has a value.
    public static let requiredFields = Self(rawValue: "REQUIRED_FIELDS")
    /// Everything is found.
    public static let matchAll = Self(rawValue: "MATCH_ALL")
    /// A query in the syntax of the search.
    public static let queryString = Self(rawValue: "QUERY_STRING")
    /// The field lies from one value to another.
    public static let range = Self(rawValue: "RANGE")
    /// The field is less.
    public static let lessThan = Self(rawValue: "LESS_THAN")
    /// The field is less or equal.
    public static let lessThanEqualTo = Self(rawValue: "LESS_THAN_EQUAL_TO")
    /// The field is greater.
    public static let greaterThan = Self(rawValue: "GREATER_THAN")
    /// The field is greater or equal.
    public static let greaterThanEqualTo = Self(rawValue: "GREATER_THAN_EQUAL_TO")

    /// The values that the service has documented.
    public static let known: [Self] = [
        .exact, .startsWith, .contains, .regex, .term, .terms, .requiredFields, .matchAll, .queryString, .range,
        .lessThan, .lessThanEqualTo, .greaterThan, .greaterThanEqualTo,
    ]
}
