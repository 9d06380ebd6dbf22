/// Rows on the days on which sessions start.
extension LinkingReading {
    static let attendeeDay = LinkingReading(
        name: "attendeeDay", rule: RuleReading(prefix: "ad", unit: .day, keeps: [.attendeeMinutesPerDay]),
        numbers: [.attendee, .day],
        charge: .days,
        exists: { row, problem in
            problem.attendees.indices.contains(Int(row.first))
                && problem.attendees[Int(row.first)].maxTicksPerDay != nil && problem.has(day: row.second)
                && row.third == 0
        },
        capacity: { row, problem in
            Int64(problem.attendeeTicksPerDay(of: Int(row.first), on: row.second) ?? .max)
        })

    static let attendeeSpacing = LinkingReading(
        name: "attendeeSpacing", rule: RuleReading(prefix: "as", unit: .day, keeps: [.attendeeDaysBetween]),
        numbers: [.attendee, .firstDay],
        charge: .days,
        exists: { row, problem in
            problem.attendees.indices.contains(Int(row.first)) && problem.attendees[Int(row.first)].minDaysBetween > 0
                && problem.has(day: row.second) && row.third == 0
        },
        capacity: { _, _ in 1 })

    static let after = LinkingReading(
        name: "after", rule: RuleReading(prefix: "a", unit: .day, keeps: [.afterPredecessor]),
        numbers: [.session, .firstDay, .lastDay], charge: .days,
        exists: { row, problem in
            problem.sessions.indices.contains(Int(row.first)) && problem.sessions[Int(row.first)].after != nil
                && row.second <= row.third
        },
        capacity: { _, _ in 0 })
}
