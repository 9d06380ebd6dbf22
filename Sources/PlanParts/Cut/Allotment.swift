import CoachingModels
import PlanModel

/// What each part may use of what parts share, so that whatever they do with it, their plans go together.
///
/// A coach's days go to one part each, and so do those of a place or a group that admits too few at once to be shared by number;
/// limits of weeks, targets, places and groups are divided into numbers that add up to them. Who both leads and is coached belongs to
/// one part on each day, whatever the role.
struct Allotment {
    private let ties: RequestTies
    private let draft: Draft
    private let partOfSession: [Int]
    private let count: Int
    /// Changes of facilitators, attendees and sessions, by part and place in the request.
    private var facilitators: [[Int32: CoachShare]]
    private var closedOfAttendee: [[Int32: [HoursRange]]]
    private var closedOfSession: [[Int: [HoursRange]]]
    private var locations: [[String: Int]]
    private var maxAway: [[String: Int]]

    private struct CoachShare {
        var closed: [HoursRange] = []
        var sessionsPerWeek: Int?
        var minutesPerWeek: Int?
        var targetMinutes: Int?
    }

    /// - Parameters:
    ///   - ties: of the sessions that hang together, as a request of their own.
    ///   - partOfSession: by place in that request.
    init(_ ties: RequestTies, _ draft: Draft, partOfSession: [Int], count: Int) {
        self.ties = ties
        self.draft = draft
        self.partOfSession = partOfSession
        self.count = count
        facilitators = Array(repeating: [:], count: count)
        closedOfAttendee = Array(repeating: [:], count: count)
        closedOfSession = Array(repeating: [:], count: count)
        locations = Array(repeating: [:], count: count)
        maxAway = Array(repeating: [:], count: count)
        allotPeople()
        allotLocations()
        allotGroups()
    }

    /// The request of a part with what it may use.
    func applied(to request: PlanRequest, part: Int) -> PlanRequest {
        var request = request
        for index in request.facilitators.indices {
            guard let place = ties.facilitatorOfId[request.facilitators[index].id],
                let share = facilitators[part][place]
            else { continue }
            request.facilitators[index].closed += share.closed
            if let most = share.sessionsPerWeek { request.facilitators[index].maxSessionsPerWeek = most }
            if let most = share.minutesPerWeek { request.facilitators[index].maxMinutesPerWeek = most }
            if let target = share.targetMinutes { request.facilitators[index].targetMinutes = target }
        }
        for index in request.attendees.indices {
            guard let place = ties.attendeeOfId[request.attendees[index].id] else { continue }
            request.attendees[index].closed += closedOfAttendee[part][place] ?? []
        }
        let placeOfKey = closedOfSession[part].isEmpty ? [:] : sessionPlaces
        for index in request.sessions.indices {
            guard let place = placeOfKey[request.sessions[index].key] else { continue }
            request.sessions[index].closed += closedOfSession[part][place] ?? []
        }
        for (name, most) in locations[part] where request.policy.locations[name] != nil {
            request.policy.locations[name] = most
        }
        for (name, most) in maxAway[part] { request.policy.staffingGroups[name]?.maxAway = most }
        return request
    }

