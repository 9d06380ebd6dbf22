/// The plan on which a re-plan is based, with the hash of its file.
public struct BasePlan: Sendable, Equatable {
    /// The plan as it was read.
    public var plan: Plan
    /// SHA-256 of its file in lower-case hexadecimal.
    public var sha256: String

    /// A plan and the hash of its file; nothing is checked.
    public init(_ plan: Plan, sha256: String) {
        self.plan = plan
        self.sha256 = sha256
    }

    /// The summary of it that a re-plan contains.
    public var summary: PreviousPlan { PreviousPlan(id: plan.id, sha256: sha256) }
}
