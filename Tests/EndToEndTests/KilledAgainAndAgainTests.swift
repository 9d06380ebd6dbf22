import Foundation
import Testing

/// The program itself, killed at random moments while it applies a plan to a service in trouble, and while it takes it
/// back: in the end each appointment is there once, and then none is.
@Suite(.serialized) struct KilledAgainAndAgainTests {
    private static let sessions = Soak.isOn ? 500 : 60
    private static let kills = Soak.isOn ? 200 : 15

    /// Of a hundred calls that write, five go wrong, each in another way.
    private static let faults = [
        "cutBeforeRequest", "cutBeforeAnswer", "cutInAnswer", "serverError,status=504", "tooManyRequests,amount=1",
    ].flatMap { fault in ["--fault", "\(fault),share=0.01,path=/api/v2/coaching/appointments"] }

    @Test(.timeLimit(.minutes(60))) func everyAppointmentIsThereOnceAndThenNone() async throws {
        let centre = try await ContactCentre(
            attendees: Self.sessions, facilitators: Self.sessions / 8,
            arguments: ["--rate-limit", "1000000"] + Self.faults)
        try await centre.plan()
        let wanted = try centre.wanted()
        #expect(wanted.count == Self.sessions)
        var (applied, takenBack) = (0, 0)
        // As often as it takes: a run that comes to its end before it is killed ends its turn.
        while applied + takenBack < Self.kills {
            let left = Self.kills - applied - takenBack
            applied += try await Self.run("apply", at: centre, kills: (left + 1) / 2)
            #expect(try await Self.held(at: centre) == wanted)
            takenBack += try await Self.run("rollback", at: centre, kills: max(1, left / 2))
            #expect(try await Self.held(at: centre).isEmpty)
        }
        // Otherwise nothing was tried.
        #expect(applied > 0 && takenBack > 0)
    }

    /// What the service holds; the calls that ask for it go wrong as often as others.
    private static func held(at centre: ContactCentre) async throws -> [String] {
        for _ in 1..<10 {
            if let held = try? await centre.held() { return held }
        }
        return try await centre.held()
    }

    /// Runs a command to its end, in as many runs as it takes; the first ones are killed.
    ///
    /// - Returns: how many were.
    private static func run(_ command: String, at centre: ContactCentre, kills: Int) async throws -> Int {
        let arguments = [command, "plan.json", "--yes", "--settle", "1"] + centre.sandbox.connection
        var random = SystemRandomNumberGenerator()
        var killed = 0
        // Grows while runs are killed, so that some come further than others, whatever they wait for.
        var longest = 200.0
        var failures = 0
        while true {
            let running = try centre.workspace.client.start(arguments)
            if killed < kills {
                try await Task.sleep(for: .milliseconds(Int.random(in: 1..<Int(longest), using: &random)))
                running.signal(SIGKILL)
                longest = min(4000, longest * 1.15)
            }
            let outcome = try await running.outcome(within: .seconds(300))
            if outcome.wasKilled {
                killed += 1
                continue
            }
            if outcome.status == 0 { return killed }
            failures += 1
            try #require([65, 69, 75].contains(outcome.status) && failures < 30, "\(outcome.errors)")
        }
    }
}
