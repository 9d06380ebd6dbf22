/// The terms of a plan's cost, in the order of planning.md.
///
/// The policy's field and its default, the breakdown in plans and reports, and the text of help are derived from this.
/// A new term needs a case here, and its count in the solver, in `PlanVerifier` and in `Scripts/check_plan.py`.
public enum CostTerm: String, Sendable, Hashable, CaseIterable, CodingKey {
    /// Attendees of sessions without a place, each counted as often as the session's priority.
    case unscheduled
    /// Quarter hours of people above their group's headroom, with each missing person costing more than the one before.
    case understaffing
    /// Positions in a session's list of facilitators.
    case preference
    /// Local days after the first day of a session's window, each counted as often as the session's priority.
    case lateness
    /// Sessions outside their preferred time of day.
    case timeOfDay
    /// Quarter hours above a facilitator's target.
    case overload
    /// Sessions that are not where the previous plan has them.
    case moved

    /// The term's name in plans and reports.
    public var description: String { rawValue }

    /// The policy's field for the price of one unit of the term.
    public var policyField: String { self == .moved ? "moveCost" : "\(rawValue)Cost" }

    /// The price of one unit if the policy does not set it.
    public var defaultPrice: ExactDecimal {
        switch self {
        case .unscheduled: ExactDecimal(1000)
        case .understaffing: ExactDecimal(10)
        case .preference: ExactDecimal(3)
        case .lateness: ExactDecimal(1)
        case .timeOfDay: ExactDecimal(2)
        case .overload: ExactDecimal(1)
        case .moved: ExactDecimal(20)
        }
    }

    /// What the term counts, in a planner's words and in the plural.
    public var meaning: String {
        switch self {
        case .unscheduled: "attendees of sessions without a place, times the priority"
        case .understaffing: "quarter hours of people whom their group cannot spare"
        case .preference: "steps down from the facilitator of first choice"
        case .lateness: "days after the first day of a window, times the priority"
        case .timeOfDay: "sessions outside their preferred time of day"
        case .overload: "quarter hours above a facilitator's target"
        case .moved: "sessions that are not where the previous plan has them"
        }
    }
}

/// A value for each cost term.
public struct CostTerms<Value: Sendable>: Sendable {
    /// The values, in the order of `CostTerm.allCases`.
    fileprivate var values: [Value]

    /// Computes a value for each term.
    public init(_ value: (CostTerm) throws -> Value) rethrows { values = try CostTerm.allCases.map(value) }

    /// The value of a term.
    public subscript(term: CostTerm) -> Value {
        get { values[position(of: term)] }
        set { values[position(of: term)] = newValue }
    }

    /// Each term with its value, in the order of planning.md.
    public var all: [(term: CostTerm, value: Value)] { zip(CostTerm.allCases, values).map { ($0, $1) } }

    private func position(of term: CostTerm) -> Int { CostTerm.allCases.firstIndex(of: term)! }
}

extension CostTerms: Equatable where Value: Equatable {}

extension CostTerms: ExpressibleByDictionaryLiteral where Value: Numeric {
    /// The values of the named terms; 0 for all others.
    public init(dictionaryLiteral elements: (CostTerm, Value)...) {
        let known = Dictionary(elements, uniquingKeysWith: { _, last in last })
        self.init { known[$0] ?? 0 }
    }
}

/// An object with a member for each term.
extension CostTerms: Codable where Value == Double {
    /// Reads the object; all terms must be present except `moved`, which plans of earlier versions do not have.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CostTerm.self)
        try self.init { term in
            if term == .moved { return try fields.decodeIfPresent(Double.self, forKey: term) ?? 0 }
            return try fields.decode(Double.self, forKey: term)
        }
    }

    /// Writes the object, in the order of planning.md.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CostTerm.self)
        for (term, value) in all { try fields.encode(value, forKey: term) }
    }
}

extension CostTerms where Value: AdditiveArithmetic {
    /// The sum of all terms.
    public var sum: Value { values.reduce(.zero, +) }
}