    private var sessionPlaces: [String: Int] {
        Dictionary(
            ties.request.sessions.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What is at stake with a session: what leaving it out costs.
    private func stake(_ session: Int) -> Double {
        let session = ties.request.sessions[session]
        return Double(session.priority * session.attendees.count)
    }
}

// MARK: People

extension Allotment {
    /// How much of a person each part could use.
    private struct Wishes {
        var parts: [Int: Double] = [:]
    }

    private mutating func allotPeople() {
        let request = ties.request
        var wishes = Array(repeating: Wishes(), count: request.facilitators.count)
        for (session, asked) in request.sessions.enumerated() {
            let part = partOfSession[session]
            for id in asked.facilitators {
                guard let place = ties.facilitatorOfId[id] else { continue }
                wishes[Int(place)].parts[part, default: 0] += stake(session) / Double(asked.facilitators.count)
            }
            // Who is coached here must not lead elsewhere at the same time.
            for id in asked.attendees {
                if let place = ties.facilitatorOfId[id] { wishes[Int(place)].parts[part, default: 0] += stake(session) }
            }
        }
        var led: [Int32: [Draft.Place]] = [:]
        var attended = IdentifierTable<[Draft.Place]>()
        for place in draft.places {
            led[place.facilitator, default: []].append(place)
            for id in request.sessions[place.session].attendees where ties.facilitatorOfId[id] != nil {
                attended[id, default: []].append(place)
            }
        }
        for (index, person) in request.facilitators.enumerated() where wishes[index].parts.count > 1 {
            let parts = wishes[index].parts.keys.sorted()
            let own = led[Int32(index)] ?? []
            let owners = owners(
                of: own + (attended[person.id] ?? []), by: parts, wish: parts.map { wishes[index].parts[$0] ?? 0 },
                capacity: draft.freeMinutes[Int32(index)] ?? draft.days.map { _ in 1 })
            for (place, part) in parts.enumerated() {
                let closed = closedDays(owners.map { $0 != place }, before: person.bufferMinutes)
                facilitators[part][Int32(index)] = CoachShare(closed: closed)
                if let attendee = ties.attendeeOfId[person.id], !closed.isEmpty {
                    closedOfAttendee[part][attendee, default: []] += closed
                }
            }
            allotLimits(of: Int32(index), person, parts, owners, own)
        }
    }

    /// The place in `parts` of the one that has each day.
    private func owners(
        of places: [Draft.Place], by parts: [Int], wish: [Double], capacity: [Double]
    ) -> [Int] {
        var usage = parts.map { _ in draft.days.map { _ in 0.0 } }
        for place in places {
            if let index = parts.firstIndex(of: place.part) { usage[index][place.day] += stake(place.session) }
        }
        return DayShares(usage: usage, wish: wish, capacity: capacity).owners
    }

    /// Days in a row as one closed time, which begins so much earlier that those of the next part find nobody in the way.
    private func closedDays(_ isClosed: [Bool], before minutes: Int) -> [HoursRange] {
        var ranges: [HoursRange] = []
        var day = 0
        while day < isClosed.count {
            guard isClosed[day] else {
                day += 1
                continue
            }
            let first = day
            while day < isClosed.count, isClosed[day] { day += 1 }
            ranges.append(
                .interval(
                    Interval(
                        start: draft.dayStarts[first].advanced(byMinutes: -minutes), end: draft.dayStarts[day])))
        }
        return ranges
    }

    /// Limits of weeks, where a week is shared, and the target.
    private mutating func allotLimits(
        of facilitator: Int32, _ person: FacilitatorRequest, _ parts: [Int], _ owners: [Int], _ led: [Draft.Place]
    ) {
        let weeks = Dictionary(grouping: owners.indices) { draft.days[$0].week }
        let areShared = weeks.values.contains { days in Set(days.map { owners[$0] }).count > 1 }
        let own = led.filter { owners.indices.contains($0.day) }
        // What a day gives goes to the part that has it now, whosever sessions the draft has there.
        let minutes = parts.indices.map { part in
            own.filter { owners[$0.day] == part }.reduce(0) { $0 + ties.request.sessions[$1.session].lengthInMinutes }
        }
        let days = parts.indices.map { part in owners.count { $0 == part } }
        let weights = parts.indices.map { days[$0] == 0 ? 0 : Double(minutes[$0]) + Double(days[$0]) }
        // Each part counts all that is held in its own limit. What every week holds is therefore added to each share of
        // the rest: in a week that holds more, the shares shrink by no less together than the limit does.
        let held = weeks.keys.map { week in person.held.filter { self.week(of: $0.dateStart) == week } }
        if areShared {
            if let most = person.maxSessionsPerWeek {
                let least = min(most, held.map(\.count).min() ?? 0)
                let shares = DayShares.proportional(most - least, weights)
                for (place, part) in parts.enumerated() {
                    facilitators[part][facilitator]?.sessionsPerWeek = shares[place] + least
                }
            }
            if let most = person.maxMinutesPerWeek {
                let least = min(most, held.map(\.minutes).min() ?? 0)
                let shares = DayShares.proportional(Tick.whole(inMinutes: most - least), weights)
                for (place, part) in parts.enumerated() {
                    facilitators[part][facilitator]?.minutesPerWeek = shares[place] * Tick.minutes + least
                }
            }
        }
        if let target = person.targetMinutes {
            let horizon = ties.request.horizon
            let inside = person.held.filter { horizon.start <= $0.dateStart && $0.dateStart < horizon.end }
            let least = min(target, inside.minutes)
            let shares = DayShares.proportional(Tick.whole(inMinutes: target - least), weights)
            for (place, part) in parts.enumerated() {
                facilitators[part][facilitator]?.targetMinutes = shares[place] * Tick.minutes + least
            }
        }
    }

    private func week(of instant: Instant) -> Int {
        ties.request.clock.day(of: instant).week
    }
}

// MARK: Places and groups that admit so many at once

extension Allotment {
    private mutating func allotLocations() {
        for (name, most) in ties.request.policy.locations.sorted(by: { $0.key < $1.key }) {
            let sessions = ties.request.sessions.indices.filter { ties.request.sessions[$0].location == name }
            let own = Set(sessions)
            let parts = Set(sessions.map { partOfSession[$0] }).sorted()
            guard parts.count > 1 else { continue }
            let places = draft.places.filter { own.contains($0.session) }
            let largest = parts.map { _ in 1 }
            if let shares = shares(of: most, among: parts, largest: largest, places, { _ in 1 }) {
                for (place, part) in parts.enumerated() { locations[part][name] = shares[place] }
                continue
            }
            let closed = closedDays(among: parts, places, sessions)
            for session in sessions {
                guard let place = parts.firstIndex(of: partOfSession[session]), !closed[place].isEmpty else { continue }
                closedOfSession[partOfSession[session]][session, default: []] += closed[place]
            }
        }
    }

    private mutating func allotGroups() {
        for (group, name) in ties.groups.enumerated() {
            guard let most = ties.request.policy.staffingGroups[name]?.maxAway else { continue }
            let people = ties.request.sessions.map { members($0, of: group) }
            let sessions = people.indices.filter { people[$0] > 0 }
            let parts = Set(sessions.map { partOfSession[$0] }).sorted()
            guard parts.count > 1 else { continue }
            let largest = parts.map { part in
                sessions.filter { partOfSession[$0] == part }.map { people[$0] }.max() ?? 0
            }
            let places = draft.places.filter { people[$0.session] > 0 }
            if let shares = shares(of: most, among: parts, largest: largest, places, { people[$0.session] }) {
                for (place, part) in parts.enumerated() { maxAway[part][name] = shares[place] }
                continue
            }
            let closed = closedDays(among: parts, places, sessions)
            for session in sessions {
                guard let place = parts.firstIndex(of: partOfSession[session]), !closed[place].isEmpty else { continue }
                closedOfSession[partOfSession[session]][session, default: []] += closed[place]
            }
        }
    }

    /// How many attendees of a session are in a group.
    func members(_ session: SessionRequest, of group: Int) -> Int {
        session.attendees.count { id in
            ties.attendeeOfId[id].map { Int(ties.groupOfAttendee[Int($0)]) == group } ?? false
        }
    }

    /// Numbers that add up to what may be at once, each no less than the largest session needs; nil where there is too little for that:
    /// days are shared then.
    private func shares(
        of most: Int, among parts: [Int], largest: [Int], _ places: [Draft.Place], _ people: (Draft.Place) -> Int
    ) -> [Int]? {
        let left = most - largest.reduce(0, +)
        guard left >= largest.reduce(0, +) else { return nil }
        var atOnce = parts.map { _ in [Int64: Int]() }
        for place in places {
            guard let index = parts.firstIndex(of: place.part) else { continue }
            for tick in Tick(at: place.start).count..<Tick(at: place.end).count {
                atOnce[index][tick, default: 0] += people(place)
            }
        }
        let weights = atOnce.map { 1 + Double($0.values.max() ?? 0) }
        return zip(largest, DayShares.proportional(left, weights)).map { $0 + $1 }
    }

    /// The days on which each part must stay away.
    private func closedDays(among parts: [Int], _ places: [Draft.Place], _ sessions: [Int]) -> [[HoursRange]] {
        let wish = parts.map { part in
            sessions.filter { partOfSession[$0] == part }.reduce(0) { $0 + stake($1) }
        }
        let owners = owners(of: places, by: parts, wish: wish, capacity: draft.days.map { _ in 1 })
        return parts.indices.map { part in closedDays(owners.map { $0 != part }, before: 0) }
    }
}
