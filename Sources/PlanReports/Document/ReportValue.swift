public import CoachingModels
public import PlanModel

/// A value in a report, by its meaning. Renderers decide how it looks.
public enum ReportValue: Sendable, Equatable {
    /// Unknown, or not applicable here.
    case missing
    /// Yes or no.
    case flag(Bool)
    /// How many.
    case count(Int)
    /// A number that is exact as it stands, such as a cost.
    case amount(Double)
    /// A number of people, for which two decimals are enough.
    case headcount(Double)
    /// Words in the form in which somebody wrote them.
    case text(String)
    /// A time.
    case instant(Instant)
    /// A user of the service.
    case person(ReportPerson)
    /// Users of the service.
    case people([ReportPerson])
    /// Several values.
    case list([ReportValue])
    /// Several values with names.
    case record([ReportFact])
    /// The body of a call that creates an appointment, field for field.
    case body(CreateCoachingAppointmentRequest)
    /// The body of a call that changes an appointment, field for field.
    case change(UpdateCoachingAppointmentRequest)
    /// The policy of a request, field for field.
    case policy(Policy)
}

extension ReportValue {
    /// The text, or ``missing`` for nil.
    static func optional(_ text: String?) -> ReportValue { text.map { .text($0) } ?? .missing }

    /// The number, or ``missing`` for nil.
    static func optional(_ count: Int?) -> ReportValue { count.map { .count($0) } ?? .missing }

    /// The number of people, or ``missing`` for nil.
    static func optional(headcount number: Double?) -> ReportValue { number.map { .headcount($0) } ?? .missing }

    /// The time, or ``missing`` for nil.
    static func optional(_ instant: Instant?) -> ReportValue { instant.map { .instant($0) } ?? .missing }

    /// The people, or ``missing`` if it is not known who they are.
    static func optional(_ people: [ReportPerson]?) -> ReportValue { people.map { .people($0) } ?? .missing }

    /// A list of words.
    static func texts(_ texts: [String]) -> ReportValue { .list(texts.map { .text($0) }) }
}

/// A user of the service in a report.
public struct ReportPerson: Sendable, Equatable {
    /// User id.
    public var id: String
    /// The name to show: the id if no name is known.
    public var name: String

    /// A user of the service.
    public init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}
