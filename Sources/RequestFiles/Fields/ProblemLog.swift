import PlanModel

/// Collects the problems found while a request is read, so that all of them are reported at once, each only once.
final class ProblemLog {
    private(set) var problems: [Problem] = []
    private var told: Set<Problem> = []
    /// Finding a similar name takes a while, so only the first unknown ones get a hint.
    private var hintsLeft = 100

    func report(_ problem: Problem) {
        if told.insert(problem).inserted { problems.append(problem) }
    }

    /// What to add to a message about an unknown name: the known name that is probably meant.
    func hint(_ written: String, _ known: some Sequence<String>) -> String {
        guard hintsLeft > 0 else { return "" }
        hintsLeft -= 1
        return DidYouMean.hint(written, known)
    }

    /// Throws if anything was reported, in the order of the files' lines.
    func throwIfAny() throws {
        guard !problems.isEmpty else { return }
        let sorted = problems.enumerated().sorted { a, b in
            (a.element.file, a.element.line ?? 0, a.element.column ?? 0, a.offset)
                < (b.element.file, b.element.line ?? 0, b.element.column ?? 0, b.offset)
        }
        throw InputProblems(sorted.map(\.element))
    }
}
