import CGLPK
import GLPKShim

/// Supports one search: passes its progress to the caller's closure, and the closure's answers back to the shim.
final class BranchWatcher {
    private let columns: Int
    private let options: BranchOptions
    private let callback: ((BranchProgress) -> BranchDecision)?

    init(columns: Int, options: BranchOptions, callback: ((BranchProgress) -> BranchDecision)?) {
        self.columns = columns
        self.options = options
        self.callback = callback
    }

    func run(on problem: GLPKProblem) throws(GLPKError) -> BranchResult {
        var settings = gs_branch_options(options)
        var raw = gs_branch_result()
        if callback != nil {
            settings.callback = { context, progress, proposal in
                Unmanaged<BranchWatcher>.fromOpaque(context!).takeUnretainedValue()
                    .answer(to: progress!.pointee, proposal: proposal!)
            }
            settings.context = Unmanaged.passUnretained(self).toOpaque()
        }
        let code = withExtendedLifetime(self) {
            guard let start = options.start else { return gs_branch(problem.handle, &settings, &raw) }
            return start.withUnsafeBufferPointer { values in
                settings.start = values.baseAddress
                return gs_branch(problem.handle, &settings, &raw)
            }
        }
        try check(code)
        return BranchResult(
            stop: try BranchResult.Stop(raw),
            objective: raw.status == GLP_FEAS || raw.status == GLP_OPT ? raw.objective : nil,
            bound: raw.bound, nodes: Int(raw.nodes), iterations: Int(raw.iterations))
    }

    private func answer(to raw: gs_progress, proposal: UnsafeMutablePointer<Double>) -> Int32 {
        let decision = callback!(
            BranchProgress(
                bound: raw.bound, incumbent: raw.has_incumbent != 0 ? raw.incumbent : nil,
                openNodes: Int(raw.open_nodes), totalNodes: Int(raw.total_nodes), iterations: Int(raw.iterations),
                wantsProposal: raw.wants_proposal != 0))
        switch decision {
        case .proceed: return Int32(GS_PROCEED)
        case .stop: return Int32(GS_STOP)
        case .propose(let values):
            guard raw.wants_proposal != 0, values.count == columns, values.allSatisfy(\.isFinite) else {
                return Int32(GS_PROCEED)
            }
            for (column, value) in values.enumerated() { proposal[column] = value }
            return Int32(GS_PROPOSE)
        }
    }
}

extension gs_branch_options {
    init(_ options: BranchOptions) {
        self.init()
        branching =
            switch options.branching {
            case .firstFractional: GLP_BR_FFV
            case .lastFractional: GLP_BR_LFV
            case .mostFractional: GLP_BR_MFV
            case .driebeckTomlin: GLP_BR_DTH
            case .pseudocost: GLP_BR_PCH
            }
        node_selection =
            switch options.nodeSelection {
            case .depthFirst: GLP_BT_DFS
            case .breadthFirst: GLP_BT_BFS
            case .bestBound: GLP_BT_BLB
            case .bestProjection: GLP_BT_BPH
            }
        gomory = options.gomoryCuts ? 1 : 0
        rounding = options.roundingCuts ? 1 : 0
        cover = options.coverCuts ? 1 : 0
        clique = options.cliqueCuts ? 1 : 0
        bound_flipping = options.boundFlipping ? 1 : 0
        presolve = options.presolve ? 1 : 0
        feasibility_pump = options.feasibilityPump ? 1 : 0
        relative_gap = options.relativeGap
        objective_tolerance = options.objectiveTolerance
        integrality_tolerance = options.integralityTolerance
        time_limit_ms = milliseconds(options.timeLimit)
        node_limit = limit(options.nodeLimit)
        iteration_limit = limit(options.iterationLimit)
    }
}

extension BranchResult.Stop {
    init(_ raw: gs_branch_result) throws(GLPKError) {
        switch raw.code {
        case 0:
            switch raw.status {
            case GLP_OPT: self = .optimal
            case GLP_NOFEAS: self = .infeasible
            case GLP_UNBND: self = .unbounded
            default: throw failure(raw.code)
            }
        case GLP_ENOPFS: self = .infeasible
        case GLP_ENODFS: self = .unbounded
        case GLP_EMIPGAP: self = .gap
        case GLP_ETMLIM: self = .timeLimit
        case GLP_ESTOP:
            self =
                raw.stopped_by_node_limit != 0
                ? .nodeLimit : raw.stopped_by_iteration_limit != 0 ? .iterationLimit : .stopped
        default: throw failure(raw.code)
        }
    }
}
