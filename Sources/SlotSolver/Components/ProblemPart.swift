/// The problem that has only some of the sessions of another one, with their people, groups and locations, and
/// everybody's time. Everything keeps its order, and whatever the sessions do not need is left out.
struct ProblemPart: Sendable {
    let problem: SlotProblem
    /// For each index of the part, the index of the whole problem.
    private let numbers: ProblemNumbers
    /// For each session of the part, its first candidate in the whole problem.
    private let firstCandidate: [Int32]

    var sessions: [Int32] { numbers.sessions }

    /// - Parameter sessions: the sessions, each together with its predecessor.
    init(of whole: SlotProblem, sessions: [Int32]) {
        numbers = ProblemNumbers(of: sessions, in: whole)
        firstCandidate = sessions.map { whole.candidates.offsets[Int($0)] }
        let own = numbers.inverse(for: whole)
        var part = SlotProblem(
            tickCount: whole.tickCount, dayOfTick: whole.dayOfTick, weekOfTick: whole.weekOfTick,
            unitsPerOne: whole.unitsPerOne)
        part.overloadCost = whole.overloadCost
        part.personCount = numbers.people.count
        part.facilitators = numbers.facilitators.map { number in
            var facilitator = whole.facilitators[Int(number)]
            facilitator.person = own.people[Int(facilitator.person)]
            return facilitator
        }
        part.attendees = numbers.attendees.map { number in
            var attendee = whole.attendees[Int(number)]
            attendee.person = own.people[Int(attendee.person)]
            attendee.staffingGroup = own.groups[Int(attendee.staffingGroup)]
            return attendee
        }
        part.held = whole.held.renumbered(facilitators: own.facilitators, attendees: own.attendees)
        part.sessions = sessions.map { number in
            var session = whole.sessions[Int(number)]
            session.attendees = session.attendees.map { own.attendees[Int($0)] }
            session.location = session.location.map { own.locations[Int($0)] }
            if let after = session.after { session.after?.session = own.sessions[Int(after.session)] }
            return session
        }
        part.candidates = whole.candidates.ofSessions(sessions, facilitators: own.facilitators)
        part.locationCapacity = numbers.locations.map { whole.locationCapacity[Int($0)] }
        part.staffingGroupCount = numbers.groups.count
        part.maxAway = numbers.groups.map { whole.maxAway[Int($0)] }
        part.staffing = whole.staffing.ofGroups(numbers.groups, tickCount: whole.tickCount)
        problem = part
    }

    /// An assignment of the whole problem in terms of the part's candidates.
    func own(_ assignment: [Int32]) -> [Int32] {
        sessions.indices.map { session in
            let chosen = assignment[Int(sessions[session])]
            return chosen < 0 ? -1 : chosen - firstCandidate[session] + problem.candidates.offsets[session]
        }
    }

    /// Writes the part's assignment into one of the whole problem.
    func write(_ assignment: [Int32], to whole: inout [Int32]) {
        for (session, chosen) in assignment.enumerated() {
            whole[Int(sessions[session])] =
                chosen < 0 ? -1 : chosen - problem.candidates.offsets[session] + firstCandidate[session]
        }
    }

    /// The part's certificate in the form of a share of the whole problem.
    func whole(_ certificate: BoundCertificate) -> BoundCertificate { certificate.renumbered(by: numbers) }

    /// The certificate of a share of the whole problem in terms of the part. Rows and days of people, groups and
    /// locations that the part does not have count none of its candidates, and are left out, as are cuts over them.
    func own(_ certificate: BoundCertificate, of whole: SlotProblem) -> BoundCertificate {
        certificate.renumbered(by: numbers.inverse(for: whole))
    }

    /// A certificate of the whole problem, neither divided nor a sum, in terms of the part, as a start.
    func ownShare(of certificate: BoundCertificate, of whole: SlotProblem) -> BoundCertificate {
        var share = own(certificate, of: whole)
        share.sessionDuals = sessions.map { certificate.sessionDuals[Int($0)] }
        share.floor = .none
        return share
    }
}

/// For each index of one problem, the index of another; -1 for none.
struct ProblemNumbers: Sendable {
    var sessions: [Int32]
    var facilitators: [Int32]
    var attendees: [Int32]
    var people: [Int32]
    var groups: [Int32]
    var locations: [Int32]

    /// The parts of a problem that some sessions need, in its order.
    init(of sessions: [Int32], in whole: SlotProblem) {
        self.sessions = sessions
        var leads = [Bool](repeating: false, count: whole.facilitators.count)
        var attends = [Bool](repeating: false, count: whole.attendees.count)
        var isUsed = [Bool](repeating: false, count: whole.locationCapacity.count)
        for session in sessions {
            for candidate in whole.candidates.range(ofSession: Int(session)) {
                leads[Int(whole.candidates.facilitator[candidate])] = true
            }
            for attendee in whole.sessions[Int(session)].attendees { attends[Int(attendee)] = true }
            if let location = whole.sessions[Int(session)].location { isUsed[Int(location)] = true }
        }
        facilitators = leads.chosen
        attendees = attends.chosen
        locations = isUsed.chosen
        var isPerson = [Bool](repeating: false, count: whole.personCount)
        var isGroup = [Bool](repeating: false, count: whole.staffingGroupCount)
        for facilitator in facilitators { isPerson[Int(whole.facilitators[Int(facilitator)].person)] = true }
        for attendee in attendees {
            isPerson[Int(whole.attendees[Int(attendee)].person)] = true
            isGroup[Int(whole.attendees[Int(attendee)].staffingGroup)] = true
        }
        people = isPerson.chosen
        groups = isGroup.chosen
    }

