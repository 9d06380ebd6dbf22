/// Rows on single ticks: the people in session then.
extension LinkingReading {
    static let staffing = LinkingReading(
        name: "staffing", rule: RuleReading(prefix: "g", unit: .tick, keeps: []), numbers: [.group, .tick, .people],
        charge: .ticks,
        exists: { row, problem in
            problem.has(tick: row.second) && (0..<problem.staffingGroupCount).contains(Int(row.first)) && row.third > 0
                && problem.staffingStep(of: row) > 0
        },
        capacity: { row, _ in Int64(row.third) }, penalty: { row, problem in problem.staffingStep(of: row) })

    static let groupAway = LinkingReading(
        name: "groupAway", rule: RuleReading(prefix: "ga", unit: .tick, keeps: [.staffingGroupAway]),
        numbers: [.group, .tick],
        charge: .ticks,
        exists: { row, problem in
            problem.has(tick: row.second) && row.third == 0 && problem.maxAway.indices.contains(Int(row.first))
                && problem.maxAway[Int(row.first)] != nil
        },
        capacity: { row, problem in Int64(problem.maxAway[Int(row.first)] ?? .max) })

    static let person = LinkingReading(
        name: "person", rule: RuleReading(prefix: "p", unit: .tick, keeps: [.personOverlap]),
        numbers: [.person, .tick], charge: .ticks,
        exists: { row, problem in
            problem.has(tick: row.second) && row.third == 0 && (0..<problem.personCount).contains(Int(row.first))
        },
        capacity: { _, _ in 1 })

    static let location = LinkingReading(
        name: "location", rule: RuleReading(prefix: "l", unit: .tick, keeps: [.locationCapacity]),
        numbers: [.location, .tick],
        charge: .ticks,
        exists: { row, problem in
            problem.has(tick: row.second) && row.third == 0
                && problem.locationCapacity.indices.contains(Int(row.first))
        },
        capacity: { row, problem in Int64(problem.locationCapacity[Int(row.first)]) })
}

extension SlotProblem {
    fileprivate func has(tick: Int32) -> Bool { (0..<tickCount).contains(Int(tick)) }

    /// By how much one more person away than the row allows costs more than the one before.
    fileprivate func staffingStep(of row: LinkingRow) -> Cost {
        staffing.step(above: Int(row.third), inCell: Int(row.first) * tickCount + Int(row.second))
    }
}
