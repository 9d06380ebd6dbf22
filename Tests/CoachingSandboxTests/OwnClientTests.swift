import CoachingAPI
import CoachingModels
import Fixtures
import Foundation
import Testing

@testable import CoachingSandbox

/// Our own client against the sandbox in strict mode, over a port: whatever the one sends, the other takes.
@Suite struct OwnClientTests {
    private func settings(_ url: URL, as clientID: String) throws -> ConnectionSettings {
        ConnectionSettings(
            endpoint: try #require(ServiceEndpoint(apiURL: url.absoluteString)),
            credentials: .clientCredentials(id: clientID, secret: Secret("sandbox")))
    }

    private func configuration() -> SandboxConfiguration {
        var configuration = SandboxConfiguration()
        configuration.attendees = 12
        configuration.facilitators = 3
        configuration.weeks = 2
        configuration.rateLimitPerMinute = 0
        return configuration
    }

    private func interval(_ world: SandboxWorld) -> String {
        "\(ServiceDate.minute(world.calendar.startMinute))/\(ServiceDate.minute(world.calendar.endMinute))"
    }

    @Test func allOperationsWithAllTheirFieldsAreTaken() async throws {
        #expect(ClientJourney.steps.count == 21)
        #expect(Set(ClientJourney.steps.map(\.operation)) == Set(CoachingOperation.all))
        try await withRunningSandbox(configuration()) { url, world in
            let agentID = world.people[0].id
            let coachID = try #require(world.facilitators.first).id
            try await CoachingClient.with(try settings(url, as: "sandbox")) { client in
                try await CoachingClient.with(try settings(url, as: coachID)) { coach in
                    try await CoachingClient.with(try settings(url, as: agentID)) { agent in
                        var journey = ClientJourney(
                            client: client, coach: coach, agent: agent, agentID: agentID, coachID: coachID,
                            interval: interval(world), facts: try ServiceFacts.load())
                        for step in ClientJourney.steps { try await step.run(&journey) }
                    }
                }
            }
        }
    }

    /// Each field is there or not, as it falls: the sandbox minds neither.
    @Test func anyChoiceOfFieldsIsTaken() async throws {
        // The sandbox sets no limit here; without its word the client would keep to the service's.
        var options = ClientOptions()
        options.pacing.callsPerWindow = 100_000
        try await withRunningSandbox(configuration()) { [options] url, world in
            try await CoachingClient.with(try settings(url, as: "sandbox"), options: options) { client in
                for seed in 0..<60 as Range<UInt64> {
                    var dice = Dice(seed: seed)
                    try await createAndChange(client, world, interval(world), &dice)
                }
            }
        }
    }

    private func createAndChange(
        _ client: CoachingClient, _ world: SandboxWorld, _ interval: String, _ dice: inout Dice
    ) async throws {
        let attendee = world.people[dice.number(below: 12)].id
        let coach = try #require(world.facilitators.first).id
        let query = CoachingSlotsRequest(
            interval: interval, lengthInMinutes: 15 * (1 + dice.number(below: 4)), attendeeIds: [attendee],
            facilitatorIds: dice.perhaps([coach]), interruptibleAppointmentIds: dice.perhaps([]))
        let slots = try #require(try await client.postCoachingScheduleslotsQuery(query).suggestedSlots)
        let slot = slots[dice.number(below: slots.count)]
        let outcome = try await client.postCoachingAppointments(
            CreateCoachingAppointmentRequest(
                name: "n", description: "", dateStart: try #require(slot.dateStart),
                lengthInMinutes: query.lengthInMinutes, facilitatorId: query.facilitatorIds?.first,
                attendeeIds: [attendee], conversationIds: dice.perhaps(["c"]), documentIds: dice.perhaps(["d"]),
                wfmSchedule: slot.wfmSchedule, externalLinks: dice.perhaps(["https://example.org"]),
                location: dice.perhaps("Room \"4\" – été"), shareInsightsData: dice.perhaps(false),
                addToSchedule: dice.perhaps(true)))
        let id = try #require(outcome.id)
        _ = try await client.patchCoachingAppointment(
            appointmentId: id,
            UpdateCoachingAppointmentRequest(
                name: dice.perhaps("m"), description: dice.perhaps("e"), dateStart: dice.perhaps(slot.dateStart) ?? nil,
                lengthInMinutes: dice.perhaps(15), conversationIds: dice.perhaps([]), documentIds: dice.perhaps([]),
                status: dice.perhaps(.inProgress), wfmSchedule: dice.perhaps(slot.wfmSchedule) ?? nil,
                externalLinks: dice.perhaps([]), location: dice.perhaps(""), shareInsightsData: dice.perhaps(true),
                addToSchedule: dice.perhaps(false)))
        let filter = AppointmentFilter(
            interval: dice.perhaps(interval), statuses: dice.perhaps([.scheduled, .inProgress]),
            facilitatorIds: query.facilitatorIds, sortOrder: dice.perhaps(.desc),
            relationships: dice.perhaps([.attendee]), overdue: dice.perhaps(.false),
            intervalCondition: dice.perhaps(.overlaps))
        var found = false
        for try await appointment in client.appointments(userIds: [attendee], filter: filter, pageSize: 2) {
            found = found || appointment.id == id
        }
        #expect(found)
    }
}

/// Seeded chance.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

    mutating func number(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func perhaps<Value>(_ value: Value) -> Value? { number(below: 2) == 0 ? value : nil }
}
