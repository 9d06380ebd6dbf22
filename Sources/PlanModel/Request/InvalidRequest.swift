import CoachingModels

/// Everything that is wrong with the values from which a request was to be made.
public struct InvalidRequest: Error, Sendable, Equatable, CustomStringConvertible {
    /// The problems, at least one, in the order of the fields.
    public let problems: [RequestProblem]

    /// The problems, one per line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One thing that is wrong with a value of a request.
public struct RequestProblem: Sendable, Hashable, CustomStringConvertible {
    /// Path of the field, such as `sessions[3].priority`.
    public let field: String
    /// What is wrong, in words that follow the field.
    public let message: String
    /// What would have been right.
    public let expected: String?

    /// `field: message; expected …`, the last part only if there is one. One line for a terminal.
    public var description: String {
        let text = "\(ForeignText.shown(field)): \(ForeignText.line(message))"
        return expected.map { "\(text); expected \(ForeignText.line($0))" } ?? text
    }
}

/// Collects the faults of values, each with the path of its field.
struct RequestProblems {
    private(set) var all: [RequestProblem] = []

    mutating func add(_ field: String, _ fault: RequestFault?) {
        guard let fault else { return }
        all.append(RequestProblem(field: field, message: fault.message, expected: fault.expected))
    }

    /// A problem for each fault of a list, at its element.
    mutating func add(_ field: String, _ faults: [(index: Int, fault: RequestFault)]) {
        for (index, fault) in faults { add("\(field)[\(index)]", fault) }
    }

    mutating func add(_ field: String, _ number: Int?, in range: ClosedRange<Int>) {
        add(field, number.flatMap { RequestRules.wholeNumber(ExactDecimal(Int64($0)), in: range) })
    }

    mutating func addIdentifier(_ field: String, _ text: String?, expected: String) {
        add(field, text.flatMap { RequestRules.identifier($0, expected: expected) })
    }

    /// Adds the faults of ids, each checked as a text of its own.
    mutating func addIdentifiers(_ field: String, _ ids: [String]?, expected: String) {
        for (index, id) in (ids ?? []).enumerated() { addIdentifier("\(field)[\(index)]", id, expected: expected) }
        add(field, RequestRules.repeated(ids ?? [], expected: expected))
    }

    mutating func add(_ field: String, _ ranges: [HoursRange]) {
        for (index, range) in ranges.enumerated() { add("\(field)[\(index)]", RequestRules.hours(range)) }
    }

    func throwIfAny() throws(InvalidRequest) {
        if !all.isEmpty { throw InvalidRequest(problems: all) }
    }
}
