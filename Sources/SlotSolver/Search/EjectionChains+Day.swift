extension EjectionChains {
    /// Works out how a day could be retimed with a session that joins it, which becomes the timetable's last member.
    /// Returns the present cost of the day; nil if the session has no place on it.
    mutating func openDay(_ session: Int, _ group: PlacesByDay.Group) -> Cost? {
        let row = Int(group.row)
        guard schedule.space.length[session] <= Int(schedule.space.maxTicksPerDay[facilitator(group.row)]) else {
            return nil
        }
        takeMovables(row)
        timetable.begin()
        var current: Cost = 0
        let before = listPlaces(session, group, holding: -1)
        if before > 0 {
            timetable.begin()
            for (position, member) in movable.enumerated() {
                let index = Int(movablePlaces[position])
                current += schedule.costBesideOverload(Int(member), schedule.place(index))
                if let group = days.group(Int(member), row: group.row) {
                    _ = listPlaces(Int(member), group, holding: index)
                }
                timetable.endMember(Int(member))
            }
            _ = listPlaces(session, group, holding: -1)
            timetable.endMember(session)
            timetable.solve(buffer: schedule.space.bufferTicks[facilitator(group.row)])
            noteLimits(group.row)
            current += overload(ticks: ticksOfSubset[timetable.subsets / 2 - 1])
        }
        for position in movable.indices.reversed() {
            schedule.put(Int(movable[position]), Int(movablePlaces[position]))
        }
        return before > 0 ? current : nil
    }

    @inline(__always)
    func facilitator(_ row: Int32) -> Int { Int(row) / schedule.space.dayCount }

    /// Removes the first few sessions of a day from the schedule.
    mutating func takeMovables(_ row: Int) {
        movable.removeAll(keepingCapacity: true)
        movablePlaces.removeAll(keepingCapacity: true)
        var at = schedule.ledOnDay.first(row)
        while at >= 0, movable.count < parameters.movable {
            if at != held {
                movable.append(Int32(truncatingIfNeeded: at))
                movablePlaces.append(schedule.placeOf[at])
            }
            at = schedule.ledOnDay.after(at)
        }
        for member in movable { schedule.take(Int(member)) }
    }

    /// Adds the places that a session can have on a day, and the one it holds. Returns how many.
    mutating func listPlaces(_ session: Int, _ group: PlacesByDay.Group, holding held: Int) -> Int {
        var count = 0
        let length = Int32(truncatingIfNeeded: schedule.space.length[session])
        for at in Int(group.first)..<Int(group.end) {
            let index = Int(days.places[at])
            let place = schedule.space.places.values[index]
            guard index == held || schedule.fits(session, place) else { continue }
            timetable.append(
                .init(
                    cost: schedule.costBesideOverload(session, place), start: place.start, end: place.start + length,
                    member: Int32(truncatingIfNeeded: timetable.members.count), place: Int32(index)))
            count += 1
        }
        return count
    }

    /// Computes the use of the day's limits by each subset besides the sessions that stay, with the movable ones
    /// removed.
    private mutating func noteLimits(_ row: Int32) {
        let leader = facilitator(row)
        ticksLeft = Int(schedule.space.maxTicksPerDay[leader]) - Int(schedule.dayTicks[Int(row)])
        sessionsLeft = Int(schedule.space.maxSessionsPerDay[leader]) - Int(schedule.daySessions[Int(row)])
        if schedule.space.hasWeekLimits {
            let week = Int(schedule.space.weekOfDay[Int(row) % schedule.space.dayCount])
            let at = leader * schedule.space.weekCount + week
            ticksLeft = min(ticksLeft, Int(schedule.space.maxTicksPerWeek[leader]) - Int(schedule.weekTicks[at]))
            sessionsLeft = min(
                sessionsLeft, Int(schedule.space.maxSessionsPerWeek[leader]) - Int(schedule.weekSessions[at]))
        }
        ticksElsewhere = Int(schedule.totalTicks[leader])
        target = Int(schedule.space.targetTicks[leader])
        ticksOfSubset[0] = 0
        for (position, member) in timetable.members.enumerated() {
            for subset in 0..<1 << position {
                ticksOfSubset[subset | 1 << position] = ticksOfSubset[subset] + schedule.space.length[Int(member)]
            }
        }
    }

    /// The lowest cost of leading exactly a subset of the members of the day that was opened last.
    @inline(__always)
    func dayCost(_ subset: Int, row: Int32) -> Cost {
        guard ticksOfSubset[subset] <= ticksLeft, subset.nonzeroBitCount <= sessionsLeft,
            timetable.cost(of: subset) < DayRetiming.impossible
        else { return DayRetiming.impossible }
        return timetable.cost(of: subset) + overload(ticks: ticksOfSubset[subset])
    }

    @inline(__always)
    private func overload(ticks: Int) -> Cost {
        Cost(max(0, ticksElsewhere + ticks - target)) * schedule.space.overloadCost
    }
}
