/// Rule 4: weeks of facilitators and the days between an attendee's sessions; rule 5: people of a group away at once.
extension ProgramBuilder {
    mutating func keepFacilitatorWeeks() {
        guard space.hasWeekLimits else { return }
        let space = space
        let weeks = space.weekCount
        for (key, members) in grouped(by: {
            [Int($0.place.facilitator) * weeks + Int(space.weekOfDay[Int($0.place.day)])]
        }) {
            let facilitator = key / weeks
            func label(_ rule: LinkingRow.Kind) -> RowLabel {
                RowLabel(rule: .linking(rule), who: Int32(facilitator), when: Int32(key % weeks))
            }
            let ticks = space.maxTicksPerWeek[facilitator] - scope.fixed.weekTicks[key]
            keepSum(members, most: ticks, label(.facilitatorWeekTicks)) { $0.length }
            keepSum(
                members, most: space.maxSessionsPerWeek[facilitator] - scope.fixed.weekSessions[key],
                label(.facilitatorWeekSessions), part: 1
            ) { _ in 1 }
            // Rounded down, and thus without the fractions of sessions that the remainder of a division would allow.
            for divisor in LinkingRow.weekDivisors.dropFirst() where ticks % divisor > 0 {
                keepSum(members, most: ticks / divisor, label(.facilitatorWeekTicks), part: divisor) {
                    $0.length / Int(divisor)
                }
            }
        }
    }

    /// For each day, at most one of the sessions that start on it or within the days that must lie between two.
    mutating func keepAttendeesApart() {
        let members = grouped(by: { item in space.spacedAttendees[item.session].map { Int($0) } })
        for (attendee, members) in members {
            let days = Int32(space.minDaysBetween[attendee])
            var lastCovered = Int32.min
            for first in Set(members.map { items[$0].place.day }).sorted() {
                let inside = members.filter { items[$0].place.day >= first && items[$0].place.day - first < days }
                let last = inside.map { items[$0].place.day }.max() ?? first
                guard last > lastCovered else { continue }
                lastCovered = last
                keepSum(inside, most: 1, RowLabel(rule: .linking(.attendeeSpacing), who: Int32(attendee), when: first))
                { _ in 1 }
            }
        }
    }

    mutating func keepGroupsTogether() {
        let space = space
        for (row, members) in grouped(by: { item in
            space.limitedDemands[item.session].flatMap { demand in (item.start..<item.end).map { demand.row + $0 } }
        }) {
            let label = RowLabel(
                rule: .linking(.groupAway), who: Int32(row / space.tickCount), when: Int32(row % space.tickCount))
            let group = row / space.tickCount
            keepSum(members, most: scope.fixed.awayRoom[row], label) { item in
                space.limitedDemands[item.session].first { $0.row / space.tickCount == group }.map { Int($0.people) }
                    ?? 0
            }
        }
    }

    /// Adds a row for a sum over the chosen items, if all sessions together could exceed it.
    private mutating func keepSum(
        _ members: [Int], most: Int32, _ label: RowLabel, part: Int32 = 0, weight: (Item) -> Int
    ) {
        var (sum, last) = (0, -1)
        for member in members where items[member].order != last {
            last = items[member].order
            sum += weight(items[member])
        }
        guard sum > Int(most) else { return }
        var label = label
        label.part = part
        let row = addRow(label, upper: Double(most))
        for member in members where weight(items[member]) > 0 { add(row, member, Double(weight(items[member]))) }
    }
}
