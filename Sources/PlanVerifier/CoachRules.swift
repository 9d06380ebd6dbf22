import CoachingModels
import PlanModel

/// Recounts what a plan states about people's own time. Plans of earlier versions state nothing about it.
extension PlanVerifier {
    func coachViolations(of plan: Plan, placed: [PlacedSession], _ facts: SlotFacts, _ hours: VerifierHours) -> [String]
    {
        (plan.coaches.map { coachViolations($0, facts, hours) } ?? [])
            + (plan.nearEdges.map { edgeViolations($0, placed, facts) } ?? [])
    }

    private func coachViolations(_ stated: [PlanCoach], _ facts: SlotFacts, _ hours: VerifierHours) -> [String] {
        guard stated.count == request.facilitators.count else {
            return [PlanVerifier.differs("coaches", "\(stated.count) people", "\(request.facilitators.count)")]
        }
        let ticks = Tick.counts(wholeIn: request.horizon)
        let days = VerifierCalendar(timeZone: request.clock.name).days(ofTicks: ticks)
        return zip(stated, request.facilitators).enumerated().flatMap { index, pair in
            let (found, right) = pair
            var fields = [
                ("id", found.id, right.id),
                ("maxSessionsPerDay", told(found.maxSessionsPerDay), told(right.maxSessionsPerDay)),
                ("maxMinutesPerDay", told(found.maxMinutesPerDay), told(right.maxMinutesPerDay)),
                ("maxSessionsPerWeek", told(found.maxSessionsPerWeek), told(right.maxSessionsPerWeek)),
                ("maxMinutesPerWeek", told(found.maxMinutesPerWeek), told(right.maxMinutesPerWeek)),
                ("targetMinutes", told(found.targetMinutes), told(right.targetMinutes)),
                ("held", told(found.held ?? []), told(right.held)),
            ].filter { !$0.1.isSameIdentifier(as: $0.2) }
            fields += dayFields(found.days, freeMinutes(of: right.id, on: days, facts, hours), days)
            return fields.map { PlanVerifier.differs("coaches[\(index)].\($0.0)", $0.1, $0.2) }
        }
    }

    /// Minutes of whole quarter hours in which somebody may coach on each day; nil if the slots have no schedule of
    /// theirs.
    private func freeMinutes(
        of coach: String, on days: [Range<Int64>], _ facts: SlotFacts, _ hours: VerifierHours
    ) -> [Int]? {
        guard facts.known.contains(coach) else { return nil }
        let free = (facts.free[Identifier(coach)] ?? []).map {
            Tick(atOrAfter: $0.start).count..<max(Tick(atOrAfter: $0.start).count, Tick(at: $0.end).count)
        }
        let tables = hours.ofCoach(coach)
        return days.map { day in
            15
                * free.reduce(0) { sum, period in
                    sum + period.clamped(to: day).count { tick in tables.allSatisfy { $0.isOpen(tick..<tick + 1) } }
                }
        }
    }

    private func dayFields(_ stated: [CoachDay]?, _ right: [Int]?, _ days: [Range<Int64>]) -> [(String, String, String)]
    {
        guard let stated, let right, stated.count == right.count else {
            return stated?.count == right?.count
                ? [] : [("days", told(stated?.count), told(right?.count))]
        }
        return stated.indices.flatMap { index in
            [
                (
                    "days[\(index)].dateStart", stated[index].dateStart.exactText,
                    Tick(count: days[index].lowerBound).start.exactText
                ), ("days[\(index)].freeMinutes", told(stated[index].freeMinutes), told(right[index])),
            ]
        }.filter { $0.1 != $0.2 }
    }

    private func edgeViolations(_ stated: [NearEdge], _ placed: [PlacedSession], _ facts: SlotFacts) -> [String] {
        let right = placed.flatMap { place in
            ([place.facilitator] + place.session.attendees).compactMap { id in
                facts.free[Identifier(id)]?.first { $0.start <= place.start && place.end <= $0.end }.flatMap {
                    edge(place, id, $0)
                }
            }
        }
        guard stated.count == right.count else {
            return [PlanVerifier.differs("nearEdges", "\(stated.count) edges", "\(right.count)")]
        }
        return zip(stated, right).enumerated().flatMap { index, pair in
            [
                ("session", pair.0.session, pair.1.session), ("id", pair.0.id, pair.1.id),
                ("before", told(pair.0.before), told(pair.1.before)),
                ("after", told(pair.0.after), told(pair.1.after)),
            ].filter { !$0.1.isSameIdentifier(as: $0.2) }
                .map { PlanVerifier.differs("nearEdges[\(index)].\($0.0)", $0.1, $0.2) }
        }
    }

    private func edge(_ place: PlacedSession, _ id: String, _ free: (start: Instant, end: Instant)) -> NearEdge? {
        let gaps = [(free.start, place.start), (place.end, free.end)].map { from, to in
            (to.microseconds - from.microseconds) / 60_000_000
        }
        guard gaps.contains(where: { $0 < 15 }) else { return nil }
        return NearEdge(
            session: place.session.key, id: id, before: gaps[0] < 15 ? Int(gaps[0]) : nil,
            after: gaps[1] < 15 ? Int(gaps[1]) : nil)
    }

    private func told(_ held: [HeldAppointment]) -> String {
        guard !held.isEmpty else { return "nothing" }
        return held.map { "\($0.lengthInMinutes) minutes from \($0.dateStart.exactText)" }.joined(separator: ", ")
    }

    private func told(_ number: Int?) -> String { number.map { "\($0)" } ?? "nothing" }
}
