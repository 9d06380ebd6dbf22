/// Rows on the sessions that a facilitator leads.
extension LinkingReading {
    static let target = LinkingReading(
        name: "target", rule: RuleReading(prefix: "o", unit: .tick, keeps: []), numbers: [.facilitator],
        charge: .leading,
        exists: { row, problem in
            problem.facilitators.indices.contains(Int(row.first))
                && problem.facilitators[Int(row.first)].targetTicks != nil && row.second == 0 && row.third == 0
        },
        capacity: { row, problem in Int64(problem.facilitators[Int(row.first)].targetTicks ?? .max) },
        penalty: { _, problem in problem.overloadCost })

    static let facilitatorWeekTicks = LinkingReading(
        name: "facilitatorWeekTicks", rule: RuleReading(prefix: "fw", unit: .week, keeps: [.facilitatorMinutesPerWeek]),
        numbers: [.facilitator, .week, .divisor], charge: .leading,
        exists: { row, problem in
            problem.facilitators.indices.contains(Int(row.first))
                && problem.facilitators[Int(row.first)].maxTicksPerWeek != nil && problem.has(week: row.second)
                && LinkingRow.weekDivisors.contains(row.third)
        },
        capacity: { row, problem in
            Int64((problem.ticksPerWeek(of: Int(row.first), in: row.second) ?? .max) / row.third)
        })

    /// With the same prefix as those of ticks, whose parts are the divisors; these leave the part 1 to this family.
    static let facilitatorWeekSessions = LinkingReading(
        name: "facilitatorWeekSessions",
        rule: RuleReading(prefix: "fw", unit: .week, keeps: [.facilitatorSessionsPerWeek]),
        numbers: [.facilitator, .week], charge: .leading,
        exists: { row, problem in
            problem.facilitators.indices.contains(Int(row.first))
                && problem.facilitators[Int(row.first)].maxSessionsPerWeek != nil && problem.has(week: row.second)
                && row.third == 0
        },
        capacity: { row, problem in Int64(problem.sessionsPerWeek(of: Int(row.first), in: row.second) ?? .max) })
}
