import CGLPK
import GLPKShim

extension GLPKProblem {
    /// Searches for the cheapest integer solution by branch and cut, after solving the relaxation from the current
    /// basis.
    ///
    /// Reaching a limit is a result, not an error; the best solution found is then in `integerValues()`. Results do not
    /// depend on the machine unless a time limit ended the search.
    public func branchAndCut(
        _ options: BranchOptions = BranchOptions(),
        onProgress: ((BranchProgress) -> BranchDecision)? = nil
    ) throws(GLPKError) -> BranchResult {
        let columns = try size().columns
        if let start = options.start {
            try requireCount(start.count, columns, "start values")
            try requireFinite(start, "start value")
            guard !options.presolve else { throw .shape(what: "a start solution cannot be given with presolve") }
        }
        if let early = try solveRoot(options) { return early }
        let watcher = BranchWatcher(columns: columns, options: options, callback: onProgress)
        return try watcher.run(on: self)
    }

    /// Solves the relaxation, unless GLPK's presolver will do it; nil if the search has to continue.
    private func solveRoot(_ options: BranchOptions) throws(GLPKError) -> BranchResult? {
        guard !options.presolve else { return nil }
        var settings = options.root
        settings.timeLimit = [settings.timeLimit, options.timeLimit].compactMap(\.self).min()
        settings.iterationLimit = [settings.iterationLimit, options.iterationLimit].compactMap(\.self).min()
        let root = try solve(settings)
        let stop: BranchResult.Stop
        switch root.stop {
        case .optimal: return nil
        case .infeasible: stop = .infeasible
        case .unbounded: stop = .unbounded
        case .timeLimit: stop = .timeLimit
        case .iterationLimit: stop = .iterationLimit
        case .objectiveLimit: stop = .infeasible
        }
        let bound = root.stop == .infeasible ? Double.infinity : -Double.infinity
        return BranchResult(stop: stop, objective: nil, bound: bound, nodes: 0, iterations: root.iterations)
    }
}
