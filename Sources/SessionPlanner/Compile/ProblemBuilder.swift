import CoachingModels
import PlanModel
import SlotSolver

/// Fills the solver's arrays from a request.
struct ProblemBuilder {
    private(set) var problem: SlotProblem
    private let request: PlanRequest
    private let timeline: Timeline
    private let people: PeopleIndex
    private let places: PreviousPlaces
    private let costs: UnitCosts
    private let sessionOfKey: [String: Int32]
    private var locationOfName: [String: Int32] = [:]

    init(request: PlanRequest, timeline: Timeline, people: PeopleIndex, places: PreviousPlaces) throws {
        self.request = request
        self.timeline = timeline
        self.people = people
        self.places = places
        costs = try UnitCosts(request.policy)
        sessionOfKey = Dictionary(
            uniqueKeysWithValues: request.sessions.enumerated().map { ($0.element.key, Int32($0.offset)) })
        problem = SlotProblem(
            tickCount: timeline.tickCount, dayOfTick: Array(timeline.day.prefix(timeline.tickCount)),
            weekOfTick: timeline.weekOfTick, unitsPerOne: costs.unitsPerOne)
        problem.overloadCost = costs[.overload]
        problem.personCount = people.ids.count
        problem.facilitators = request.facilitators.map { facilitator($0) }
        problem.held = HeldCount(timeline).held(request.facilitators)
        for (name, capacity) in request.policy.locations.sorted(by: { $0.key < $1.key }) {
            locationOfName[name] = Int32(problem.locationCapacity.count)
            problem.locationCapacity.append(Int32(capacity))
        }
    }

    /// Continues from a compiled problem: more sessions may be added, whose costs are those of its policy.
    ///
    /// - Parameter request: the problem's own request, with the additional sessions appended.
    init(_ compiled: PlanningProblem, for request: PlanRequest) throws {
        try self.init(
            request: request, timeline: compiled.timeline, people: compiled.people,
            places: PreviousPlaces(compiled.previous, compiled.people))
        problem = compiled.problem
    }

    mutating func addStaffing(_ staffing: Staffing) throws {
        problem.attendees = zip(request.attendees, staffing.groupOfAttendee).map { attendee, group in
            SlotProblem.Attendee(
                person: people.personOfId[attendee.id] ?? 0, staffingGroup: group,
                maxTicksPerDay: attendee.maxMinutesPerDay.map { Int32(Tick.whole(inMinutes: $0)) },
                minDaysBetween: Int32(attendee.minDaysBetween))
        }
        problem.held.attendedOnDays = HeldCount(timeline).attended(request.attendees)
        problem.staffingGroupCount = staffing.groups.count
        problem.maxAway = staffing.groups.map { name in
            request.policy.staffingGroups[name]?.maxAway.map { Int32($0) }
        }
        try addCurves(staffing)
    }

    /// Cells with the same headroom have the same curve.
    private mutating func addCurves(_ staffing: Staffing) throws {
        var costs = MissingPeopleCosts(request.policy, unitsPerCent: costs.unitsPerCent)
        var cells = StaffingCosts(cells: staffing.groups.count * timeline.tickCount)
        let largest = request.sessions.map(\.attendees.count).max() ?? 0
        for group in staffing.groups.indices {
            let members = staffing.groupOfAttendee.count { $0 == group }
            let people = min(members, request.facilitators.count * largest)
            for tick in 0..<timeline.tickCount {
                guard let headroom = staffing.headroom(group: group, tick: tick) else { continue }
                let curve = try costs.curve(headroom: headroom, people: people, in: &cells)
                cells[group * timeline.tickCount + tick] = curve
            }
        }
        try checkSum(dearest: costs.dearest)
        problem.staffing = cells
    }

    /// The costs of a plan must add up exactly, whatever the slots contain.
    private func checkSum(dearest: Cost) throws {
        let person = Double(dearest) / Double(costs.unitsPerOne)
        guard !RequestRules.areTooLarge(request.sessions, request.policy, request.horizon, dearestPerson: person)
        else { throw MissingPeopleCosts.tooLarge }
    }

    /// - Parameters:
    ///   - rank: the place of a facilitator in the session's list, by which the preference is counted.
    ///   - countsLateness: whether days after the first of the window cost.
    ///   - original: the session in whose stead this one is placed: it is moved where it is not at the place that the
    ///     previous plan has for that one, and leaving it out moves nothing. Nil for a session in its own right.
    ///   - isWanted: returns whether a facilitator and a tick may be a candidate.
    mutating func addSession(
        _ index: Int, starts: CandidateStarts, rank: (Int) -> Int = { $0 }, countsLateness: Bool = true,
        insteadOf original: SessionRequest? = nil,
        isWanted: (_ facilitator: Int, _ tick: Int) -> Bool = { _, _ in true }
    ) {
        let session = request.sessions[index]
        let moved = original ?? session
        let moveCost = places.has(moved) ? costs[.moved] : 0
        problem.sessions.append(
            SlotProblem.Session(
                attendees: session.attendees.compactMap { people.attendeeOfId[$0] }, length: Int32(session.ticks),
                unscheduledCost: costs[.unscheduled] * Cost(session.priority * session.attendees.count),
                moveCost: original == nil ? moveCost : 0,
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
            let days = countsLateness ? Int(timeline.day[tick]) - firstDay : 0
            let lateness = costs[.lateness] * Cost(session.priority * days)
            let timeOfDay = session.prefers(tick, timeline) ? 0 : costs[.timeOfDay]
            let start = timeline.start(ofTick: tick)
            for (position, leader) in leaders.enumerated()
            where starts.allowed[position].contains(tick) && isWanted(position, tick) {
                problem.candidates.append(
                    facilitator: leader, start: Int32(tick), preference: costs[.preference] * Cost(rank(position)),
                    lateness: lateness, timeOfDay: timeOfDay,
                    moved: places.moves(moved, facilitator: leader, start: start) ? moveCost : 0)
            }
        }
        problem.candidates.endSession()
    }

    /// Converting minutes to ticks loses nothing, as sessions start and end on whole ticks.
    private func facilitator(_ facilitator: FacilitatorRequest) -> SlotProblem.Facilitator {
        SlotProblem.Facilitator(
            person: people.personOfId[facilitator.id] ?? 0,
            maxSessionsPerDay: facilitator.maxSessionsPerDay.map(Int32.init),
            maxTicksPerDay: facilitator.maxMinutesPerDay.map { Int32(Tick.whole(inMinutes: $0)) },
            maxSessionsPerWeek: facilitator.maxSessionsPerWeek.map { Int32($0) },
            maxTicksPerWeek: facilitator.maxMinutesPerWeek.map { Int32(Tick.whole(inMinutes: $0)) },
            bufferTicks: Int32(Tick.covering(minutes: facilitator.bufferMinutes)),
            targetTicks: facilitator.targetLeft(request.horizon).map { Int32(Tick.whole(inMinutes: $0)) })
    }
}

extension SessionRequest {
    /// Whether each tick of a session that starts in this one lies within the preferred time of day, if there is one.
    fileprivate func prefers(_ tick: Int, _ timeline: Timeline) -> Bool {
        guard let timeOfDay else { return true }
        return (tick..<tick + ticks).allSatisfy { timeOfDay.holdsTick(atMinute: Int(timeline.minuteOfDay[$0])) }
    }
}
