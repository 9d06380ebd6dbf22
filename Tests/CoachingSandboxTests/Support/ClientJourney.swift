import CoachingAPI
import CoachingModels
import Fixtures
import Foundation
import Testing

@testable import CoachingSandbox

/// One way through all operations with our own client, in which every field that a request has is used.
struct ClientJourney {
    /// A client of the sandbox's own, and of two users.
    let client: CoachingClient
    let coach: CoachingClient
    let agent: CoachingClient
    let agentID: String
    let coachID: String
    let interval: String
    let facts: ServiceFacts

    var slot = CoachingSlot()
    var appointment = CoachingAppointmentResponse()
    var annotation = CoachingAnnotation(text: "")
    var notification = CoachingNotification()
    var jobID = ""

    var id: String { appointment.id ?? "" }

    /// Checks that a body has every field that the facts have.
    func checkIsWhole(_ body: some Encodable, _ model: String) throws {
        let object = try JSONSerialization.jsonObject(with: Data(try CoachingJSON.encode(body)))
        #expect(Set((object as? [String: Any] ?? [:]).keys) == facts.fieldNames(of: model), "\(model)")
    }

    /// Every part of a filter, such that the completed appointment passes.
    func wholeFilter() throws -> AppointmentFilter {
        let filter = AppointmentFilter(
            interval: interval, statuses: [.completed, .inProgress], facilitatorIds: [coachID, agentID],
            sortOrder: .asc, relationships: [.attendee, .creator],
            completionInterval: "2020-01-01T00:00:00.000Z/2100-01-01T00:00:00.000Z", overdue: .any,
            intervalCondition: .overlaps)
        #expect(Mirror(reflecting: filter).children.allSatisfy { "\($0.value)" != "nil" })
        return filter
    }
}

extension ClientJourney {
    typealias Step = @Sendable (inout ClientJourney) async throws -> Void

    /// In an order in which each finds what it needs.
    static let steps: [(operation: CoachingOperation, run: Step)] = slotSteps + beginning + notes + news + ending

    private static let slotSteps: [(operation: CoachingOperation, run: Step)] = [
        (
            .postCoachingScheduleslotsQuery,
            { journey in
                let body = CoachingSlotsRequest(
                    interval: journey.interval, lengthInMinutes: 30, attendeeIds: [journey.agentID],
                    facilitatorIds: [journey.coachID], interruptibleAppointmentIds: ["none"])
                try journey.checkIsWhole(body, "CoachingSlotsRequest")
                let answer = try await journey.client.postCoachingScheduleslotsQuery(body)
                journey.slot = try #require(answer.suggestedSlots?.first)
                #expect(answer.attendeeSchedules?.map(\.user?.id) == [journey.agentID])
                #expect(answer.facilitatorSchedules?.map(\.user?.id) == [journey.coachID])
            }
        ),
        (
            .postCoachingScheduleslotsJobs,
            { journey in
                let body = CoachingScheduleSlotsJobRequest(
                    attendeeIds: [journey.agentID], facilitatorIds: [journey.coachID], lengthInMinutes: 45,
                    activityCodeId: "8", intervals: [journey.interval], slotsType: .bestTime)
                try journey.checkIsWhole(body, "CoachingScheduleSlotsJobRequest")
                let job = try await journey.client.postCoachingScheduleslotsJobs(body)
                #expect(job.results?.map(\.status) == [.inProgress])
                journey.jobID = job.id ?? ""
            }
        ),
        (
            .getCoachingScheduleslotsJob,
            { journey in
                var job = try await journey.client.getCoachingScheduleslotsJob(jobId: journey.jobID)
                for _ in 0..<200 where job.results?.first?.status == .inProgress {
                    try await Task.sleep(for: .milliseconds(50))
                    job = try await journey.client.getCoachingScheduleslotsJob(jobId: journey.jobID)
                }
                #expect(job.results?.first?.status == .complete)
                #expect(job.results?.first?.slot?.dateStart != nil)
            }
        ),
    ]

    private static let beginning: [(operation: CoachingOperation, run: Step)] = [
        (
            .postCoachingAppointments,
            { journey in
                let body = CreateCoachingAppointmentRequest(
                    name: "Quality coaching", description: "November calls",
                    dateStart: try #require(journey.slot.dateStart), lengthInMinutes: 30,
                    facilitatorId: journey.coachID, attendeeIds: [journey.agentID], conversationIds: ["c-1", "c-2"],
                    documentIds: ["d-1"], wfmSchedule: journey.slot.wfmSchedule,
                    externalLinks: ["https://example.org/a"], location: "Room 4", shareInsightsData: true,
                    addToSchedule: true)
                try journey.checkIsWhole(body, "CreateCoachingAppointmentRequest")
                let outcome = try await journey.coach.postCoachingAppointments(body)
                guard case .created(let made) = outcome else {
                    Issue.record("not created: \(outcome)")
                    return
                }
                #expect(made.name == body.name && made.dateStart == body.dateStart && made.location == "Room 4")
                #expect(made.conversations?.map(\.id) == ["c-1", "c-2"])
                #expect(made.wfmSchedule?.id == body.wfmSchedule?.id && made.shareInsightsData == true)
                journey.appointment = made
            }
        ),
        (
            .getCoachingAppointment,
            { journey in
                let read = try await journey.agent.getCoachingAppointment(appointmentId: journey.id)
                #expect(read == journey.appointment)
            }
        ),
        (
            .patchCoachingAppointment,
            { journey in
                let body = UpdateCoachingAppointmentRequest(
                    name: "Call quality", description: "", dateStart: journey.appointment.dateStart,
                    lengthInMinutes: 15, conversationIds: ["c-3"], documentIds: [], status: .inProgress,
                    wfmSchedule: journey.appointment.wfmSchedule, externalLinks: [], location: "Room 5",
                    shareInsightsData: false, addToSchedule: true)
                try journey.checkIsWhole(body, "UpdateCoachingAppointmentRequest")
                let outcome = try await journey.coach.patchCoachingAppointment(appointmentId: journey.id, body)
                guard case .updated(let changed) = outcome else {
                    Issue.record("not updated: \(outcome)")
                    return
                }
                #expect(changed.status == .inProgress && changed.lengthInMinutes == 15)
                #expect(changed.conversations?.map(\.id) == ["c-3"] && changed.externalLinks == [])
            }
        ),
        (
            .postCoachingAppointmentConversations,
            { journey in
                let added = try await journey.coach.postCoachingAppointmentConversations(
                    appointmentId: journey.id, AddConversationRequest(conversationId: "c-4"))
                #expect(added.conversation?.id == "c-4" && added.appointment?.id == journey.id)
            }
        ),
    ]
}
