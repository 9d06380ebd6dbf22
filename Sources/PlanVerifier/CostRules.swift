import CoachingModels
import PlanModel

/// Compares the cost by planning.md, term by term and in exact units, with the cost that the plan states.
extension PlanVerifier {
    func costViolations(of plan: Plan, placed: [PlacedSession], _ facts: SlotFacts) -> [String] {
        let units = (0..<request.policy.costDecimals).reduce(1.0) { units, _ in units * 10 }
        var faults: [String] = []
        var total: Int64 = 0
        for (term, told) in plan.solution.costs.all {
            guard let exact = exactUnits(of: term, placed, facts) else {
                faults.append("solution.costs.\(term): too large to be added exactly")
                continue
            }
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

    /// The cost of placed sessions, term by term; nil if a term cannot be added exactly.
    func costs(_ placed: [PlacedSession], _ facts: SlotFacts) -> CostTerms<Double>? {
        struct TooLarge: Error {}
        let units = (0..<request.policy.costDecimals).reduce(1.0) { units, _ in units * 10 }
        return try? CostTerms { term in
            guard let exact = exactUnits(of: term, placed, facts) else { throw TooLarge() }
            return Double(exact) / units
        }
    }

    /// The cost of a term, in units of the policy's smallest decimal, or cents.
    private func exactUnits(of term: CostTerm, _ placed: [PlacedSession], _ facts: SlotFacts) -> Int64? {
        let places = request.policy.costDecimals
        let price = request.policy.costs[term].scaled(places: places) ?? 0
        switch term {
        case .unscheduled: return unscheduledPriorities(placed) * price
        case .understaffing:
            return shortageCents(placed, facts).flatMap { ExactDecimal($0).scaled(places: places - 2) }
        case .preference: return preferencePositions(placed) * price
        case .lateness: return daysLate(placed) * price
        case .timeOfDay: return outsideTimeOfDay(placed) * price
        case .overload: return ticksOverTarget(placed) * price
        case .moved: return movedSessions(placed) * price
        }
    }

    /// The priorities of the sessions left out, once for each of their attendees.
    private func unscheduledPriorities(_ placed: [PlacedSession]) -> Int64 {
        let keys = Set(placed.map(\.session.key))
        return request.sessions.filter { !keys.contains($0.key) }
            .reduce(0) { $0 + Int64($1.priority * $1.attendees.count) }
    }

    /// The cost of people away, over groups and the ticks whose staffing is known; nil if it is too large to count.
    private func shortageCents(_ placed: [PlacedSession], _ facts: SlotFacts) -> Int64? {
        let price = ShortageCost(request.policy)
        return load(of: placed, facts).reduce(0) { (sum: Int64?, entry) in
            guard let base = facts.base[entry.key] else { return sum }
            let headroom = (base - floor(of: entry.key.group)).hundredths
            guard let sum, let cents = price.cents(people: entry.value, headroom: headroom) else { return nil }
            let (total, overflow) = sum.addingReportingOverflow(cents)
            return overflow ? nil : total
        }
    }

    private func floor(of group: String) -> ExactPeople {
        let floor = request.policy.staffingGroups[group]?.floor ?? request.policy.staffingFloor
        return ExactPeople(digits: floor.digits, decimals: floor.decimals)
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

    /// The shortage that this many people away cause in a group: by how much they make it shorter than it already is.
    func missing(load: Int64, _ group: String, base: ExactPeople) -> Double {
        let headroom = (base - floor(of: group)).hundredths
        return Double(max(0, 100 * load - headroom) - max(0, -headroom)) / 100
    }

    private func preferencePositions(_ placed: [PlacedSession]) -> Int64 {
        placed.reduce(0) { $0 + Int64($1.session.facilitators.firstIndex(where: $1.facilitator.isSameIdentifier) ?? 0) }
    }

    private func daysLate(_ placed: [PlacedSession]) -> Int64 {
        let calendar = VerifierCalendar(timeZone: request.clock.name)
        return placed.reduce(0) { days, one in
            let first = one.session.window?.start ?? request.horizon.start
            let late = calendar.day(of: one.start) - calendar.day(of: first)
            return days + Int64(late * one.session.priority)
        }
    }

    private func outsideTimeOfDay(_ placed: [PlacedSession]) -> Int64 {
        let calendar = VerifierCalendar(timeZone: request.clock.name)
        return placed.reduce(0) { count, one in
            guard let wanted = one.session.timeOfDay else { return count }
            let isInside = one.ticks.allSatisfy { tick in
                let minute = calendar.clock(ofTick: tick).minute
                return minute >= wanted.lowerBound.minuteOfDay && minute + 15 <= wanted.upperBound.minuteOfDay
            }
            return count + (isInside ? 0 : 1)
        }
    }

    /// Sessions of the previous plan that are not where it has them.
    private func movedSessions(_ placed: [PlacedSession]) -> Int64 {
        let now = Dictionary(placed.map { ($0.session.key, $0) }, uniquingKeysWith: { first, _ in first })
        return Int64(
            (previous?.plan.appointments ?? []).count { before in
                guard session(before.session) != nil else { return false }
                guard let place = now[before.session], let leader = before.body.facilitatorId else { return true }
                return place.start != Instant(before.body.dateStart)
                    || !place.facilitator.isSameIdentifier(as: leader)
            })
    }

    private func ticksOverTarget(_ placed: [PlacedSession]) -> Int64 {
        let led = sessionsLed(placed)
        return request.facilitators.reduce(0) { ticks, facilitator in
            guard let target = facilitator.targetMinutes else { return ticks }
            let held = facilitator.held.filter {
                request.horizon.start <= $0.dateStart && $0.dateStart < request.horizon.end
            }
            // What is held uses the target up first; beyond it, only the plan's own sessions cost.
            let left = max(0, target - minutes(held))
            let over = max(0, minutes(led[facilitator.id] ?? []) - left)
            return ticks + Int64(Tick.covering(minutes: over))
        }
    }
}
