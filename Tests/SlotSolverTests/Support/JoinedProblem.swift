@testable import SlotSolver

extension SlotProblem {
    /// Problems side by side as one: people, groups and locations of each are its own, and sessions take turns. They have one
    /// calendar, that of the first, and its price of overload.
    static func joined(_ parts: [SlotProblem]) -> SlotProblem {
        var whole = SlotProblem(
            tickCount: parts[0].tickCount, dayOfTick: parts[0].dayOfTick, weekOfTick: parts[0].weekOfTick,
            unitsPerOne: parts[0].unitsPerOne)
        whole.overloadCost = parts[0].overloadCost
        let order = placesOfSessions(parts)
        var base = (facilitator: Int32(0), attendee: Int32(0), location: Int32(0), session: [[Int32]]())
        base.session = parts.map { [Int32](repeating: 0, count: $0.sessions.count) }
        for (index, place) in order.enumerated() { base.session[place.part][place.session] = Int32(index) }
        var bases: [(facilitator: Int32, attendee: Int32, location: Int32)] = []
        for part in parts {
            bases.append(
                (Int32(whole.facilitators.count), Int32(whole.attendees.count), Int32(whole.locationCapacity.count)))
            whole.takeOver(peopleOf: part)
        }
        for place in order {
            let part = parts[place.part]
            let own = bases[place.part]
            var session = part.sessions[place.session]
            session.attendees = session.attendees.map { $0 + own.attendee }
            session.location = session.location.map { $0 + own.location }
            if let after = session.after { session.after?.session = base.session[place.part][Int(after.session)] }
            whole.sessions.append(session)
            for candidate in part.candidates.range(ofSession: place.session) {
                whole.candidates.append(candidate, of: part.candidates)
                whole.candidates.facilitator[whole.candidates.count - 1] += own.facilitator
            }
            whole.candidates.endSession()
        }
        return whole
    }

    /// First the first session of each part, then the second, and so forth.
    private static func placesOfSessions(_ parts: [SlotProblem]) -> [(part: Int, session: Int)] {
        let most = parts.map(\.sessions.count).max() ?? 0
        return (0..<most).flatMap { session in
            parts.indices.filter { session < parts[$0].sessions.count }.map { ($0, session) }
        }
    }

    private mutating func takeOver(peopleOf part: SlotProblem) {
        facilitators += part.facilitators.map { facilitator in
            var facilitator = facilitator
            facilitator.person += Int32(personCount)
            return facilitator
        }
        attendees += part.attendees.map { attendee in
            var attendee = attendee
            attendee.person += Int32(personCount)
            attendee.staffingGroup += Int32(staffingGroupCount)
            return attendee
        }
        personCount += part.personCount
        locationCapacity += part.locationCapacity
        maxAway += part.maxAway
        var cells = StaffingCosts(cells: staffing.cellCount + part.staffing.cellCount)
        for (costs, first) in [(staffing, 0), (part.staffing, staffing.cellCount)] {
            let curves = (0..<costs.curveCount).map { cells.addCurve(costs.marginals(ofCurve: $0)) }
            for cell in 0..<costs.cellCount where costs[cell] >= 0 { cells[first + cell] = curves[Int(costs[cell])] }
        }
        staffing = cells
        staffingGroupCount += part.staffingGroupCount
    }
}

extension RandomProblem {
    /// Several random problems side by side, each of so many sessions and a shape that fits them.
    static func several(seed: UInt64, sessions: [Int], candidates: Int = 6) -> SlotProblem {
        SlotProblem.joined(
            sessions.enumerated().map { number, count in
                RandomProblem.make(
                    seed: seed &* 31 &+ UInt64(number),
                    .init(
                        sessions: count, facilitators: 1 + count / 3, attendees: max(3, count), days: 3,
                        ticksPerDay: 8, candidates: candidates, rules: [10, 40, 70][(Int(seed % 3) + number) % 3]))
            })
    }
}
