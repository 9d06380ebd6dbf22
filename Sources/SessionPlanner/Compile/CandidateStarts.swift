import PlanModel

/// The ticks at which one session may start, by facilitator, narrowed down rule by rule.
struct CandidateStarts {
    /// Starts inside the window and the horizon.
    let inWindow: TickSet
    /// Those that are also within `hours` and not in `closed` of the policy, the session and each attendee.
    let open: TickSet
    /// Those at which all attendees are also free throughout.
    let attendeesFree: TickSet
    /// Those at which they are also free for the policy's margin before and after.
    let withMargin: TickSet
    /// Those at which the facilitator is also free throughout, within their own hours; in the order of the session's
    /// list.
    let allFree: [TickSet]
    /// Those that the service also suggested, if the policy asks for that.
    let suggested: [TickSet]
    /// Those that the request also does not forbid.
    let permitted: [TickSet]
    /// Those that also meet the pin, if there is one: these are the candidates.
    let allowed: [TickSet]

    init(
        of session: SessionRequest, in request: PlanRequest, timeline: Timeline, people: PeopleIndex,
        availability: (free: [TickSet], withMargin: [TickSet]), opens: OpenStarts, suggestions: Suggestions
    ) {
        let free = availability.free
        let none = TickSet(tickCount: timeline.tickCount)
        let attendees = session.attendees.compactMap { people.personOfId[$0] }
        let leaders = session.facilitators.map { people.personOfId[$0] ?? -1 }
        let inWindow = CandidateStarts.window(of: session, timeline)
        let open = people.openings(of: session, in: request).reduce(inWindow) { starts, opening in
            opens[opening, session.ticks].map(starts.intersection) ?? starts
        }
        let attendeesFree = attendees.reduce(open) {
            $0.intersection(free[Int($1)].starts(ofRuns: session.ticks))
        }
        let withMargin =
            request.policy.marginMinutes == 0
            ? attendeesFree
            : attendees.reduce(attendeesFree) {
                $0.intersection(availability.withMargin[Int($1)].starts(ofRuns: session.ticks))
            }
        // Nobody leads a session that they attend, as they cannot be in it twice.
        let allFree = zip(leaders, session.facilitators).map { leader, id in
            guard !attendees.contains(leader), !withMargin.isEmpty else { return none }
            let free = withMargin.intersection(free[Int(leader)].starts(ofRuns: session.ticks))
            return people.facilitatorOfId[id].flatMap {
                opens[request.facilitators[Int($0)].opening, session.ticks]
            }.map(free.intersection) ?? free
        }
        let starts = suggestions[attendees, session.lengthInMinutes]
        let suggested = zip(leaders, allFree).map { leader, ticks in
            request.policy.candidates == .available ? ticks : ticks.intersection(starts?.ticks(for: leader) ?? none)
        }
        self.inWindow = inWindow
        self.open = open
        self.attendeesFree = attendeesFree
        self.withMargin = withMargin
        self.allFree = allFree
        self.suggested = suggested
        let permitted = zip(session.facilitators, suggested).map { facilitator, ticks in
            session.forbidden.reduce(into: ticks) { ticks, place in
                guard facilitator.isSameIdentifier(as: place.facilitatorId ?? facilitator),
                    let tick = timeline.tick(startingAt: place.dateStart)
                else { return }
                ticks.remove(tick)
            }
        }
        self.permitted = permitted
        allowed = zip(session.facilitators, permitted).map { facilitator, ticks in
            guard let pin = session.pin else { return ticks }
            guard facilitator.isSameIdentifier(as: pin.facilitatorId ?? facilitator),
                let tick = timeline.tick(startingAt: pin.dateStart),
                ticks.contains(tick)
            else { return none }
            var only = none
            only.insert(tick)
            return only
        }
    }

    static func window(of session: SessionRequest, _ timeline: Timeline) -> TickSet {
        var starts = TickSet(tickCount: timeline.tickCount)
        let ticks = session.window.map { timeline.wholeTicks(in: $0) } ?? 0..<timeline.tickCount
        if ticks.count >= session.ticks { starts.insert(ticks.lowerBound..<ticks.upperBound - session.ticks + 1) }
        return starts
    }
}

extension Suggestions.Starts {
    /// The ticks suggested for a session that this person leads.
    func ticks(for leader: Int32) -> TickSet {
        forLeaders.reduce(into: forAnybody) { ticks, call in
            if call.leaders.contains(leader) { ticks.formUnion(call.ticks) }
        }
    }
}
