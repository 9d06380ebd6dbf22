/// Rows for sessions of which only a limited number may take place at once.
extension ProgramBuilder {
    /// For intervals of time, one row for each tick whose set of intervals is not a subset of a neighbouring tick's.
    /// For a limit of 1 these are the maximal cliques of the intervals, the strongest rows of that kind.
    mutating func limitAtOnce(
        _ members: [Int], interval: (Item) -> Range<Int>, limit: (Int) -> Int, label: (Int) -> RowLabel
    ) {
        let byStart = members.map { (span: interval(items[$0]), item: $0) }.sorted {
            ($0.span.lowerBound, $0.item) < ($1.span.lowerBound, $1.item)
        }
        guard var tick = byStart.first?.span.lowerBound else { return }
        var next = 0
        var inside: [(end: Int, item: Int)] = []
        var grown = false
        while next < byStart.count || !inside.isEmpty {
            while next < byStart.count, byStart[next].span.lowerBound == tick {
                inside.append((byStart[next].span.upperBound, byStart[next].item))
                next += 1
                grown = true
            }
            let shrinks = inside.contains { $0.end == tick + 1 }
            if grown, shrinks || limit(tick + 1) > limit(tick) {
                addLimitRow(inside.map(\.item), limit(tick), label(tick))
                grown = false
            }
            grown = grown || limit(tick + 1) < limit(tick)
            tick += 1
            if shrinks { inside.removeAll { $0.end == tick } }
            if inside.isEmpty, next < byStart.count { tick = byStart[next].span.lowerBound }
        }
    }

    /// No row is needed if even all sessions together keep the limit.
    private mutating func addLimitRow(_ members: [Int], _ limit: Int, _ label: RowLabel) {
        guard Set(members.map { items[$0].order }).count > limit else { return }
        let row = addRow(label, upper: Double(limit))
        for member in members { add(row, member, 1) }
    }

    /// Rule 2: sessions of one facilitator neither overlap nor come closer than the buffer. With the buffer added to
    /// its end, each session is an interval, and two sessions are too close exactly if their intervals intersect.
    mutating func keepFacilitatorsApart() {
        for (facilitator, members) in grouped(by: { [Int($0.place.facilitator)] }) {
            let buffer = space.bufferTicks[facilitator]
            limitAtOnce(
                members, interval: { $0.start..<$0.end + buffer }, limit: { _ in 1 },
                label: { RowLabel(rule: .facilitator, who: Int32(facilitator), when: Int32($0)) })
        }
    }

    /// Rule 3: nobody is in two sessions at once, whatever the roles. For people who only lead, rule 2 already ensures
    /// this.
    mutating func keepPeopleInOnePlace() {
        let attends = Set(scope.free.flatMap { space.people[$0] }.map(Int.init))
        let people: (Item) -> [Int] = { item in
            let leader = Int(space.facilitatorPerson[Int(item.place.facilitator)])
            let attendees = space.people[item.session].map(Int.init)
            let leads = attends.contains(leader) || space.ledBy[leader].count > 1
            return leads ? attendees + [leader] : attendees
        }
        for (person, members) in grouped(by: people) {
            limitAtOnce(
                members, interval: { $0.start..<$0.end }, limit: { _ in 1 },
                label: { RowLabel(rule: .linking(.person), who: Int32(person), when: Int32($0)) })
        }
    }

    /// Rule 5: sessions at once in a location, given those that are fixed.
    mutating func keepLocations() {
        let (ticks, room) = (space.tickCount, scope.fixed.room)
        let places: (Item) -> [Int] = { [location = space.location] in
            location[$0.session] < 0 ? [] : [Int(location[$0.session])]
        }
        for (location, members) in grouped(by: places) {
            limitAtOnce(
                members, interval: { $0.start..<$0.end },
                limit: { $0 < ticks ? Int(room[location * ticks + $0]) : 0 },
                label: { RowLabel(rule: .linking(.location), who: Int32(location), when: Int32($0)) })
        }
    }
}
