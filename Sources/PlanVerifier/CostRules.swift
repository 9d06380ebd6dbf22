import PlanModel

/// The cost of planning.md, term by term, in exact units, against what the plan says.
extension PlanVerifier {
    func costViolations(of plan: Plan, placed: [PlacedSession], _ facts: SlotFacts) -> [String] {
        let policy = request.policy
        let units = (0..<policy.costDecimals).reduce(1.0) { units, _ in units * 10 }
        var faults: [String] = []
        var total: Int64 = 0
        for (term, told) in plan.solution.costs.all {
            let exact = count(of: term, placed, facts) * (policy.costs[term].scaled(places: policy.costDecimals) ?? 0)
            total += exact
            if Double(exact) / units != told {
                let cost = Double(exact) / units
                faults.append("solution.costs.\(term): \(term) costs \(cost), the plan says \(told)")
            }
        }
        let cost = Double(total) / units
        if cost != plan.solution.cost {
            faults.append("solution.cost: the cost is \(cost), the plan says \(plan.solution.cost)")
        }
        return faults + priceViolations(of: plan) + proofViolations(of: plan.solution, cost: cost)
    }

    private func count(of term: CostTerm, _ placed: [PlacedSession], _ facts: SlotFacts) -> Int64 {
        switch term {
        case .unscheduled: unscheduledPriorities(placed)
        case .understaffing: missingPeople(placed, facts)
        case .preference: preferencePositions(placed)
        case .lateness: daysLate(placed)
        case .timeOfDay: outsideTimeOfDay(placed)
        case .overload: ticksOverTarget(placed)
        }
    }

    private func unscheduledPriorities(_ placed: [PlacedSession]) -> Int64 {
        let keys = Set(placed.map(\.session.key))
        return request.sessions.filter { !keys.contains($0.key) }.reduce(0) { $0 + Int64($1.priority) }
    }

    /// Heads above the headroom, over groups and the ticks whose staffing is known.
    private func missingPeople(_ placed: [PlacedSession], _ facts: SlotFacts) -> Int64 {
        load(of: placed, facts).reduce(0) { sum, entry in
            facts.base[entry.key].map { sum + missing(load: entry.value, base: $0) } ?? sum
        }
    }

    /// Attendees away, by group and tick.
    func load(of placed: [PlacedSession], _ facts: SlotFacts) -> [SlotFacts.GroupTick: Int64] {
        var load: [SlotFacts.GroupTick: Int64] = [:]
        for one in placed {
            for tick in one.ticks {
                for attendee in one.session.attendees {
                    load[SlotFacts.GroupTick(group: facts.group(of: attendee), tick: tick), default: 0] += 1
                }
            }
        }
        return load
    }

    /// Of so many people away, those whom the group cannot spare.
    func missing(load: Int64, base: Double) -> Int64 {
        let headroom = max(0, (base - request.policy.staffingFloor.double).rounded(.down))
        return Int64(max(0, Double(load) - headroom))
    }

    private func preferencePositions(_ placed: [PlacedSession]) -> Int64 {
        placed.reduce(0) { $0 + Int64($1.session.facilitators.firstIndex(where: $1.facilitator.isSameIdentifier) ?? 0) }
    }

    private func daysLate(_ placed: [PlacedSession]) -> Int64 {
        let calendar = VerifierCalendar(timeZone: request.clock.name)
        return placed.reduce(0) { days, one in
            let first = one.session.window?.start ?? request.horizon.start
            return days + Int64(calendar.day(of: one.start) - calendar.day(of: first))
        }
    }

    private func outsideTimeOfDay(_ placed: [PlacedSession]) -> Int64 {
        let calendar = VerifierCalendar(timeZone: request.clock.name)
        return placed.reduce(0) { count, one in
            guard let wanted = one.session.timeOfDay else { return count }
            let isInside =
                calendar.minuteOfDay(of: one.start) >= wanted.lowerBound.minuteOfDay
                && calendar.day(of: one.start) == calendar.day(of: one.end)
                && calendar.minuteOfDay(of: one.end) <= wanted.upperBound.minuteOfDay
            return count + (isInside ? 0 : 1)
        }
    }

    private func ticksOverTarget(_ placed: [PlacedSession]) -> Int64 {
        request.facilitators.reduce(0) { ticks, facilitator in
            guard let target = facilitator.targetMinutes else { return ticks }
            let led = placed.filter { $0.facilitator.isSameIdentifier(as: facilitator.id) }
            let over = max(0, led.reduce(0) { $0 + $1.session.lengthInMinutes } - target)
            return ticks + Int64(Tick.covering(minutes: over))
        }
    }
}
