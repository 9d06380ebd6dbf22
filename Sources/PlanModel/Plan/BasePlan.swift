/// The plan that a re-plan begins from, with the hash of its file.
public struct BasePlan: Sendable, Equatable {
    /// As it was read.
    public var plan: Plan
    /// SHA-256 of its file in lower-case hexadecimal.
    public var sha256: String

    /// A plan and the hash of its file; nothing is checked.
    public init(_ plan: Plan, sha256: String) {
        self.plan = plan
        self.sha256 = sha256
    }

    /// What a re-plan says of it.
    public var summary: PreviousPlan { PreviousPlan(id: plan.id, sha256: sha256) }
}
