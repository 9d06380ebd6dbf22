import CoachingAPI
import Foundation
import Testing

@testable import CoachingSandbox

/// Answers are dated by the sandbox's clock, which may be a wrong one on purpose.
@Suite struct ServedDateTests {
    @Test(arguments: [0.0, 5400, -7200]) func answersHaveTheSandboxsTime(ahead: Double) async throws {
        var configuration = SandboxConfiguration()
        configuration.attendees = 2
        configuration.facilitators = 1
        configuration.weeks = 1
        configuration.clock = { Date().addingTimeInterval(ahead) }
        try await withRunningSandbox(configuration) { url, world in
            let settings = ConnectionSettings(
                endpoint: try #require(ServiceEndpoint(apiURL: url.absoluteString)),
                credentials: .clientCredentials(id: "sandbox", secret: Secret("sandbox")))
            try await CoachingClient.with(settings) { client in
                _ = try await client.getCoachingAppointments(userIds: [world.people[0].id])
                let wrong = try #require(client.serviceClock.machineAhead) / .seconds(1)
                #expect(abs(wrong + ahead) < 10)
            }
        }
    }
}
