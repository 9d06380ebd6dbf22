import CoachingModels

/// Assumptions by their names, as the command line sets them.
extension SandboxAssumptions {
    /// The names of all assumptions, each with its present value as text.
    public var namedValues: [(name: String, value: String)] {
        AssumptionSetting.all.map { ($0.name, $0.text(self)) }
    }

    /// Sets one assumption.
    ///
    /// Lists are separated by commas, ranges written `1-60`, transitions
    /// `Scheduled:InProgress,Completed;InProgress:Completed`.
    ///
    /// - Throws: ``SandboxConfigurationError`` for a name that does not exist, or a value that the assumption cannot
    ///   have.
    public mutating func set(_ name: String, to value: String) throws(SandboxConfigurationError) {
        guard let setting = AssumptionSetting.all.first(where: { $0.name == name }) else {
            throw SandboxConfigurationError(
                field: "assumption", value: name,
                expected: "one of \(AssumptionSetting.all.map(\.name).joined(separator: ", "))")
        }
        guard setting.set(value, &self), setting.isUsable(self) else {
            throw SandboxConfigurationError(field: name, value: value, expected: setting.expected)
        }
    }

    /// Throws ``SandboxConfigurationError`` for a value that cannot be used.
    package func validate() throws(SandboxConfigurationError) {
        for setting in AssumptionSetting.all where !setting.isUsable(self) {
            throw SandboxConfigurationError(field: setting.name, value: setting.text(self), expected: setting.expected)
        }
    }
}

/// Reads, writes and checks one assumption.
struct AssumptionSetting: Sendable {
    let name: String
    let expected: String
    let text: @Sendable (SandboxAssumptions) -> String
    /// Whether the present value can be used.
    let isUsable: @Sendable (SandboxAssumptions) -> Bool
    /// Returns false for a text that is not a value.
    let set: @Sendable (String, inout SandboxAssumptions) -> Bool

    typealias Path<Value> = any WritableKeyPath<SandboxAssumptions, Value> & Sendable

    static func number(_ name: String, _ path: Path<Double>, _ allowed: ClosedRange<Double>) -> Self {
        Self(
            name: name, expected: "a number from \(allowed.lowerBound) to \(allowed.upperBound)",
            text: { String($0[keyPath: path]) }, isUsable: { allowed.contains($0[keyPath: path]) },
            set: { read(Double($0), path, &$1) })
    }

    static func count(_ name: String, _ path: Path<Int>, _ allowed: ClosedRange<Int>) -> Self {
        Self(
            name: name, expected: "a whole number from \(allowed.lowerBound) to \(allowed.upperBound)",
            text: { String($0[keyPath: path]) }, isUsable: { allowed.contains($0[keyPath: path]) },
            set: { read(Int($0), path, &$1) })
    }

    static func flag(_ name: String, _ path: Path<Bool>) -> Self {
        Self(
            name: name, expected: "true or false", text: { String($0[keyPath: path]) }, isUsable: { _ in true },
            set: { read(Bool($0), path, &$1) })
    }

    /// An assumption that has one of the service's values.
    static func choice<Value: OpenEnum>(_ name: String, _ path: Path<Value>) -> Self {
        Self(
            name: name, expected: "one of \(Value.known.map(\.rawValue).joined(separator: ", "))",
            text: { $0[keyPath: path].rawValue }, isUsable: { $0[keyPath: path].isKnown },
            set: { read(Value(rawValue: $0), path, &$1) })
    }

    /// An assumption that has several of the service's values.
    static func choices<Value: OpenEnum>(_ name: String, _ path: Path<Set<Value>>) -> Self {
        Self(
            name: name, expected: "some of \(Value.known.map(\.rawValue).joined(separator: ", "))",
            text: { list($0[keyPath: path]) }, isUsable: { $0[keyPath: path].allSatisfy(\.isKnown) },
            set: { read(values($0), path, &$1) })
    }

    /// Sets a value that was parsed; returns false if there is none.
    static func read<Value>(_ value: Value?, _ path: Path<Value>, _ assumptions: inout SandboxAssumptions) -> Bool {
        guard let value else { return false }
        assumptions[keyPath: path] = value
        return true
    }

    static func list<Value: OpenEnum>(_ values: Set<Value>) -> String {
        Value.known.filter(values.contains).map(\.rawValue).joined(separator: ",")
    }

    static func values<Value: OpenEnum>(_ text: some StringProtocol) -> Set<Value> {
        Set(text.split(separator: ",").map { Value(rawValue: String($0)) })
    }
}
