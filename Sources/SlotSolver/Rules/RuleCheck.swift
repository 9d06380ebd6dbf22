/// A hard rule of `Documentation/planning.md` that an assignment breaks, and the sessions that break it.
public struct RuleViolation: Sendable, Equatable {
    /// The hard rules, including that every choice is a candidate at all.
    public enum Rule: String, Sendable, CaseIterable {
        /// Rule 1: the choice is not a candidate of the session, or the assignment has another number of sessions.
        case notACandidate
        /// Rule 2: two sessions of one facilitator overlap.
        case facilitatorOverlap
        /// Rule 2: two sessions of one facilitator are less than the buffer apart.
        case facilitatorBuffer
        /// Rule 3: two sessions of one person overlap, whatever the roles.
        case personOverlap
        /// Rule 4: a facilitator leads more sessions on a local day than allowed.
        case facilitatorSessionsPerDay
        /// Rule 4: a facilitator leads for longer on a local day than allowed.
        case facilitatorMinutesPerDay
        /// Rule 4: a facilitator leads more sessions in a week than allowed.
        case facilitatorSessionsPerWeek
        /// Rule 4: a facilitator leads for longer in a week than allowed.
        case facilitatorMinutesPerWeek
        /// Rule 4: an attendee is in sessions for longer on a local day than allowed.
        case attendeeMinutesPerDay
        /// Rule 4: two sessions of one attendee start fewer local days apart than allowed.
        case attendeeDaysBetween
        /// Rule 5: more attendees of a staffing group are in session at once than allowed.
        case staffingGroupAway
        /// Rule 5: more sessions are in a location at once than it holds.
        case locationCapacity
        /// Rule 6: the predecessor is not placed, or not minDays to maxDays local days before.
        case afterPredecessor
    }

    /// The rule.
    public var rule: Rule
    /// The sessions that break it together, by index; empty if the assignment as a whole is at fault.
    public var sessions: [Int]

    /// A rule and the sessions that break it.
    public init(_ rule: Rule, _ sessions: [Int]) {
        self.rule = rule
        self.sessions = sessions
    }
}

/// The hard rules, one short function each. The search maintains them incrementally; this checks them from scratch.
public enum RuleCheck {
    /// Every violation of an assignment, rule by rule; empty for a plan that keeps all of them.
    public static func violations(of assignment: [Int32], in problem: SlotProblem) -> [RuleViolation] {
        let strangers = candidatesAreTheirSessions(assignment, problem)
        guard strangers.isEmpty else { return strangers }
        let placed = Array(Placement.all(assignment, problem))
        return facilitatorsKeepApart(placed, problem)
            + nobodyIsInTwoPlaces(placed, problem)
            + facilitatorsKeepSessionsPerDay(placed, problem)
            + facilitatorsKeepMinutesPerDay(placed, problem)
            + facilitatorsKeepSessionsPerWeek(placed, problem)
            + facilitatorsKeepMinutesPerWeek(placed, problem)
            + attendeesKeepMinutesPerDay(placed, problem)
            + attendeesKeepDaysBetween(placed, problem)
            + groupsKeepMaxAway(placed, problem)
            + locationsKeepCapacity(placed, problem)
            + successorsFollow(assignment, problem)
    }

    /// Rule 1: each session has at most one candidate, and it is one of its own.
    static func candidatesAreTheirSessions(_ assignment: [Int32], _ problem: SlotProblem) -> [RuleViolation] {
        guard assignment.count == problem.sessions.count else { return [RuleViolation(.notACandidate, [])] }
        return assignment.indices.compactMap { session in
            let chosen = Int(assignment[session])
            let isOwn = chosen == -1 || problem.candidates.range(ofSession: session).contains(chosen)
            return isOwn ? nil : RuleViolation(.notACandidate, [session])
        }
    }

