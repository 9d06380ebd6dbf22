/// Which of a re-plan's two plans an entry of its journal is of.
public enum EntrySide: String, Sendable, Hashable, CaseIterable {
    /// The plan that the journal is of.
    case plan
    /// The plan before it: an appointment that existed when the journal took it over.
    case former
    /// The plan before it: nothing existed then, and an earlier call may still turn out to have been carried out.
    case doubtful
}

/// Whose places a run wants the service to have.
enum MoveGoal: Sendable {
    /// The journal's own plan: what apply does.
    case plan
    /// The plan before it: what rollback of a re-plan does.
    case former
}
