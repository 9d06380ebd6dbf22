/// The reward for placing a session in each of its slots under given multipliers, before the candidate's own cost.
struct RewardTable {
    /// Sums of each curve's multipliers over the covered ticks before a position: `coveredCount + 1` entries per curve.
    private(set) var curveSums: [Int64]
    private var dayDual: [Int64]
    private(set) var reward: [Int64]
    private let stride: Int

    init(_ model: RelaxationModel) {
        stride = model.slots.coveredCount + 1
        curveSums = [Int64](repeating: 0, count: stride * model.curves.count)
        dayDual = [Int64](repeating: 0, count: model.dayDuals.count)
        reward = [Int64](repeating: 0, count: model.slots.count)
    }

    mutating func update(_ model: RelaxationModel, duals: [Int64]) {
        sumCurves(model, duals)
        sumDays(model, duals)
        let slots = model.slots
        let curves = model.curves
        for session in 0..<model.sessionCount {
            let own = Int(curves.sessionOffsets[session])..<Int(curves.sessionOffsets[session + 1])
            for slot in slots.range(ofSession: session) {
                let start = slots.start[slot]
                let from = Int(slots.coveredBefore[Int(start)])
                let to = from + Int(model.length[session])
                var value = duals[session]
                for curve in own {
                    let base = Int(curves.ofSession[curve]) * stride
                    value -= curveSums[base + to] - curveSums[base + from]
                }
                let place = model.dayDuals.ofSlot[slot]
                if place >= 0 { value -= dayDual[Int(place)] }
                reward[slot] = value
            }
        }
    }

    /// The charge of a facilitator's own rows while they lead in the given ticks.
    func charge(ofCurve curve: Int, from: Int, to: Int) -> Int64 {
        curveSums[curve * stride + to] - curveSums[curve * stride + from]
    }

    private mutating func sumCurves(_ model: RelaxationModel, _ duals: [Int64]) {
        let rows = model.sessionCount
        for curve in 0..<model.curves.count {
            let base = curve * stride
            var position = 0
            var sum: Int64 = 0
            for entry in model.curves.entries(ofCurve: curve) {
                while position <= Int(entry.tick) {
                    curveSums[base + position] = sum
                    position += 1
                }
                sum += duals[rows + Int(entry.row)] * Int64(entry.weight)
            }
            while position < stride {
                curveSums[base + position] = sum
                position += 1
            }
        }
    }

    private mutating func sumDays(_ model: RelaxationModel, _ duals: [Int64]) {
        let entries = model.dayDuals.entries
        for place in 0..<model.dayDuals.count {
            var sum: Int64 = 0
            for e in Int(model.dayDuals.offsets[place])..<Int(model.dayDuals.offsets[place + 1]) {
                sum += duals[model.sessionCount + Int(entries[e].row)] * Int64(entries[e].weight)
            }
            dayDual[place] = sum
        }
    }
}