    /// Rule 2: two sessions of one facilitator do not overlap, and lie at least the buffer apart.
    static func facilitatorsKeepApart(_ placed: [Placement], _ problem: SlotProblem) -> [RuleViolation] {
        neighbours(in: Dictionary(grouping: placed, by: \.facilitator)).compactMap { facilitator, first, second in
            let gap = second.start - first.ticks.upperBound
            if gap < 0 { return RuleViolation(.facilitatorOverlap, [first.index, second.index]) }
            let buffer = Int(problem.facilitators[facilitator].bufferTicks)
            return gap < buffer ? RuleViolation(.facilitatorBuffer, [first.index, second.index]) : nil
        }
    }

    /// Rule 3: nobody is in two sessions at once, whatever the roles.
    static func nobodyIsInTwoPlaces(_ placed: [Placement], _ problem: SlotProblem) -> [RuleViolation] {
        var ofPerson: [Int: [Placement]] = [:]
        for one in placed {
            ofPerson[Int(problem.facilitators[one.facilitator].person), default: []].append(one)
            for attendee in one.session.attendees {
                ofPerson[Int(problem.attendees[Int(attendee)].person), default: []].append(one)
            }
        }
        return neighbours(in: ofPerson).compactMap { _, first, second in
            second.start < first.ticks.upperBound
                ? RuleViolation(.personOverlap, [first.index, second.index]) : nil
        }
    }

    /// Rule 4: sessions of a facilitator on one local day.
    static func facilitatorsKeepSessionsPerDay(_ placed: [Placement], _ problem: SlotProblem) -> [RuleViolation] {
        overfull(placed.map { (PersonDay($0.facilitator, $0.day), $0, 1) }, .facilitatorSessionsPerDay) {
            problem.sessionsPerDay(of: $0, on: $1)
        }
    }

    /// Rule 4: time that a facilitator leads on one local day.
    static func facilitatorsKeepMinutesPerDay(_ placed: [Placement], _ problem: SlotProblem) -> [RuleViolation] {
        overfull(placed.map { (PersonDay($0.facilitator, $0.day), $0, $0.session.length) }, .facilitatorMinutesPerDay) {
            problem.ticksPerDay(of: $0, on: $1)
        }
    }

    /// Rule 4: sessions of a facilitator in one week.
    static func facilitatorsKeepSessionsPerWeek(_ placed: [Placement], _ problem: SlotProblem) -> [RuleViolation] {
        overfull(
            placed.map { (PersonDay($0.facilitator, problem.weekOfTick[$0.start]), $0, 1) }, .facilitatorSessionsPerWeek
        ) {
            problem.sessionsPerWeek(of: $0, in: $1)
        }
    }

    /// Rule 4: time that a facilitator leads in one week.
    static func facilitatorsKeepMinutesPerWeek(_ placed: [Placement], _ problem: SlotProblem) -> [RuleViolation] {
        overfull(
            placed.map { (PersonDay($0.facilitator, problem.weekOfTick[$0.start]), $0, $0.session.length) },
            .facilitatorMinutesPerWeek
        ) {
            problem.ticksPerWeek(of: $0, in: $1)
        }
    }

    /// Rule 4: local days between the starts of two sessions of an attendee.
    static func attendeesKeepDaysBetween(_ placed: [Placement], _ problem: SlotProblem) -> [RuleViolation] {
        var ofAttendee: [Int: [Placement]] = [:]
        for one in placed {
            for attendee in one.session.attendees where problem.attendees[Int(attendee)].minDaysBetween > 0 {
                ofAttendee[Int(attendee), default: []].append(one)
            }
        }
        let nearHeld = ofAttendee.sorted { $0.key < $1.key }.flatMap { attendee, sessions in
            sessions.filter { !problem.keepsDistanceFromHeld(attendee: Int32(attendee), on: $0.day) }.map {
                RuleViolation(.attendeeDaysBetween, [$0.index])
            }
        }
        return nearHeld
            + neighbours(in: ofAttendee).compactMap { attendee, first, second in
                second.day - first.day < problem.attendees[attendee].minDaysBetween
                    ? RuleViolation(.attendeeDaysBetween, [first.index, second.index]) : nil
            }
    }

