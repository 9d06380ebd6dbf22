/// Finds the slots in which everybody is free, and the effect of each on the staffing.
struct SlotSearch: Sendable {
    let calendar: WorldCalendar
    let facilitatorRule: SandboxAssumptions.FacilitatorRule

    /// The ticks at which a session can start: all attendees are free throughout, and the facilitators as the rule
    /// requires.
    func starts(_ query: SlotQuery, _ snapshot: SlotSnapshot) -> TickSet? {
        guard var common = snapshot.attendees.first?.free else { return nil }
        for person in snapshot.attendees.dropFirst() { common.formIntersection(person.free) }
        let length = query.length / Tick.minutes
        guard let first = snapshot.facilitators.first else { return common.starts(ofRuns: length) }
        switch facilitatorRule {
        case .allAreFree:
            for person in snapshot.facilitators { common.formIntersection(person.free) }
            return common.starts(ofRuns: length)
        case .anyIsFree:
            // One of them must be free throughout: joining their free time before looking for runs would allow two to
            // share a session.
            var led = first.free.starts(ofRuns: length)
            for person in snapshot.facilitators.dropFirst() { led.formUnion(person.free.starts(ofRuns: length)) }
            led.formIntersection(common.starts(ofRuns: length))
            return led
        }
    }

    /// The ticks of a query: slots start and end inside of its interval, and not before its earliest start.
    func range(_ query: SlotQuery) -> Range<Int> {
        let first = calendar.tick(ofMinute: max(query.from, query.earliestStart) + Tick.minutes - 1)
        let last = calendar.tick(ofMinute: query.to - query.length)
        return first..<max(first, last + 1)
    }

    /// Scheduled minus forecast headcount, in hundredths, with the session placed: the smallest over its ticks and
    /// planning groups.
    ///
    /// Each attendee counts as leaving the queue. nil when no attendee belongs to a planning group.
    func difference(at tick: Int, length: Int, _ groups: [SlotSnapshot.Group]) -> Int32? {
        var smallest: Int32?
        for group in groups {
            for later in tick..<min(tick + length / Tick.minutes, group.net.count) {
                let difference = group.net[later] - 100 * group.attendees
                if smallest.map({ difference < $0 }) ?? true { smallest = difference }
            }
        }
        return smallest
    }
}
