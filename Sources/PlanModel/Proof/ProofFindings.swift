/// What was found out about a proof.
public struct ProofFindings: Sendable, Equatable {
    /// No plan costs less: what the proof claims, in the measure of the policy's costs.
    public var claimed: ExactDecimal
    /// What was recomputed from request and slots; nil where the proof is not one of theirs.
    public var proven: ExactDecimal?
    /// How many multipliers of sessions, rows and cuts it has, over all of its parts.
    public var multipliers: Int
    /// The parts into which it divides all plans, 1 where it does not; of a sum, those of the share that has most.
    public var parts: Int
    /// Local days of facilitators of which the most that can be earned was looked for, in each part.
    public var facilitatorDays: Int
    /// Everything that is wrong with it, in words that begin with the field; empty for a proof that holds.
    public var reasons: [String]

    /// Findings of their parts.
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
