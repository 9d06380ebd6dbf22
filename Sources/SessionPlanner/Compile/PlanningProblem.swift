public import PlanModel
import SlotSolver

/// A request and its slots as the solver sees them, with the way back to names and times.
///
/// Compiling takes a while for a large team, so whoever asks several things of one request keeps this and asks it.
public struct PlanningProblem: Sendable {
    /// What is asked for, as it was given.
    public let request: PlanRequest
    /// What the service answered, as it was given.
    public let slots: SlotsFile
    /// The plan that this is a re-plan of, as it was given; nil for none.
    public let previous: BasePlan?
    let timeline: Timeline
    let people: PeopleIndex
    /// Who is free when, by person, and with the policy's margin before and after.
    let availability: (free: [TickSet], withMargin: [TickSet])
    let opens: OpenStarts
    let suggestions: Suggestions
    let staffing: Staffing
    let problem: SlotProblem

    /// Finds the places that the slots allow each session, and counts the policy's costs in whole units.
    ///
    /// - Parameter previous: the plan that this is a re-plan of: moving a session of it costs.
    /// - Throws: `InputProblems` where the slots tell of a group so short that costs cannot be added exactly; `InternalFault`
    ///   where a cost that was validated cannot be counted.
    public init(_ request: PlanRequest, slots: SlotsFile, previous: BasePlan? = nil) throws {
        self.previous = previous
        self.request = request
        self.slots = slots
        timeline = Timeline(horizon: request.horizon, clock: request.clock)
        people = PeopleIndex(request: request, slots: slots)
        availability = Availability.free(people: people, slots: slots, policy: request.policy, timeline: timeline)
        opens = OpenStarts(request: request, timeline: timeline)
        suggestions = Suggestions(people: people, slots: slots, policy: request.policy, timeline: timeline)
        staffing = Staffing(request: request, people: people, slots: slots, timeline: timeline)
        var builder = try ProblemBuilder(
            request: request, timeline: timeline, people: people, places: PreviousPlaces(previous, people))
        try builder.addStaffing(staffing)
        for session in request.sessions.indices {
            let starts = CandidateStarts(
                of: request.sessions[session], in: request, timeline: timeline, people: people,
                availability: availability, opens: opens, suggestions: suggestions)
            builder.addSession(session, starts: starts)
        }
        problem = builder.problem
    }

    /// Places that the slots allow, over all sessions.
    public var candidateCount: Int { problem.candidates.count }

    /// The starts at which each of a session's facilitators may lead it, narrowed down rule by rule.
    func starts(of session: SessionRequest) -> CandidateStarts {
        CandidateStarts(
            of: session, in: request, timeline: timeline, people: people, availability: availability, opens: opens,
            suggestions: suggestions)
    }
}
