import Dispatch
import Synchronization

/// Evaluates the facilitator-day relaxation at given multipliers: its exact value, and how often the chosen columns use
/// each row.
///
/// Facilitator-days are independent searches, so chunks of them run on several threads; integer sums make the result
/// the same whatever the number of threads.
final class LagrangianOracle {
    let model: RelaxationModel
    /// The value of the last evaluation, in multiplier units: a lower bound on the cost of every plan.
    private(set) var value: Int128 = 0
    /// Items of the columns chosen last, block by block, as positions in `FacilitatorDays`.
    private(set) var chosen: [Int32] = []
    /// For each session the number of times it was chosen, followed by the use of each row by the chosen columns.
    private(set) var activity: [Int64]

    /// The charges of cuts; nil if there are none.
    var charges: CutDuals?

    private var rewards: RewardTable
    private let chunks: [Range<Int>]
    private var workers: [Worker]
    private let threads: Int

    private struct Worker {
        var search: PricingProblem
        var profit: Int128 = 0
        var chosen: [Int32] = []
        var unrepeatable: [BoundCertificate.Unrepeatable] = []
        var charged: CutPricing

        init(_ limits: SearchParameters.Pricing) {
            search = PricingProblem(limits)
            charged = CutPricing(mostVisits: limits.visits)
        }

        /// The best column of the day's items.
        mutating func choose(_ day: FacilitatorDays.Block, block: Int, _ charges: CutDuals?) {
            var most = search.run(day)
            if let charges { most = charged.run(search, block: block, charges) }
            profit += Int128(most)
            for index in charges == nil ? search.pattern : charged.best {
                chosen.append(search.items[index].position)
            }
        }
    }

    init(_ model: RelaxationModel, threads: Int) {
        self.model = model
        rewards = RewardTable(model)
        activity = [Int64](repeating: 0, count: model.dualCount)
        let items = model.days.itemSlot.count
        self.threads = items < 10_000 ? 1 : max(1, threads)
        chunks = Self.chunks(model.days.blocks, count: self.threads == 1 ? 1 : 16 * self.threads)
        workers = chunks.map { _ in Worker(model.parameters.pricing) }
    }

    /// Consecutive blocks with about the same number of items.
    private static func chunks(_ blocks: [FacilitatorDays.Block], count: Int) -> [Range<Int>] {
        guard let items = blocks.last?.items.upperBound else { return [] }
        var chunks: [Range<Int>] = []
        var first = 0
        for (index, block) in blocks.enumerated()
        where block.items.upperBound * count >= items * (chunks.count + 1) {
            chunks.append(first..<index + 1)
            first = index + 1
        }
        return chunks
    }

    func evaluate(_ multipliers: Multipliers) {
        let duals = multipliers.duals
        rewards.update(model, duals: duals)
        searchAll(duals)
        var total: Int128 = 0
        for session in 0..<model.sessionCount {
            total += Int128(duals[session])
        }
        for row in 0..<model.rows.count {
            let index = model.sessionCount + row
            total -= Int128(duals[index]) * Int128(model.rows.capacity[row])
        }
        chosen.removeAll(keepingCapacity: true)
        for worker in workers {
            total -= worker.profit
            chosen += worker.chosen
        }
        if let charges { total -= charges.constant }
        value = total
        countActivity()
    }

    /// The proof of the value at the given multipliers, without cuts. This evaluates them.
    func certificate(for multipliers: Multipliers) -> BoundCertificate {
        evaluate(multipliers)
        let sessions = model.sessionCount
        let priced = model.rows.rows.indices.filter { multipliers.duals[sessions + $0] != 0 }.map {
            BoundCertificate.PricedRow(
                row: model.rows.rows[$0], dual: model.certified(multipliers.duals[sessions + $0]))
        }
        return BoundCertificate(
            scaleBits: max(0, model.scaleBits),
            sessionDuals: multipliers.duals[..<sessions].map { model.certified($0) }, rowDuals: priced,
            unrepeatable: workers.flatMap(\.unrepeatable))
    }

    private func searchAll(_ duals: [Int64]) {
        let model = model
        let chunks = chunks
        workers.withUnsafeMutableBufferPointer { workers in
            nonisolated(unsafe) let workers = workers
            ParallelChunks.run(count: chunks.count, threads: threads) { [rewards, charges] chunk in
                workers[chunk].profit = 0
                workers[chunk].chosen.removeAll(keepingCapacity: true)
                workers[chunk].unrepeatable.removeAll(keepingCapacity: true)
                for block in chunks[chunk] {
                    let day = model.days.blocks[block]
                    Self.collect(
                        day, model, rewards, duals, charges?.surcharge ?? [], into: &workers[chunk].search.items)
                    workers[chunk].choose(day, block: block, charges)
                    guard !workers[chunk].search.unrepeatable.isEmpty else { continue }
                    // A copy of just the required length, as certificates keep these while the search's own array has
                    // spare capacity.
                    let sessions = workers[chunk].search.unrepeatable.map { $0 }
                    workers[chunk].unrepeatable.append(
                        .init(facilitator: day.facilitator, day: day.day, sessions: sessions))
                }
            }
        }
    }

    /// The items of a block that have a positive profit.
    static func collect(
        _ block: FacilitatorDays.Block, _ model: RelaxationModel, _ rewards: RewardTable, _ duals: [Int64],
        _ surcharge: [Int64] = [], into items: inout [PricingProblem.Item]
    ) {
        items.removeAll(keepingCapacity: true)
        let scale = Int64(model.scaleBits)
        let own = FacilitatorDuals(block, model, duals)
        for position in block.items {
            let slot = Int(model.days.itemSlot[position])
            var profit = rewards.reward[slot] - model.days.itemCost[position] << scale
            if !surcharge.isEmpty { profit -= surcharge[position] }
            guard profit > 0 else { continue }
            if own.any {
                profit -= own.charge(slot: slot, model, rewards)
                guard profit > 0 else { continue }
            }
            let session = model.slots.session[slot]
            items.append(
                PricingProblem.Item(
                    profit: profit, start: model.slots.start[slot], length: model.length[Int(session)],
                    session: session, position: Int32(position)))
        }
    }

    private func countActivity() {
        for index in activity.indices { activity[index] = 0 }
        var block = 0
        for position in chosen {
            while Int(position) >= model.days.blocks[block].items.upperBound { block += 1 }
            model.addActivity(
                slot: Int(model.days.itemSlot[Int(position)]),
                facilitator: Int(model.days.blocks[block].facilitator), into: &activity)
        }
    }
}

/// Runs independent chunks of work on up to `threads` threads.
enum ParallelChunks {
    static func run(count: Int, threads: Int, _ body: (Int) -> Void) {
        guard threads > 1, count > 1 else {
            for chunk in 0..<count { body(chunk) }
            return
        }
        let next = Atomic<Int>(0)
        withoutActuallyEscaping(body) { body in
            nonisolated(unsafe) let body = body
            DispatchQueue.concurrentPerform(iterations: threads) { _ in
                while true {
                    let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard chunk < count else { return }
                    body(chunk)
                }
            }
        }
    }
}
