/// Which of a re-plan's two plans an entry of its journal belongs to.
public enum EntrySide: String, Sendable, Hashable, CaseIterable {
    /// The journal's own plan.
    case plan
    /// The previous plan, with an appointment that existed when the journal took it over.
    case former
    /// The previous plan, with no appointment that existed then, though an earlier call may still turn out to have been
    /// carried out.
    case doubtful
}

/// Which plan's places a run wants the service to have.
enum MoveGoal: Sendable {
    /// The journal's own plan: what apply does.
    case plan
    /// The previous plan: what rollback of a re-plan does.
    case former
}
