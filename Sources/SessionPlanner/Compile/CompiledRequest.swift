import PlanModel
import SlotSolver

/// A request and its slots as the solver sees them, with the way back to names and times.
struct CompiledRequest {
    let request: PlanRequest
    let slots: SlotsFile
    let timeline: Timeline
    let people: PeopleIndex
    /// Who is free when, by person.
    let free: [TickSet]
    let suggestions: Suggestions
    let staffing: Staffing
    let problem: SlotProblem

    init(_ request: PlanRequest, slots: SlotsFile) throws {
        self.request = request
        self.slots = slots
        timeline = Timeline(horizon: request.horizon, clock: request.clock)
        people = PeopleIndex(request: request, slots: slots)
        free = Availability.free(people: people, slots: slots, policy: request.policy, timeline: timeline)
        suggestions = Suggestions(people: people, slots: slots, policy: request.policy, timeline: timeline)
        staffing = Staffing(request: request, people: people, slots: slots, timeline: timeline)
        var builder = try ProblemBuilder(request: request, timeline: timeline, people: people)
        builder.addStaffing(staffing, floor: request.policy.staffingFloor.double)
        for session in request.sessions.indices {
            builder.addSession(
                session,
                starts: CandidateStarts(
                    of: request.sessions[session], timeline: timeline, people: people, free: free,
                    suggestions: suggestions,
                    mode: request.policy.candidates))
        }
        problem = builder.problem
    }
}