    /// For each index of the whole problem, that of the part.
    func inverse(for whole: SlotProblem) -> ProblemNumbers {
        var inverse = self
        inverse.sessions = sessions.inverse(count: whole.sessions.count)
        inverse.facilitators = facilitators.inverse(count: whole.facilitators.count)
        inverse.attendees = attendees.inverse(count: whole.attendees.count)
        inverse.people = people.inverse(count: whole.personCount)
        inverse.groups = groups.inverse(count: whole.staffingGroupCount)
        inverse.locations = locations.inverse(count: whole.locationCapacity.count)
        return inverse
    }

    /// A row in the other problem's indices, nil if that has no such people, group or location.
    func row(_ row: LinkingRow) -> LinkingRow? {
        var other = row
        switch row.kind {
        case .staffing, .groupAway: other.first = groups.number(row.first)
        case .person: other.first = people.number(row.first)
        case .attendeeDay, .attendeeSpacing: other.first = attendees.number(row.first)
        case .location: other.first = locations.number(row.first)
        case .after: other.first = sessions.number(row.first)
        case .target, .facilitatorWeekTicks, .facilitatorWeekSessions:
            other.first = facilitators.number(row.first)
        }
        return other.first < 0 ? nil : other
    }

    /// A facilitator's day in the other problem's indices, nil if that does not have the facilitator.
    func day(_ day: BoundCertificate.FacilitatorDay) -> BoundCertificate.FacilitatorDay? {
        let facilitator = facilitators.number(day.facilitator)
        return facilitator < 0 ? nil : .init(facilitator: facilitator, day: day.day)
    }
}

extension BoundCertificate {
    /// The same in another problem's indices; parts that it does not have are left out. The sessions' multipliers keep
    /// their order.
    fileprivate func renumbered(by numbers: ProblemNumbers) -> BoundCertificate {
        var other = self
        switch parts {
        case .whole, .sum: break
        case .divided(var decision, let there, let elsewhere):
            decision.session = numbers.sessions.number(decision.session)
            // Nobody leads a session on a day of -1, and plans in which nobody does are on the other side of the
            // division.
            decision.facilitator = decision.facilitator.map { numbers.facilitators.number($0) }
            other.parts = .divided(
                decision, there: there.renumbered(by: numbers), elsewhere: elsewhere.renumbered(by: numbers))
            return other
        }
        other.rowDuals = rowDuals.compactMap { priced in
            numbers.row(priced.row).map { PricedRow(row: $0, dual: priced.dual) }
        }
        other.unrepeatable = unrepeatable.compactMap { entry in
            numbers.day(.init(facilitator: entry.facilitator, day: entry.day)).map {
                Unrepeatable(
                    facilitator: $0.facilitator, day: $0.day, sessions: numbers.sessions.known(entry.sessions))
            }
        }
        other.cuts = cuts.compactMap { cut in
            let sessions = numbers.sessions.known(cut.sessions)
            let days = cut.days.compactMap(numbers.day)
            let rows = cut.rows.compactMap(numbers.row)
            guard sessions.count == cut.sessions.count, days.count == cut.days.count, rows.count == cut.rows.count
            else { return nil }
            return PricedCut(sessions: sessions, days: days, rows: rows, dual: cut.dual)
        }
        if case .proven(let share, let proof) = floor {
            other.floor = .proven(share: share, proof.renumbered(by: numbers))
        }
        return other
    }
}

extension [Bool] {
    fileprivate var chosen: [Int32] { indices.compactMap { self[$0] ? Int32($0) : nil } }
}

extension [Int32] {
    fileprivate func inverse(count: Int) -> [Int32] {
        var inverse = [Int32](repeating: -1, count: count)
        for (place, number) in enumerated() { inverse[Int(number)] = Int32(place) }
        return inverse
    }

    fileprivate func number(_ index: Int32) -> Int32 { indices.contains(Int(index)) ? self[Int(index)] : -1 }

    fileprivate func known(_ indices: [Int32]) -> [Int32] { indices.map(number).filter { $0 >= 0 } }
}

extension SlotProblem.Candidates {
    /// The candidates of some sessions, in the sessions' order, with the facilitators' other indices.
    fileprivate func ofSessions(_ sessions: [Int32], facilitators: [Int32]) -> SlotProblem.Candidates {
        var part = SlotProblem.Candidates()
        let count = sessions.reduce(0) { $0 + range(ofSession: Int($1)).count }
        part.offsets.reserveCapacity(sessions.count + 1)
        part.reserve(count)
        for session in sessions {
            let own = range(ofSession: Int(session))
            part.facilitator.append(contentsOf: facilitator[own].lazy.map { facilitators[Int($0)] })
            part.start.append(contentsOf: start[own])
            part.preference.append(contentsOf: preference[own])
            part.lateness.append(contentsOf: lateness[own])
            part.timeOfDay.append(contentsOf: timeOfDay[own])
            part.moved.append(contentsOf: moved[own])
            part.endSession()
        }
        return part
    }

    private mutating func reserve(_ count: Int) {
        facilitator.reserveCapacity(count)
        start.reserveCapacity(count)
        preference.reserveCapacity(count)
        lateness.reserveCapacity(count)
        timeOfDay.reserveCapacity(count)
        moved.reserveCapacity(count)
    }
}
