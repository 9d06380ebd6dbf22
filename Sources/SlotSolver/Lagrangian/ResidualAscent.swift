/// Raises the multipliers of everything that a dive has not decided yet, and records how often each item was chosen
/// recently.
struct ResidualAscent {
    /// The lengths of the steps, and the memory of the averages.
    struct Steps: Sendable {
        /// The first step, see `ScaledSubgradientStep`.
        var first: Double
        /// The fraction of a step's length, and of the smoothed averages, that remains after each round.
        var memory: Double
    }

    fileprivate struct Worker {
        var search: PricingProblem
        var profit = 0.0
        var chosen: [Int32] = []
    }

    private let open: ResidualRelaxation
    private let threads: Int
    private let steps: Steps
    private let scale: Double
    private var motion: ScaledSubgradientStep
    private var factor: Double
    /// The best multipliers so far and their value, in cost units: a lower bound on the cost of the rest of a plan.
    private var best: ContiguousArray<Double>
    private(set) var bestValue = -Double.infinity
    /// The smoothed choice of each item, still to be multiplied by `averageScale`.
    private var average: ContiguousArray<Double>
    private var averageScale = 1.0
    private var subgradient: ContiguousArray<Double>
    private var reward: ContiguousArray<Int64>
    private var workers: [Worker]

    /// - Parameters:
    ///   - multipliers: the initial multipliers, by position in a multiplier vector of the relaxation.
    init(_ open: ResidualRelaxation, at duals: DiveDuals, steps: Steps, threads: Int) {
        self.open = open
        self.steps = steps
        self.threads = open.items.count < 10_000 ? 1 : threads
        scale = open.source.model.dualUnitsPerCost
        motion = ScaledSubgradientStep(
            ContiguousArray(open.priced.map { duals.price(Int($0.index)) }), baseStep: open.source.model.dualStep,
            open.source.model.parameters.ascent)
        factor = steps.first
        best = ContiguousArray(motion.duals.map(\.value))
        average = ContiguousArray(repeating: 0, count: open.items.count)
        subgradient = ContiguousArray(repeating: 0, count: open.priced.count)
        reward = ContiguousArray(repeating: 0, count: open.slotSession.count)
        workers = Array(
            repeating: Worker(search: PricingProblem(open.source.model.parameters.pricing)),
            count: self.threads == 1 ? 1 : 16 * threads)
        evaluate()
        for worker in workers { for item in worker.chosen { average[Int(item)] = 1 } }
    }

    /// One evaluation at new multipliers.
    mutating func round() {
        motion.step(factor) { [subgradient] in subgradient[$0] }
        evaluate()
        averageScale *= steps.memory
        let share = (1 - steps.memory) / averageScale
        for worker in workers { for item in worker.chosen { average[Int(item)] += share } }
        factor *= steps.memory
    }

    /// The smoothed choice of an item.
    func fraction(ofItem item: Int) -> Double { average[item] * averageScale }

    /// Puts the best multipliers into a vector of the relaxation.
    func store(in duals: inout DiveDuals) {
        for (priced, value) in zip(open.priced, best) { duals.values[Int(priced.index)] = value }
    }

    /// The best columns under the multipliers, their use of rows, and their value.
    private mutating func evaluate() {
        findRewards()
        search()
        var value = 0.0
        for (index, priced) in open.priced.enumerated() {
            subgradient[index] = priced.subgradient
            value += motion.duals[index].value * priced.subgradient
        }
        for worker in workers {
            value -= worker.profit / scale
            for item in worker.chosen { use(Int(item)) }
        }
        guard value > bestValue else { return }
        bestValue = value
        for index in best.indices { best[index] = motion.duals[index].value }
    }

    private mutating func use(_ item: Int) {
        let slot = Int(open.items[item].slot)
        subgradient[Int(open.slotSession[slot])] -= 1
        open.slotUses.forEach(of: slot) { subgradient[Int($0.row)] += Double($0.weight) }
        guard open.source.hasOwnUses else { return }
        open.ownUses.forEach(of: item) { subgradient[Int($0.row)] += Double($0.weight) }
    }

    private mutating func findRewards() {
        let duals = motion.duals
        let scale = scale
        open.slotUses.uses.withUnsafeBufferPointer { uses in
            duals.withUnsafeBufferPointer { duals in
                for slot in reward.indices {
                    var value = duals[Int(open.slotSession[slot])].value
                    for at in open.slotUses.range(slot) {
                        value -= duals[Int(uses[at].row)].value * Double(uses[at].weight)
                    }
                    reward[slot] = Int64(value * scale) - open.slotCharge[slot]
                }
            }
        }
    }

    private mutating func search() {
        let open = open
        let duals = motion.duals
        let scale = scale
        let count = workers.count
        workers.withUnsafeMutableBufferPointer { workers in
            nonisolated(unsafe) let workers = workers
            ParallelChunks.run(count: count, threads: threads) { [reward] chunk in
                let blocks = open.blocks.count * chunk / count..<open.blocks.count * (chunk + 1) / count
                workers[chunk].choose(open, blocks, reward, duals, scale)
            }
        }
    }
}

extension ResidualAscent.Worker {
    /// The best column of each of some facilitator-days.
    fileprivate mutating func choose(
        _ open: ResidualRelaxation, _ blocks: Range<Int>, _ reward: ContiguousArray<Int64>,
        _ duals: ContiguousArray<ScaledSubgradientStep.Dual>, _ scale: Double
    ) {
        profit = 0
        chosen.removeAll(keepingCapacity: true)
        let hasOwnUses = open.source.hasOwnUses
        for block in blocks {
            search.items.removeAll(keepingCapacity: true)
            for index in open.blocks[block].items {
                let item = open.items[index]
                var profit = reward[Int(item.slot)] - item.cost
                guard profit > 0 else { continue }
                if hasOwnUses {
                    for at in open.ownUses.range(index) {
                        let use = open.ownUses.uses[at]
                        profit -= Int64(duals[Int(use.row)].value * Double(use.weight) * scale)
                    }
                    guard profit > 0 else { continue }
                }
                search.items.append(
                    .init(
                        profit: profit, start: item.start, length: item.length, session: item.session,
                        position: Int32(index)))
            }
            guard !search.items.isEmpty else { continue }
            profit += Double(search.run(open.blocks[block].day))
            for index in search.pattern { chosen.append(search.items[index].position) }
        }
    }
}

/// The multipliers of a whole relaxation in cost units, as a dive changes them.
struct DiveDuals {
    var values: ContiguousArray<Double>
    /// The part of each multiplier by which many have been raised together.
    private let aggregatePart: ContiguousArray<Double>
    private let ceiling: ContiguousArray<Double>

    init(_ multipliers: Multipliers, in model: RelaxationModel) {
        let scale = model.dualUnitsPerCost
        values = ContiguousArray(multipliers.duals.map { Double($0) / scale })
        aggregatePart = ContiguousArray(multipliers.aggregatePart.map { Double($0) / scale })
        ceiling = ContiguousArray(model.ceiling.map { Double($0) / scale })
    }

    /// The state from which a multiplier begins to move.
    func price(_ index: Int) -> ScaledSubgradientStep.Dual {
        .init(
            value: values[index], aggregatePart: aggregatePart.isEmpty ? 0 : aggregatePart[index],
            ceiling: ceiling[index])
    }
}
