public import PlanModel
import SlotSolver

/// A request and its slots in the solver's form, with the way back to names and times.
///
/// Compiling takes a while for a large team, so keep this and ask it several questions instead of compiling again.
public struct PlanningProblem: Sendable {
    /// The request, as it was given.
    public let request: PlanRequest
    /// The service's answers, as they were given.
    public let slots: SlotsFile
    /// The plan on which this re-plan is based, as it was given; nil for none.
    public let previous: BasePlan?
    let timeline: Timeline
    let people: PeopleIndex
    /// Who is free when, by person, without and with the policy's margin before and after.
    let availability: (free: [TickSet], withMargin: [TickSet])
    let opens: OpenStarts
    let suggestions: Suggestions
    let staffing: Staffing
    let problem: SlotProblem

    /// Determines the places that the slots allow each session, and expresses the policy's costs in whole units.
    ///
    /// - Parameter previous: the plan on which this re-plan is based: moving one of its sessions has a cost.
    /// - Throws: `InputProblems` if the slots show a group so short that costs cannot be added exactly; `InternalFault`
    ///   if a cost that was validated cannot be counted.
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

    /// Number of places that the slots allow, over all sessions.
    public var candidateCount: Int { problem.candidates.count }

    /// The starts at which each of a session's facilitators may lead it, narrowed down rule by rule.
    func starts(of session: SessionRequest) -> CandidateStarts {
        CandidateStarts(
            of: session, in: request, timeline: timeline, people: people, availability: availability, opens: opens,
            suggestions: suggestions)
    }
}
