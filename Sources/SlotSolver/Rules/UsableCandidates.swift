/// Candidates that some feasible plan could use, judged by the limits that a single session can break.
///
/// Left out are those of a facilitator, attendee or location whose limit is below the one session, those with which
/// somebody would lead a session they attend, those on a day for which what people hold leaves too little, and those on
/// a day from which no day of the predecessor (`after`) can be reached. The rest is a superset of every feasible plan.
enum UsableCandidates {
    static func flags(in problem: SlotProblem) -> [Bool] {
        var usable = [Bool](repeating: false, count: problem.candidates.count)
        var days = [Set<Int32>](repeating: [], count: problem.sessions.count)
        for session in predecessorsFirst(problem) {
            let rule = problem.sessions[session]
            guard problem.takesAlone(rule) else { continue }
            let people = rule.attendees.map { problem.attendees[Int($0)].person }
            for candidate in problem.candidates.range(ofSession: session) {
                let facilitator = problem.facilitators[Int(problem.candidates.facilitator[candidate])]
                guard facilitator.takes(rule), !people.contains(facilitator.person) else { continue }
                guard problem.held.isEmpty || problem.holdsRoom(for: candidate, of: rule) else { continue }
                let day = problem.dayOfTick[Int(problem.candidates.start[candidate])]
                if !days[session].contains(day) {
                    guard isReachable(day, rule.after, days) else { continue }
                    days[session].insert(day)
                }
                usable[candidate] = true
            }
        }
        return usable
    }

    private static func isReachable(_ day: Int32, _ after: SlotProblem.After?, _ days: [Set<Int32>]) -> Bool {
        guard let after else { return true }
        return days[Int(after.session)].contains { after.allows(days: day - $0) }
    }

    /// All sessions, each after its predecessor.
    static func predecessorsFirst(_ problem: SlotProblem) -> [Int] {
        var order: [Int] = []
        order.reserveCapacity(problem.sessions.count)
        var done = [Bool](repeating: false, count: problem.sessions.count)
        for session in problem.sessions.indices where !done[session] {
            var chain = [session]
            while let after = problem.sessions[chain[chain.count - 1]].after, !done[Int(after.session)] {
                chain.append(Int(after.session))
            }
            for member in chain.reversed() {
                done[member] = true
                order.append(member)
            }
        }
        return order
    }
}

extension SlotProblem {
    /// Whether no limit of a location, an attendee or a group is below the needs of the session by itself.
    func takesAlone(_ session: Session) -> Bool {
        if let location = session.location, locationCapacity[Int(location)] < 1 { return false }
        return session.attendees.allSatisfy { attendee in
            let group = attendees[Int(attendee)].staffingGroup
            guard (attendees[Int(attendee)].maxTicksPerDay ?? .max) >= session.length else { return false }
            guard let most = maxAway[Int(group)] else { return true }
            return session.attendees.count { attendees[Int($0)].staffingGroup == group } <= Int(most)
        }
    }

    /// Whether what people hold leaves room for one of the session's candidates by itself.
    func holdsRoom(for candidate: Int, of session: Session) -> Bool {
        let leader = Int(candidates.facilitator[candidate])
        let start = Int(candidates.start[candidate])
        let (day, week) = (dayOfTick[start], weekOfTick[start])
        guard sessionsPerDay(of: leader, on: day) ?? 1 > 0, sessionsPerWeek(of: leader, in: week) ?? 1 > 0,
            ticksPerDay(of: leader, on: day) ?? .max >= session.length,
            ticksPerWeek(of: leader, in: week) ?? .max >= session.length
        else { return false }
        return session.attendees.allSatisfy {
            attendeeTicksPerDay(of: Int($0), on: day) ?? .max >= session.length
                && keepsDistanceFromHeld(attendee: $0, on: day)
        }
    }
}

extension SlotProblem.Facilitator {
    /// Whether no limit of the facilitator is below the needs of the session by itself.
    func takes(_ session: SlotProblem.Session) -> Bool {
        (maxSessionsPerDay ?? 1) > 0 && (maxTicksPerDay ?? .max) >= session.length && (maxSessionsPerWeek ?? 1) > 0
            && (maxTicksPerWeek ?? .max) >= session.length
    }
}

extension SlotProblem.After {
    /// Whether a session may start that many local calendar days after its predecessor.
    func allows(days: Int32) -> Bool { days >= minDays && days <= (maxDays ?? .max) }
}
