/// Faults that the sandbox injects on purpose, and into which calls.
public struct FaultPlan: Hashable, Codable, Sendable {
    /// The rules, 1000 at most. Each is checked for every call; several may apply to the same one.
    public var rules: [FaultRule]
    /// Decides to which calls a share applies.
    public var seed: UInt64

    /// Creates a plan from its rules, none by default. ``validate()`` checks them.
    public init(rules: [FaultRule] = [], seed: UInt64 = 1) {
        self.rules = rules
        self.seed = seed
    }

    /// Throws ``SandboxConfigurationError`` for a rule that cannot be applied.
    public func validate() throws(SandboxConfigurationError) {
        guard rules.count <= 1_000 else {
            throw SandboxConfigurationError(
                field: "faults.rules", value: "\(rules.count) rules", expected: "1000 rules or less")
        }
        for (index, rule) in rules.enumerated() { try rule.validate(at: "faults.rules[\(index)]") }
    }
}

/// One fault.
public struct FaultRule: Hashable, Codable, Sendable {
    /// What goes wrong with the calls to which the rule applies.
    public var kind: FaultKind
    /// The share of the calls to which it applies, from 0 to 1. If this and `calls` are nil, it applies to every call.
    public var share: Double?
    /// The numbers of the calls to which it applies, counted from 1 among the calls that match this rule.
    public var calls: [Int]?
    /// Only calls of this method.
    public var method: String?
    /// Only calls whose path begins like this.
    public var path: String?
    /// For ``FaultKind/latency``: how long to wait, in milliseconds. For ``FaultKind/tooManyRequests``: the
    /// Retry-After, in seconds.
    public var amount: Int?
    /// For ``FaultKind/serverError``: the status.
    public var status: Int?

    /// Creates a rule from its parts; with `kind` alone it applies to every call. ``validate(at:)`` checks them.
    ///
    /// Without `amount`, a latency is 100 ms and a Retry-After 1 s; without `status`, a server error is 503.
    public init(
        _ kind: FaultKind, share: Double? = nil, calls: [Int]? = nil, method: String? = nil, path: String? = nil,
        amount: Int? = nil, status: Int? = nil
    ) {
        self.kind = kind
        self.share = share
        self.calls = calls
        self.method = method
        self.path = path
        self.amount = amount
        self.status = status
    }
}

/// What goes wrong.
public enum FaultKind: String, Hashable, Codable, Sendable, CaseIterable {
    /// The answer comes late.
    case latency
    /// 429 with Retry-After.
    case tooManyRequests
    /// A 5xx answer; the call is not carried out.
    case serverError
    /// The connection is cut before the request was read; the call is not carried out.
    case cutBeforeRequest
    /// The call is carried out, then the connection is cut without an answer.
    case cutBeforeAnswer
    /// The call is carried out, and the connection is cut after half of the answer.
    case cutInAnswer
}
