/// What the sessions of a neighbourhood compete for besides their facilitators' days: each a row of the program.
struct SharedRows {
    /// Something of which there is so much left while the neighbourhood's sessions are out.
    enum Key: Hashable {
        case session(Int32)
        case personTick(Int32, Int)
        case attendeeDay(Int32, Int32)
        case locationTick(Int32, Int)
        /// Beyond what is left, each costs understaffingCost.
        case staffing(Int)
        /// Beyond what is left, each costs overloadCost.
        case target(Int32)
    }

    struct Use {
        var row: Int32
        var amount: Int32
    }

    private(set) var keys: [Key] = []
    private(set) var left: [Int32] = []
    private var rowOf: [Key: Int32] = [:]
    private let schedule: Schedule
    /// How many sessions of the neighbourhood each person attends or may lead.
    private var involvement: [Int32: Int] = [:]
    /// Attendees of all the neighbourhood's sessions together: where more may be away, nothing is scarce.
    private var mostHeads: Int32 = 0

    /// - Parameter schedule: without the neighbourhood's sessions.
    init(_ schedule: Schedule, _ neighbourhood: Neighbourhood) {
        self.schedule = schedule
        let space = schedule.space
        for session in neighbourhood.sessions {
            mostHeads += Int32(space.people.range(session).count)
            for at in space.people.range(session) { involvement[space.people.values[at], default: 0] += 1 }
        }
        for facilitator in Set(neighbourhood.days.map { $0 / space.dayCount }) {
            if let attends = involvement[space.facilitatorPerson[facilitator]] {
                involvement[space.facilitatorPerson[facilitator]] = attends + 1
            }
        }
    }

    private mutating func row(_ key: Key, left amount: @autoclosure () -> Int32) -> Int32 {
        if let known = rowOf[key] { return known }
        let row = Int32(keys.count)
        keys.append(key)
        left.append(amount())
        rowOf[key] = row
        return row
    }

    /// What an item uses, and what it costs beyond its own cost whatever else is chosen.
    mutating func uses(_ session: Int, _ place: SearchSpace.Place) -> (uses: [Use], charge: Cost) {
        var uses = [Use(row: row(.session(Int32(session)), left: 1), amount: 1)]
        let start = Int(place.start)
        let ticks = start..<start + schedule.space.length[session]
        addPeople(session, place, ticks, &uses)
        addDayAndLocation(session, place, ticks, &uses)
        let charge = addStaffing(session, ticks, &uses) + addTarget(session, place, &uses)
        return (uses, charge)
    }

    private mutating func addPeople(
        _ session: Int, _ place: SearchSpace.Place, _ ticks: Range<Int>, _ uses: inout [Use]
    ) {
        let space = schedule.space
        var people = Array(space.people[session])
        people.append(space.facilitatorPerson[Int(place.facilitator)])
        for person in people where involvement[person] ?? 0 > 1 {
            for tick in ticks { uses.append(Use(row: row(.personTick(person, tick), left: 1), amount: 1)) }
        }
    }

    private mutating func addDayAndLocation(
        _ session: Int, _ place: SearchSpace.Place, _ ticks: Range<Int>, _ uses: inout [Use]
    ) {
        let space = schedule.space
        for attendee in space.cappedAttendees[session] {
            let left =
                space.attendeeCap[Int(attendee)]
                - schedule.attendeeTicks[Int(attendee) * space.dayCount + Int(place.day)]
            let row = row(.attendeeDay(attendee, place.day), left: left)
            uses.append(Use(row: row, amount: Int32(ticks.count)))
        }
        let location = space.location[session]
        guard location >= 0 else { return }
        for tick in ticks {
            let left = schedule.room[Int(location) * space.tickCount + tick]
            uses.append(Use(row: row(.locationTick(location, tick), left: left), amount: 1))
        }
    }

    private mutating func addStaffing(_ session: Int, _ ticks: Range<Int>, _ uses: inout [Use]) -> Cost {
        let space = schedule.space
        var charge: Cost = 0
        for absence in space.absences[session] {
            for tick in ticks {
                let slack = max(0, schedule.slack[absence.row + tick])
                charge += Cost(max(0, absence.heads - slack)) * space.understaffingCost
                guard slack > 0, slack < mostHeads else { continue }
                let row = row(.staffing(absence.row + tick), left: slack)
                uses.append(Use(row: row, amount: min(absence.heads, slack)))
            }
        }
        return charge
    }

    private mutating func addTarget(_ session: Int, _ place: SearchSpace.Place, _ uses: inout [Use]) -> Cost {
        let space = schedule.space
        let facilitator = Int(place.facilitator)
        guard space.hasOverload, space.targetTicks[facilitator] < Int32.max / 2 else { return 0 }
        let left = max(0, space.targetTicks[facilitator] - schedule.totalTicks[facilitator])
        let ticks = Int32(space.length[session])
        guard left > 0 else { return Cost(ticks) * space.overloadCost }
        uses.append(Use(row: row(.target(Int32(facilitator)), left: left), amount: ticks))
        return 0
    }
}
