import PlanModel

/// Why a file cannot serve as the journal of a plan.
struct JournalRefusal: Error, Equatable {
    /// What the file is instead.
    var reason: String
    /// What would serve instead.
    var expected = "the record that apply kept of this plan, with the file -wal beside it if there is one"

    /// The refusal as a problem of the file.
    func problems(of path: String) -> InputProblems {
        InputProblems(Problem(file: path, expected: expected, message: reason))
    }

    /// A journal of the first version, which needs its plan.
    static let withoutBodies = JournalRefusal(
        reason: "was written by an earlier version of coachplan and does not hold the appointments themselves",
        expected: "the plan's own file")
}
