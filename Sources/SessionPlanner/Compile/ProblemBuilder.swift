import CoachingModels
import PlanModel
import SlotSolver

/// Fills the solver's arrays from a request.
struct ProblemBuilder {
    private(set) var problem: SlotProblem
    private let request: PlanRequest
    private let timeline: Timeline
    private let people: PeopleIndex
    private let costs: UnitCosts
    private let sessionOfKey: [String: Int32]
    private var locationOfName: [String: Int32] = [:]

    init(request: PlanRequest, timeline: Timeline, people: PeopleIndex) throws {
        self.request = request
        self.timeline = timeline
        self.people = people
        costs = try UnitCosts(request.policy)
        sessionOfKey = Dictionary(
            uniqueKeysWithValues: request.sessions.enumerated().map { ($0.element.key, Int32($0.offset)) })
        problem = SlotProblem(
            tickCount: timeline.tickCount, dayOfTick: Array(timeline.day.prefix(timeline.tickCount)),
            unitsPerOne: costs.unitsPerOne)
        problem.understaffingCost = costs[.understaffing]
        problem.overloadCost = costs[.overload]
        problem.personCount = people.ids.count
        problem.facilitators = request.facilitators.map { facilitator($0) }
        for (name, capacity) in request.policy.locations.sorted(by: { $0.key < $1.key }) {
            locationOfName[name] = Int32(problem.locationCapacity.count)
            problem.locationCapacity.append(Int32(capacity))
        }
    }

    mutating func addStaffing(_ staffing: Staffing, floor: Double) {
        problem.attendees = zip(request.attendees, staffing.groupOfAttendee).map { attendee, group in
            SlotProblem.Attendee(
                person: people.personOfId[attendee.id] ?? 0, staffingGroup: group,
                maxTicksPerDay: attendee.maxMinutesPerDay.map { Int32(Tick.whole(inMinutes: $0)) })
        }
        problem.staffingGroupCount = staffing.groups.count
        problem.headroom = staffing.base.map { base in
            guard base > -.infinity else { return SlotProblem.unknownHeadroom }
            return Int32(min(max(0, (base - floor).rounded(.down)), Double(Int32.max - 1)))
        }
    }

    mutating func addSession(_ index: Int, starts: CandidateStarts) {
        let session = request.sessions[index]
        problem.sessions.append(
            SlotProblem.Session(
                attendees: session.attendees.compactMap { people.attendeeOfId[$0] }, length: Int32(session.ticks),
                unscheduledCost: costs[.unscheduled] * Cost(session.priority),
                location: session.location.flatMap { locationOfName[$0] },
                after: session.after.map {
                    SlotProblem.After(
                        session: sessionOfKey[$0.session] ?? 0, minDays: Int32($0.minDays),
                        maxDays: $0.maxDays.map(Int32.init))
                }))
        let any = starts.allowed.reduce(into: TickSet(tickCount: timeline.tickCount)) { $0.formUnion($1) }
        let leaders = session.facilitators.map { people.facilitatorOfId[$0] ?? 0 }
        let firstDay = timeline.clock.day(of: session.window?.start ?? request.horizon.start).daysSince1970
        any.forEach { tick in
            let lateness = costs[.lateness] * Cost(Int(timeline.day[tick]) - firstDay)
            let timeOfDay = session.prefers(tick, timeline) ? 0 : costs[.timeOfDay]
            for (position, leader) in leaders.enumerated() where starts.allowed[position].contains(tick) {
                problem.candidates.append(
                    facilitator: leader, start: Int32(tick), preference: costs[.preference] * Cost(position),
                    lateness: lateness, timeOfDay: timeOfDay)
            }
        }
        problem.candidates.endSession()
    }

    /// Minutes become ticks so that nothing is lost: sessions start and end on whole ticks.
    private func facilitator(_ facilitator: FacilitatorRequest) -> SlotProblem.Facilitator {
        SlotProblem.Facilitator(
            person: people.personOfId[facilitator.id] ?? 0,
            maxSessionsPerDay: facilitator.maxSessionsPerDay.map(Int32.init),
            maxTicksPerDay: facilitator.maxMinutesPerDay.map { Int32(Tick.whole(inMinutes: $0)) },
            bufferTicks: Int32(Tick.covering(minutes: facilitator.bufferMinutes)),
            targetTicks: facilitator.targetMinutes.map { Int32(Tick.whole(inMinutes: $0)) })
    }
}

extension SessionRequest {
    /// Whether a session that starts in this tick lies wholly inside the preferred time of day, if there is one.
    fileprivate func prefers(_ tick: Int, _ timeline: Timeline) -> Bool {
        guard let timeOfDay else { return true }
        let end = tick + ticks
        return Int(timeline.minuteOfDay[tick]) >= timeOfDay.lowerBound.minuteOfDay
            && timeline.day[tick] == timeline.day[end]
            && Int(timeline.minuteOfDay[end]) <= timeOfDay.upperBound.minuteOfDay
    }
}
