/// A part of a plan to be made anew: some facilitator-days, and the sessions on them or not placed at all.
struct Neighbourhood: Sendable {
    /// Facilitator-days, as rows of `DayPlaces.byDay`.
    var days: [Int]
    var sessions: [Int]

    /// Facilitator-days that compete for the same sessions: from one at random outwards, over the places where the
    /// sessions of each could go instead.
    static func around(
        _ schedule: Schedule, _ places: DayPlaces, size: Int, _ random: inout SearchRandom
    ) -> Neighbourhood {
        let space = schedule.space
        var isChosen: Set<Int> = []
        var days: [Int] = []
        var sessions: [Int] = []
        var frontier: [Int] = []
        func reach(_ session: Int) {
            for index in space.places.range(session) {
                frontier.append(schedule.dayRow(space.places.values[index]))
            }
        }
        reach(schedule.seedSession(&random))
        while days.count < size, !frontier.isEmpty {
            let pick = random.below(frontier.count)
            frontier.swapAt(pick, frontier.count - 1)
            let day = frontier.removeLast()
            guard isChosen.insert(day).inserted else { continue }
            days.append(day)
            var at = schedule.ledOnDay.first(day)
            while at >= 0 {
                sessions.append(at)
                reach(at)
                at = schedule.ledOnDay.after(at)
            }
        }
        sessions += schedule.unplacedSessions(reaching: isChosen)
        return Neighbourhood(days: days.sorted(), sessions: sessions.sorted())
    }
}

extension Neighbourhood {
    static func facilitators(_ schedule: Schedule, _ places: DayPlaces, size: Int, _ random: inout SearchRandom) -> Neighbourhood {
        let space = schedule.space
        var chosen: Set<Int> = []
        var frontier: [Int] = []
        let count = max(2, size / space.dayCount)
        func reach(_ session: Int) { for index in space.places.range(session) { frontier.append(Int(space.places.values[index].facilitator)) } }
        reach(random.below(space.sessionCount))
        while chosen.count < count, !frontier.isEmpty {
            let pick = random.below(frontier.count)
            let f = frontier[pick]
            guard chosen.insert(f).inserted else { frontier.swapAt(pick, frontier.count - 1); frontier.removeLast(); continue }
            for day in 0..<space.dayCount {
                var at = schedule.ledOnDay.first(f * space.dayCount + day)
                while at >= 0 { reach(at); at = schedule.ledOnDay.after(at) }
            }
        }
        return make(schedule, chosen.flatMap { f in (0..<space.dayCount).map { f * space.dayCount + $0 } })
    }
    static func guided(_ schedule: Schedule, _ fractions: [Double], size: Int, _ random: inout SearchRandom) -> Neighbourhood {
        let space = schedule.space
        func fraction(_ index: Int) -> Double { fractions[Int(space.places.values[index].candidate)] }
        var chosen: Set<Int> = []
        var days: [Int] = []
        var frontier: [Int] = []
        func reach(_ session: Int) {
            for index in space.places.range(session) where fraction(index) > 0.05 || random.below(40) == 0 { frontier.append(schedule.dayRow(space.places.values[index])) }
        }
        var tries = 0
        while days.count < size, tries < 20 * size {
            tries += 1
            if frontier.isEmpty {
                let s = random.below(space.sessionCount)
                if schedule.isPlaced(s), fraction(Int(schedule.placeOf[s])) > 0.5 { continue }
                if schedule.isPlaced(s) { frontier.append(schedule.dayRow(schedule.currentPlace(s))) }
                reach(s)
                continue
            }
            let pick = random.below(frontier.count)
            frontier.swapAt(pick, frontier.count - 1)
            let day = frontier.removeLast()
            guard chosen.insert(day).inserted else { continue }
            days.append(day)
            var at = schedule.ledOnDay.first(day)
            while at >= 0 { reach(at); at = schedule.ledOnDay.after(at) }
        }
        return make(schedule, days)
    }
    static func calendar(_ schedule: Schedule, _ places: DayPlaces, size: Int, _ random: inout SearchRandom) -> Neighbourhood {
        let space = schedule.space
        var days: Set<Int> = []
        let count = max(1, size / space.facilitatorCount)
        let first = random.below(space.dayCount)
        for d in first..<min(space.dayCount, first + count) { days.insert(d) }
        return make(schedule, days.flatMap { d in (0..<space.facilitatorCount).map { $0 * space.dayCount + d } })
    }
    static func make(_ schedule: Schedule, _ days: [Int]) -> Neighbourhood {
        var sessions: [Int] = []
        for day in days { var at = schedule.ledOnDay.first(day); while at >= 0 { sessions.append(at); at = schedule.ledOnDay.after(at) } }
        sessions += schedule.unplacedSessions(reaching: Set(days))
        return Neighbourhood(days: days.sorted(), sessions: sessions.sorted())
    }
}

extension Schedule {
    /// A session to begin at: one that is not placed, now and then, else any.
    fileprivate func seedSession(_ random: inout SearchRandom) -> Int {
        let any = random.below(space.sessionCount)
        guard random.below(4) == 0 else { return any }
        for offset in 0..<space.sessionCount {
            let session = (any + offset) % space.sessionCount
            if !isPlaced(session), !space.places.range(session).isEmpty { return session }
        }
        return any
    }

    /// Sessions without a place that have one on these days, unless their predecessor is moved at the same time.
    fileprivate func unplacedSessions(reaching days: Set<Int>) -> [Int] {
        (0..<space.sessionCount).filter { session in
            guard !isPlaced(session) else { return false }
            let predecessor = Int(space.predecessor[session])
            if predecessor >= 0 {
                guard isPlaced(predecessor), !days.contains(dayRow(currentPlace(predecessor))) else { return false }
            }
            return space.places.range(session).contains { days.contains(dayRow(space.places.values[$0])) }
        }
    }
}
