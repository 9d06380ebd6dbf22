import CoachingModels
import Testing

@testable import CoachingSandbox

/// The coaching that a sandbox can have behind it.
@Suite struct HistoryTests {
    private func parts(_ weeks: Int, database: String? = nil) throws -> SandboxParts {
        var configuration = SandboxConfiguration()
        configuration.history = weeks
        configuration.databasePath = database
        return try SandboxParts(configuration)
    }

    @Test func aPastHasEveryKind() throws {
        let parts = try parts(12)
        let first = parts.world.calendar.startMinute
        let records = parts.store.current.appointments.values
        #expect(records.allSatisfy { $0.status != .completed || $0.end < first && $0.dateCompleted != nil })
        let agents = parts.world.attendees.map(\.id)
        let of = { (index: Int) in records.filter { $0.attendeeIDs == [agents[index]] } }
        #expect(of(9).isEmpty, "new hires were never coached")
        #expect(of(7).contains { $0.start >= first && $0.status == .scheduled }, "to come")
        #expect(of(8).contains { $0.start < first && $0.status == .scheduled }, "missed")
        #expect(of(0).count == 3 && of(0).allSatisfy { $0.status == .completed })
        // Nobody leads two at once.
        for (_, led) in Dictionary(grouping: records, by: \.facilitatorID) {
            let sorted = led.sorted { $0.start < $1.start }
            #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.end <= $1.start })
        }
    }

    @Test func thePastIsTheSameAgainAndComesBackWithAReset() async throws {
        let (one, other) = (try parts(8), try parts(8))
        #expect(one.store.current.appointments == other.store.current.appointments)
        let before = one.store.current.appointments
        try await one.store.change { _, _ in
            Decision(answer: (), changes: before.keys.map { .removeAppointment(id: $0) })
        }
        #expect(one.store.current.appointments.isEmpty)
        try await one.reset()
        #expect(one.store.current.appointments == before)
    }

    @Test func withoutAPastThereIsNone() throws {
        #expect(try parts(0).store.current.appointments.isEmpty)
        #expect(throws: SandboxConfigurationError.self) { try parts(105) }
    }
}
