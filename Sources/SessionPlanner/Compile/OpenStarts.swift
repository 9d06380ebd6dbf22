import PlanModel

/// The ticks at which sessions may start according to `hours` and `closed` of a policy, a person or a session, by
/// length.
struct OpenStarts {
    private struct Key: Hashable {
        let opening: OpeningTimes
        let ticks: Int
    }

    private var starts: [Key: TickSet] = [:]

    init(request: PlanRequest, timeline: Timeline) {
        let lengths = Set(request.sessions.map(\.ticks))
        let shared =
            [request.policy.opening] + request.facilitators.map(\.opening) + request.attendees.map(\.opening)
        for opening in Set(shared) where !opening.isAlways {
            for ticks in lengths { add(opening, ticks, timeline) }
        }
        for session in request.sessions where !session.opening.isAlways {
            add(session.opening, session.ticks, timeline)
        }
    }

    /// The permitted starts of sessions of this many ticks; nil if all are permitted.
    subscript(opening: OpeningTimes, ticks: Int) -> TickSet? {
        opening.isAlways ? nil : starts[Key(opening: opening, ticks: ticks)]
    }

    private mutating func add(_ opening: OpeningTimes, _ ticks: Int, _ timeline: Timeline) {
        let key = Key(opening: opening, ticks: ticks)
        guard starts[key] == nil else { return }
        starts[key] = OpenStarts.starts(opening, ticks, timeline)
    }

    /// The ticks at which sessions of this many ticks may start.
    static func starts(_ opening: OpeningTimes, _ ticks: Int, _ timeline: Timeline) -> TickSet {
        let free = timeline.ticks { tick, weekday, minute in
            !opening.closed.contains { $0.touches(tick, weekday: weekday, minute: minute) }
        }
        var open = free.starts(ofRuns: ticks)
        if !opening.hours.isEmpty {
            // Entirely within one range: each range has its own runs.
            var inside = TickSet(tickCount: timeline.tickCount)
            for range in opening.hours {
                inside.formUnion(
                    timeline.ticks { range.holds($0, weekday: $1, minute: $2) }.starts(ofRuns: ticks))
            }
            open.formIntersection(inside)
        }
        return open
    }
}

extension Timeline {
    /// The ticks that meet a condition on their time, and on the weekday and the minute of the local day at which they
    /// begin.
    fileprivate func ticks(where isMet: (Tick, Weekday, Int) -> Bool) -> TickSet {
        var ticks = TickSet(tickCount: tickCount)
        for tick in 0..<tickCount
        where isMet(
            Tick(count: firstTick + Int64(tick)), weekday(ofTick: tick), Int(minuteOfDay[tick]))
        {
            ticks.insert(tick)
        }
        return ticks
    }
}