    /// Rule 5: attendees of a staffing group in session at once.
    static func groupsKeepMaxAway(_ placed: [Placement], _ problem: SlotProblem) -> [RuleViolation] {
        var inside: [PersonDay: [Int]] = [:]
        for one in placed {
            for attendee in one.session.attendees {
                let group = Int(problem.attendees[Int(attendee)].staffingGroup)
                guard problem.maxAway[group] != nil else { continue }
                for tick in one.ticks { inside[PersonDay(group, Int32(tick)), default: []].append(one.index) }
            }
        }
        return inside.sorted { $0.key < $1.key }.compactMap { key, sessions in
            guard let most = problem.maxAway[key.who], sessions.count > Int(most) else { return nil }
            return RuleViolation(.staffingGroupAway, Set(sessions).sorted())
        }
    }

    /// Rule 4: time that an attendee spends in sessions on one local day.
    static func attendeesKeepMinutesPerDay(_ placed: [Placement], _ problem: SlotProblem) -> [RuleViolation] {
        let uses = placed.flatMap { one in
            one.session.attendees.map { (PersonDay(Int($0), one.day), one, one.session.length) }
        }
        return overfull(uses, .attendeeMinutesPerDay) { problem.attendeeTicksPerDay(of: $0, on: $1) }
    }

    /// Rule 5: sessions at once in a location.
    static func locationsKeepCapacity(_ placed: [Placement], _ problem: SlotProblem) -> [RuleViolation] {
        var inside: [PersonDay: [Int]] = [:]
        for one in placed {
            guard let location = one.session.location else { continue }
            for tick in one.ticks { inside[PersonDay(Int(location), Int32(tick)), default: []].append(one.index) }
        }
        return inside.sorted { $0.key < $1.key }.compactMap { key, sessions in
            sessions.count > Int(problem.locationCapacity[key.who])
                ? RuleViolation(.locationCapacity, sessions) : nil
        }
    }

    /// Rule 6: a session is placed only if its predecessor is, minDays to maxDays local days later.
    static func successorsFollow(_ assignment: [Int32], _ problem: SlotProblem) -> [RuleViolation] {
        assignment.indices.compactMap { session in
            guard assignment[session] >= 0, let after = problem.sessions[session].after else { return nil }
            let violation = RuleViolation(.afterPredecessor, [Int(after.session), session])
            guard assignment[Int(after.session)] >= 0 else { return violation }
            let days = day(of: assignment[session], problem) - day(of: assignment[Int(after.session)], problem)
            return days < after.minDays || days > after.maxDays ?? Int32.max ? violation : nil
        }
    }
}

/// A person, place or group and a local day, week or tick, as a key.
private struct PersonDay: Hashable, Comparable {
    let who: Int
    let when: Int32

    init(_ who: Int, _ when: Int32) {
        self.who = who
        self.when = when
    }

    static func < (one: PersonDay, other: PersonDay) -> Bool { (one.who, one.when) < (other.who, other.when) }
}

private func day(of candidate: Int32, _ problem: SlotProblem) -> Int32 {
    problem.dayOfTick[Int(problem.candidates.start[Int(candidate)])]
}

/// Each pair of consecutive sessions of one owner.
private func neighbours(in groups: [Int: [Placement]]) -> [(Int, Placement, Placement)] {
    groups.sorted { $0.key < $1.key }.flatMap { owner, sessions in
        let ordered = sessions.sorted { ($0.start, $0.index) < ($1.start, $1.index) }
        return zip(ordered, ordered.dropFirst()).map { (owner, $0, $1) }
    }
}

/// The owners and days whose total use exceeds their limit.
private func overfull(
    _ uses: [(key: PersonDay, placement: Placement, amount: Int32)], _ rule: RuleViolation.Rule,
    limit: (_ who: Int, _ when: Int32) -> Int32?
) -> [RuleViolation] {
    Dictionary(grouping: uses, by: \.key).sorted { $0.key < $1.key }.compactMap { key, uses in
        guard let limit = limit(key.who, key.when), uses.reduce(0, { $0 + $1.amount }) > limit else { return nil }
        return RuleViolation(rule, uses.map(\.placement.index))
    }
}
