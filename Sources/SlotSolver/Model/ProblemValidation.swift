/// A problem whose arrays are inconsistent, with the place and the reason.
public struct InvalidProblem: Error, Equatable, CustomStringConvertible {
    /// The part of the problem, its value and what was expected.
    public let description: String
}

extension SlotProblem {
    /// Throws `InvalidProblem` unless every index, length and cost of the problem is one on which the solver can rely.
    ///
    /// Afterwards no cost of any assignment can overflow, and no index is out of range.
    public func validate() throws(InvalidProblem) {
        try validateTime()
        try validatePeople()
        try validateSessions()
        try validateCandidates()
        try validateChains()
        try validateCosts()
    }

    private func require(_ holds: Bool, _ text: @autoclosure () -> String) throws(InvalidProblem) {
        if !holds { throw InvalidProblem(description: text()) }
    }

    private func validateTime() throws(InvalidProblem) {
        try require(tickCount >= 0, "tickCount is \(tickCount), expected 0 or more")
        try require(
            dayOfTick.count == tickCount, "dayOfTick has \(dayOfTick.count) entries, expected one for each tick")
        try require(
            zip(dayOfTick, dayOfTick.dropFirst()).allSatisfy { $0 <= $1 }, "dayOfTick falls, expected days in order")
        try require(
            weekOfTick.count == tickCount && zip(weekOfTick, weekOfTick.dropFirst()).allSatisfy { $0 <= $1 },
            "weekOfTick has \(weekOfTick.count) entries, expected one for each tick, in order")
        try require(
            (1..<max(1, tickCount)).allSatisfy {
                dayOfTick[$0 - 1] != dayOfTick[$0] || weekOfTick[$0 - 1] == weekOfTick[$0]
            }, "weekOfTick divides a day")
        try require(
            staffingGroupCount >= 0 && personCount >= 0,
            "\(staffingGroupCount) staffing groups and \(personCount) people, expected 0 or more")
        let cells = staffingGroupCount.multipliedReportingOverflow(by: tickCount)
        let days = Int(dayOfTick.max() ?? 0) - Int(dayOfTick.min() ?? 0)
        try require(days <= tickCount, "dayOfTick spans \(days) days in \(tickCount) ticks")
        try require(
            staffing.cellCount == cells.partialValue && !cells.overflow,
            "staffing has \(staffing.cellCount) cells, expected \(staffingGroupCount) groups × \(tickCount) ticks")
        if let fault = staffing.fault { throw InvalidProblem(description: fault) }
        try require(
            maxAway.count == staffingGroupCount && maxAway.allSatisfy { $0 ?? 0 >= 0 },
            "maxAway has \(maxAway.count) entries, expected one from 0 up for each of \(staffingGroupCount) groups")
        try require(locationCapacity.allSatisfy { $0 >= 0 }, "locationCapacity below 0")
    }

    private func validatePeople() throws(InvalidProblem) {
        let people = 0..<Int32(clamping: personCount)
        for (index, facilitator) in facilitators.enumerated() {
            try require(people.contains(facilitator.person), "facilitator \(index): no person \(facilitator.person)")
            let limits = [
                facilitator.maxSessionsPerDay, facilitator.maxTicksPerDay, facilitator.maxSessionsPerWeek,
                facilitator.maxTicksPerWeek, facilitator.bufferTicks, facilitator.targetTicks,
            ]
            try require(limits.allSatisfy { $0 ?? 0 >= 0 }, "facilitator \(index): a limit below 0")
        }
        for (index, attendee) in attendees.enumerated() {
            try require(people.contains(attendee.person), "attendee \(index): no person \(attendee.person)")
            try require(
                (0..<Int32(clamping: staffingGroupCount)).contains(attendee.staffingGroup),
                "attendee \(index): no staffing group \(attendee.staffingGroup)")
            try require(
                attendee.maxTicksPerDay ?? 0 >= 0 && attendee.minDaysBetween >= 0, "attendee \(index): a limit below 0")
        }
        try validate(held.ledOnDays, of: facilitators.count, "facilitator")
        try validate(held.ledInWeeks, of: facilitators.count, "facilitator")
        try validate(held.attendedOnDays, of: attendees.count, "attendee")
    }

    /// Amounts stay far below the limits' largest values, so that adding sessions to them cannot overflow.
    private func validate(_ held: HeldTime.Table, of count: Int, _ role: String) throws(InvalidProblem) {
        let numbers: ClosedRange<Int32> = 0...HeldTime.Amount.most
        for amount in held.amounts {
            try require((0..<count).contains(Int(amount.who)), "what is held is of no \(role) \(amount.who)")
            try require(
                numbers.contains(amount.sessions) && numbers.contains(amount.ticks),
                "\(role) \(amount.who): holds \(amount.sessions) sessions and \(amount.ticks) ticks")
        }
        try require(
            zip(held.amounts, held.amounts.dropFirst()).allSatisfy { ($0.who, $0.when) < ($1.who, $1.when) },
            "what is held by a \(role) at one time is told twice")
    }

