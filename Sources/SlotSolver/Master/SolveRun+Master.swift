import GLPK

/// The pattern master as a step of a run.
extension SolveRun {
    /// Sessions up to which GLPK solves the program over patterns in seconds.
    private static let mostSessions = 1_000
    /// Rounds of the ascent whose patterns it begins with.
    private static let patternRounds = 150

    /// Raises the bound to the optimum of the program over patterns, and beyond by cuts.
    func strengthenBound(_ relaxation: PatternRelaxation) {
        guard problem.sessions.count <= Self.mostSessions, board.reasonToStop == nil else { return }
        board.enter(phase: "cutting off fractions")
        let patterns = relaxation.patterns(rounds: Self.patternRounds)
        let prices = relaxation.prices
        // GLPK giving up here costs the rest of the rise, no more: the bound stands on its own.
        try? GLPKThread.run { [model = relaxation.model, board, options] in
            let master = try PatternMaster(model, prices: prices, patterns: patterns, threads: 1)
            try master.raise(
                seed: options.seed, incumbent: { board.incumbent?.cost }, isInterrupted: { board.reasonToStop != nil },
                improved: { board.offer(bound: $0) })
        }
    }
}
