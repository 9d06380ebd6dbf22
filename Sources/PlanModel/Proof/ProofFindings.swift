/// The findings of checking a proof.
public struct ProofFindings: Sendable, Equatable {
    /// The proof's claim: no plan costs less than this, in the measure of the policy's costs.
    public var claimed: ExactDecimal
    /// The bound recomputed from request and slots; nil if the proof does not belong to them.
    public var proven: ExactDecimal?
    /// How many multipliers of sessions, rows and cuts it has, over all parts.
    public var multipliers: Int
    /// The number of parts into which it divides all plans, 1 if it does not; for a sum, that of the share with the
    /// most parts.
    public var parts: Int
    /// The number of facilitators' local days for which the largest profit was computed, in each part.
    public var facilitatorDays: Int
    /// Everything that is wrong with it, in words that begin with the field; empty for a proof that holds.
    public var reasons: [String]

    /// Creates findings from their parts.
    public init(
        claimed: ExactDecimal, proven: ExactDecimal? = nil, multipliers: Int, parts: Int, facilitatorDays: Int,
        reasons: [String] = []
    ) {
        self.claimed = claimed
        self.proven = proven
        self.multipliers = multipliers
        self.parts = parts
        self.facilitatorDays = facilitatorDays
        self.reasons = reasons
    }
}
