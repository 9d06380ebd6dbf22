import CoachingModels
import PlanModel
import SlotSolver

/// Builds the bodies that apply sends for the sessions that have a place.
struct AppointmentBodies {
    private let compiled: PlanningProblem
    private let schedules: ScheduleChoice

    init(_ compiled: PlanningProblem, assignment: [Int32]) {
        self.compiled = compiled
        schedules = ScheduleChoice(compiled, assignment: assignment)
    }

    func body(ofSession index: Int, candidate: Int) -> CreateCoachingAppointmentRequest {
        let session = compiled.request.sessions[index]
        let candidates = compiled.problem.candidates
        let start = compiled.timeline.start(ofTick: Int(candidates.start[candidate]))
        return CreateCoachingAppointmentRequest(
            name: session.name, description: session.description,
            dateStart: start.serviceDate,
            lengthInMinutes: session.lengthInMinutes,
            facilitatorId: compiled.request.facilitators[Int(candidates.facilitator[candidate])].id,
            attendeeIds: session.attendees, conversationIds: session.conversationIds, documentIds: session.documentIds,
            wfmSchedule: schedules.schedule(ofSession: index), externalLinks: session.externalLinks,
            location: session.location, shareInsightsData: session.shareInsightsData,
            addToSchedule: session.addToSchedule)
    }
}
