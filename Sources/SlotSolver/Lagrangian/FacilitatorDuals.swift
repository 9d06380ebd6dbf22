/// A row that counts what one facilitator leads: in total, or in one week.
struct FacilitatorRow: Sendable {
    /// Position among the rows of the relaxation.
    var row: Int32
    /// The week that it is about; nil for the whole horizon.
    var week: Int32?
    /// How often it counts sessions of 1 to 4 ticks.
    var weights: SIMD4<Int64>

    func counts(length: Int32) -> Int64 { weights[Int(length) - 1] }

    private static let lengths = SIMD4<Int64>(1, 2, 3, 4)

    func isAbout(week other: Int32) -> Bool { week == nil || week == other }

    static func byFacilitator(_ rows: LinkingRows, count: Int) -> Rows<FacilitatorRow> {
        var found: [(row: Int, element: FacilitatorRow)] = []
        for (index, row) in rows.rows.enumerated() {
            func add(week: Int32?, _ weights: SIMD4<Int64>) {
                found.append((Int(row.first), FacilitatorRow(row: Int32(index), week: week, weights: weights)))
            }
            switch row.kind {
            case .target: add(week: nil, lengths)
            case .facilitatorWeekTicks: add(week: row.second, lengths / Int64(row.third))
            case .facilitatorWeekSessions: add(week: row.second, .one)
            case .staffing, .groupAway, .person, .attendeeDay, .attendeeSpacing, .location, .after: break
            }
        }
        return Rows.collecting(found, rowCount: count)
    }
}

/// The charges of a facilitator's own rows on a day: on a session by its length, and the rows of a facilitator who also
/// attends.
struct FacilitatorDuals {
    let any: Bool
    /// The charges on sessions of 1 to 4 ticks.
    private var ofLength = SIMD4<Int64>.zero
    private let curve: Int

    init(_ block: FacilitatorDays.Block, _ model: RelaxationModel, _ duals: [Int64]) {
        let facilitator = Int(block.facilitator)
        let week = model.problem.weekOfTick[Int(block.firstTick)]
        for at in model.facilitatorRows.range(facilitator) {
            let own = model.facilitatorRows.values[at]
            guard own.isAbout(week: week) else { continue }
            ofLength &+= own.weights &* duals[model.sessionCount + Int(own.row)]
        }
        curve = Int(model.curves.ofFacilitator[facilitator])
        any = ofLength != .zero || curve >= 0
    }

    func charge(slot: Int, _ model: RelaxationModel, _ rewards: RewardTable) -> Int64 {
        let session = Int(model.slots.session[slot])
        let length = Int(model.length[session])
        var charge = ofLength[length - 1]
        if curve >= 0 {
            let from = Int(model.slots.coveredBefore[Int(model.slots.start[slot])])
            charge += rewards.charge(ofCurve: curve, from: from, to: from + length)
        }
        return charge
    }
}

extension RelaxationModel {
    /// Adds the use of one placed session: the session itself, then every row that it meets.
    func addActivity(slot: Int, facilitator: Int, into activity: inout [Int64]) {
        forEachUse(slot: slot, facilitator: facilitator) { index, weight in activity[index] += weight }
    }

    /// The use of one placed session, as positions in a multiplier vector with weights: the session itself, then every
    /// row that it meets. A row may be reported more than once.
    @inline(__always)
    func forEachUse(slot: Int, facilitator: Int, _ body: (_ index: Int, _ weight: Int64) -> Void) {
        body(Int(slots.session[slot]), 1)
        forEachRow(slot: slot, facilitator: facilitator) { body(sessionCount + $0, $1) }
    }

    /// Every row that one placed session meets, with its use of the row.
    @inline(__always)
    func forEachRow(slot: Int, facilitator: Int, _ body: (_ row: Int, _ weight: Int64) -> Void) {
        forEachRow(ofSlot: slot, body)
        forEachRow(ofFacilitator: facilitator, slot: slot, body)
    }

    /// The rows that a session meets in a slot, whoever leads it, with its use of them.
    @inline(__always)
    func forEachRow(ofSlot slot: Int, _ body: (_ row: Int, _ weight: Int64) -> Void) {
        let session = Int(slots.session[slot])
        let from = slots.coveredBefore[Int(slots.start[slot])]
        let to = from + length[session]
        for c in Int(curves.sessionOffsets[session])..<Int(curves.sessionOffsets[session + 1]) {
            forEachRow(ofCurve: Int(curves.ofSession[c]), from: from, to: to, body)
        }
        let place = Int(dayDuals.ofSlot[slot])
        guard place >= 0 else { return }
        for e in Int(dayDuals.offsets[place])..<Int(dayDuals.offsets[place + 1]) {
            body(Int(dayDuals.entries[e].row), Int64(dayDuals.entries[e].weight))
        }
    }

    /// The rows of a facilitator that leading a session in a slot meets, with its use of them.
    @inline(__always)
    func forEachRow(ofFacilitator facilitator: Int, slot: Int, _ body: (_ row: Int, _ weight: Int64) -> Void) {
        let ticks = length[Int(slots.session[slot])]
        let rows = facilitatorRows.range(facilitator)
        if !rows.isEmpty {
            let week = problem.weekOfTick[Int(slots.start[slot])]
            for at in rows where facilitatorRows.values[at].isAbout(week: week) {
                body(Int(facilitatorRows.values[at].row), facilitatorRows.values[at].counts(length: ticks))
            }
        }
        let own = Int(curves.ofFacilitator[facilitator])
        guard own >= 0 else { return }
        let from = slots.coveredBefore[Int(slots.start[slot])]
        forEachRow(ofCurve: own, from: from, to: from + ticks, body)
    }

    @inline(__always)
    private func forEachRow(ofCurve curve: Int, from: Int32, to: Int32, _ body: (Int, Int64) -> Void) {
        let end = Int(curves.offsets[curve + 1])
        var low = Int(curves.offsets[curve])
        var high = end
        while low < high {
            let middle = (low + high) / 2
            if curves.entries[middle].tick < from { low = middle + 1 } else { high = middle }
        }
        while low < end, curves.entries[low].tick < to {
            body(Int(curves.entries[low].row), Int64(curves.entries[low].weight))
            low += 1
        }
    }
}