    private func validateSessions() throws(InvalidProblem) {
        for (index, session) in sessions.enumerated() {
            try require(
                session.attendees.allSatisfy { attendees.indices.contains(Int($0)) },
                "session \(index): an attendee out of range")
            let people = Set(session.attendees.map { attendees[Int($0)].person })
            try require(people.count == session.attendees.count, "session \(index): one person attends twice")
            try require((1...4).contains(session.length), "session \(index): length \(session.length), expected 1 to 4")
            try require(
                session.location.map { locationCapacity.indices.contains(Int($0)) } ?? true,
                "session \(index): no location \(session.location ?? -1)")
        }
    }

    private func validateCandidates() throws(InvalidProblem) {
        let counts = [
            candidates.start.count, candidates.preference.count, candidates.lateness.count, candidates.timeOfDay.count,
            candidates.moved.count,
        ]
        try require(counts.allSatisfy { $0 == candidates.count }, "the candidates' arrays differ in length")
        try require(candidates.count < Int(Int32.max), "more candidates than an index of 32 bits can tell apart")
        let offsets = candidates.offsets
        try require(
            offsets.count == sessions.count + 1 && offsets.first == 0 && Int(offsets.last ?? -1) == candidates.count
                && zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 },
            "the candidates' offsets do not divide them among the sessions")
        for session in sessions.indices {
            let latest = tickCount - Int(sessions[session].length)
            for index in candidates.range(ofSession: session) {
                let start = Int(candidates.start[index])
                try require(
                    facilitators.indices.contains(Int(candidates.facilitator[index])) && start >= 0 && start <= latest,
                    "session \(session), candidate \(index): facilitator or start out of range")
            }
            let starts = candidates.start[candidates.range(ofSession: session)]
            try require(
                zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 },
                "session \(session): its candidates are not in the order of their starts")
        }
        try validateCandidatesDiffer()
    }

    /// No facilitator may be a candidate twice at one start of a session.
    private func validateCandidatesDiffer() throws(InvalidProblem) {
        // For each facilitator, the last start and the session to which it belonged.
        var seen = [(session: Int, start: Int32)](repeating: (-1, 0), count: facilitators.count)
        for session in sessions.indices {
            for index in candidates.range(ofSession: session) {
                let facilitator = Int(candidates.facilitator[index])
                let start = candidates.start[index]
                try require(
                    seen[facilitator] != (session, start), "session \(session), candidate \(index): given twice")
                seen[facilitator] = (session, start)
            }
        }
    }

    /// Chains of `after` must point at sessions and never return to where they began.
    private func validateChains() throws(InvalidProblem) {
        var state = [UInt8](repeating: 0, count: sessions.count)  // 1 on the walk at hand, 2 known to end
        for first in sessions.indices where state[first] == 0 {
            var walk: [Int] = []
            var at = first
            while state[at] == 0 {
                state[at] = 1
                walk.append(at)
                guard let after = sessions[at].after else { break }
                try require(sessions.indices.contains(Int(after.session)), "session \(at): after no session")
                at = Int(after.session)
                try require(state[at] != 1, "session \(at): a cycle of after")
            }
            for visited in walk { state[visited] = 2 }
        }
    }

    /// Costs must not be negative, and the most costly assignment imaginable must stay far from overflow.
    private func validateCosts() throws(InvalidProblem) {
        try require(unitsPerOne >= 1, "unitsPerOne is \(unitsPerOne), expected 1 or more")
        var worst: Cost = 0
        var isSafe = overloadCost >= 0
        let awayCost = staffing.dearest
        func add(_ cost: Cost, times count: Int = 1) {
            let (product, tooLarge) = cost.multipliedReportingOverflow(by: Cost(count))
            let (sum, overflows) = worst.addingReportingOverflow(product)
            isSafe = isSafe && cost >= 0 && !tooLarge && !overflows && sum <= Cost.max / 8
            worst = isSafe ? sum : 0
        }
        for index in sessions.indices {
            let session = sessions[index]
            add(session.unscheduledCost)
            add(session.moveCost)
            add(awayCost, times: session.attendees.count * Int(session.length))
            add(overloadCost, times: Int(session.length))
            var dearest: Cost = 0
            for candidate in candidates.range(ofSession: index) {
                let terms = [
                    candidates.preference[candidate], candidates.lateness[candidate], candidates.timeOfDay[candidate],
                    candidates.moved[candidate],
                ]
                isSafe = isSafe && terms.allSatisfy { $0 >= 0 && $0 <= Cost.max / 8 }
                dearest = max(dearest, isSafe ? terms.reduce(0, +) : 0)
            }
            add(dearest)
            try require(isSafe, "session \(index): a cost below 0, or too large to add up")
        }
        try require(isSafe, "a cost below 0")
    }
}
