/// Rule 4: caps on a local day, by time and by number of sessions.
extension ProgramBuilder {
    mutating func keepFacilitatorDays() {
        let days = space.dayCount
        for (key, members) in grouped(by: { [scope.fixed.dayRow($0.place)] }) {
            let facilitator = key / days
            keepDay(
                members, ticks: space.maxTicksPerDay[facilitator] - scope.fixed.dayTicks[key],
                sessions: space.maxSessionsPerDay[facilitator] - scope.fixed.daySessions[key],
                RowLabel(rule: .facilitatorDay, who: Int32(facilitator), when: Int32(key % days)))
        }
    }

    mutating func keepAttendeeDays() {
        let days = space.dayCount
        let keys: (Item) -> [Int] = { item in
            space.cappedAttendees[item.session].map { Int($0) * days + Int(item.place.day) }
        }
        for (key, members) in grouped(by: keys) {
            let attendee = key / days
            keepDay(
                members, ticks: space.attendeeCap[attendee] - scope.fixed.attendeeTicks[key], sessions: .max,
                RowLabel(rule: .linking(.attendeeDay), who: Int32(attendee), when: Int32(key % days)))
        }
    }

    private mutating func keepDay(_ members: [Int], ticks: Int32, sessions: Int32, _ label: RowLabel) {
        var available = CapFacets.Point.zero
        var last = -1
        for member in members where items[member].order != last {
            last = items[member].order
            available[items[member].length - 1] += 1
        }
        let facets = capFacets.facets(ticks: ticks, sessions: sessions, available: available)
        for (part, facet) in facets.enumerated() {
            var label = label
            label.part = Int32(part)
            let row = addRow(label, upper: Double(facet.limit))
            for member in members {
                let weight = facet.weights[items[member].length - 1]
                if weight > 0 { add(row, member, Double(weight)) }
            }
        }
    }
}
