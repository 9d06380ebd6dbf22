import GLPK

/// Continues beside the improvement when the ascent yields nothing more and the restricted master problem would take
/// too long: with cycles of the ascent with ever more cuts, as long as they pay.
struct RelaxAndCutProvider: BoundProvider {
    private enum Stage {
        case ascending
        case searching(ZeroHalfSeparation, walksLeft: Int)
    }

    private let parameters: SearchParameters.RelaxAndCut
    private let statistics: StatisticsRecorder
    private var ascent: RelaxAndCut
    private var random: SearchRandom
    private let roundsPerStep: Int
    private let walksPerCycle: Int
    private var stage = Stage.ascending
    /// Consecutive cycles that have not paid; the second is the last.
    private var idleCycles = 0
    private var isFirstCycle = true

    init(_ dualSolution: DualSolution, seed: UInt64, _ statistics: StatisticsRecorder = StatisticsRecorder()) {
        self.statistics = statistics
        let model = dualSolution.model
        parameters = model.parameters.relaxAndCut
        ascent = RelaxAndCut(model, start: dualSolution.duals)
        random = SearchRandom(seed: seed, stream: 78)
        walksPerCycle = min(parameters.walks, parameters.walksPerSession * model.sessionCount)
        roundsPerStep = model.roundsPerStep(atLeast: parameters.leastRoundsPerStep)
    }

    mutating func step(incumbent: Cost, isInterrupted: () -> Bool) throws(GLPKError) -> BoundSlice {
        let before = ascent.bound
        switch stage {
        case .ascending: ascend(incumbent, isInterrupted)
        case .searching(let search, let walksLeft): walk(search, walksLeft)
        }
        let bound = ascent.bound
        statistics.record(.relaxAndCut, gain: bound - before)
        return BoundSlice(
            bound: bound, certificate: bound > before ? ascent.certificate() : nil, dualSolution: nil,
            isLast: idleCycles > 1)
    }

    private mutating func ascend(_ incumbent: Cost, _ isInterrupted: () -> Bool) {
        for _ in 0..<roundsPerStep where !ascent.isCycleOver {
            if isInterrupted() || ascent.bound >= incumbent { return }
            ascent.round()
        }
        guard ascent.isCycleOver else { return }
        // The first cycle serves only for its average.
        idleCycles = isFirstCycle || ascent.hasPaid ? 0 : idleCycles + 1
        isFirstCycle = false
        stage = .searching(ZeroHalfSeparation(ascent.tightRows(), beside: ascent.cuts), walksLeft: walksPerCycle)
    }

    private mutating func walk(_ search: ZeroHalfSeparation, _ walksLeft: Int) {
        var search = search
        search.walk(min(walksLeft, parameters.walksPerStep), &random)
        guard walksLeft <= parameters.walksPerStep else {
            stage = .searching(search, walksLeft: walksLeft - parameters.walksPerStep)
            return
        }
        let cuts = search.best(parameters.cutsPerCycle)
        if cuts.isEmpty { idleCycles += 1 }
        ascent.beginCycle(with: cuts)
        stage = .ascending
    }
}
