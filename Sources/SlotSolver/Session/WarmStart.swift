/// What is known before a run: a plan, a proof of an earlier run, or both.
///
/// Both may stem from a problem that differs a little: what of the plan breaks a rule is left out, and the proof's
/// multipliers are only where the run begins to raise its own.
public struct WarmStart: Sendable, Equatable {
    /// For each session the index of its candidate, -1 where it is not placed; nil for no plan.
    public var assignment: [Int32]?
    /// A certificate that names nothing but what the problem has (`BoundCertificate.validate(for:)`); nil for none.
    public var proof: BoundCertificate?

    /// What the caller knows.
    public init(assignment: [Int32]? = nil, proof: BoundCertificate? = nil) {
        self.assignment = assignment
        self.proof = proof
    }
}
