/// Where a run begins.
struct RunStart {
    let space: SearchSpace
    /// Holds what has to be placed, and nothing else; nil where nothing has to be.
    private let required: Schedule?
    /// A plan of candidates of the space's problem, whether or not it keeps all rules.
    var assignment: [Int32] = []
    /// Several where it has to be tried out which are best.
    var duals: [KnownDuals] = []
    /// The problem's, if there is one already.
    var model: RelaxationModel?
    /// Plans that workers stalled at earlier.
    var elite: ElitePool?
    /// Sessions that something has changed for since the plan was made.
    var touched: [Int] = []

    init(_ space: SearchSpace, required: Schedule? = nil) {
        self.space = space
        self.required = required
    }

    /// Holds what has to be placed, and nothing else.
    var least: Schedule { required ?? Schedule(space) }

    /// As much of the plan as goes with what has to be placed.
    var plan: Schedule {
        var plan = least
        plan.hold(assignment)
        return plan
    }
}

/// What a run has found out beside its plan and its bound, for the next.
final class RunFindings {
    var duals: (Multipliers, in: RelaxationModel)?
    var elite: ElitePool?
    /// Multipliers of a problem that was solved component by component.
    var dualsOfComponents: BoundCertificate?
    /// Rounds of improvement that came to their end without the run's.
    var rounds = 0
    /// Whether the bound was searched for, not only adjusted to what has changed.
    var hasSearchedBound = false
}
