import CGLPK
import GLPKShim

extension GLPKProblem {
    /// Solves the linear relaxation from the current basis (a warm start, unless `presolve` is on).
    ///
    /// Reaching a limit is a result, not an error. Throws `.failed` when GLPK gives up (a singular basis, say).
    @discardableResult
    public func solve(_ options: SimplexOptions = SimplexOptions()) throws(GLPKError) -> SimplexResult {
        var settings = gs_simplex_options(options)
        var raw = gs_simplex_result()
        try check(gs_simplex(handle, &settings, &raw))
        return SimplexResult(
            stop: try SimplexResult.Stop(raw), objective: raw.objective,
            isPrimalFeasible: raw.primal_status == GLP_FEAS, isDualFeasible: raw.dual_status == GLP_FEAS,
            iterations: Int(raw.iterations))
    }

    /// Values of the columns at the last basis.
    public func columnValues() throws(GLPKError) -> [Double] {
        try values(GS_COLUMN_VALUE, count: size().columns)
    }

    /// Values of the rows at the last basis.
    public func rowValues() throws(GLPKError) -> [Double] {
        try values(GS_ROW_VALUE, count: size().rows)
    }

    /// Row duals at the last basis: the change of the objective per unit of the row's bound.
    public func rowDuals() throws(GLPKError) -> [Double] {
        try values(GS_ROW_DUAL, count: size().rows)
    }

    /// Reduced costs of the columns at the last basis.
    public func reducedCosts() throws(GLPKError) -> [Double] {
        try values(GS_COLUMN_DUAL, count: size().columns)
    }

    /// Values of the columns in the best integer solution of the last search.
    public func integerValues() throws(GLPKError) -> [Double] {
        try values(GS_INTEGER_COLUMN_VALUE, count: size().columns)
    }

    private func values(_ kind: some BinaryInteger, count: Int) throws(GLPKError) -> [Double] {
        var out = [Double](repeating: 0, count: count)
        try check(gs_values(handle, Int32(kind), &out))
        return out
    }
}

extension gs_simplex_options {
    init(_ options: SimplexOptions) {
        self.init()
        method =
            switch options.method {
            case .primal: GLP_PRIMAL
            case .dual: GLP_DUAL
            case .dualThenPrimal: GLP_DUALP
            }
        pricing = options.steepestEdge ? GLP_PT_PSE : GLP_PT_STD
        ratio_test =
            switch options.ratioTest {
            case .textbook: GLP_RT_STD
            case .harris: GLP_RT_HAR
            case .boundFlipping: GLP_RT_FLIP
            }
        presolve = options.presolve ? 1 : 0
        iteration_limit = limit(options.iterationLimit)
        time_limit_ms = milliseconds(options.timeLimit)
        objective_upper = options.objectiveUpperLimit ?? .greatestFiniteMagnitude
    }
}

extension SimplexResult.Stop {
    init(_ raw: gs_simplex_result) throws(GLPKError) {
        switch raw.code {
        case GLP_EITLIM: self = .iterationLimit
        case GLP_ETMLIM: self = .timeLimit
        case GLP_EOBJLL, GLP_EOBJUL: self = .objectiveLimit
        case GLP_ENOPFS: self = .infeasible
        case GLP_ENODFS: self = .unbounded
        case 0:
            switch raw.generic_status {
            case GLP_OPT: self = .optimal
            case GLP_NOFEAS: self = .infeasible
            case GLP_UNBND: self = .unbounded
            default:
                // With the dual method alone there is no dual feasible basis: the objective has no lower bound, or
                // there is no solution.
                if raw.dual_status == GLP_NOFEAS { self = .unbounded } else { throw failure(raw.code) }
            }
        default: throw failure(raw.code)
        }
    }
}
