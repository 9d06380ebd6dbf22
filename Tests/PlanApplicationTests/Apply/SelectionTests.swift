import CoachingModels
import Testing

@testable import PlanApplication
@testable import PlanModel

/// A part of a plan is applied or taken back, and the rest stays.
@Suite struct SelectionTests {
    /// Six sessions, three coaches, the last three half an hour later: across midnight in Auckland.
    private static func fixture() throws -> ApplyFixture {
        let appointments = (0..<6).map { number in
            var appointment = ApplyFixture.appointment(number)
            if number >= 3 { appointment.body.dateStart = ApplyFixture.firstStart.adding(minutes: 180) }
            return appointment
        }
        return try ApplyFixture(
            plan: ApplyFixture.plan(
                appointments, timeZone: "Pacific/Auckland", names: ["agent-1": "Ana Silva", "coach-2": "Priya Raman"],
                groups: ["agent-0": "billing", "agent-1": "billing", "agent-2": "support"]))
    }

    static let cases: [(ApplySelection, Set<Int>)] = [
        (ApplySelection(), [0, 1, 2, 3, 4, 5]),
        (ApplySelection(sessions: ["session-4", "session-1"]), [1, 4]),
        (ApplySelection(facilitators: ["coach-0"]), [0, 3]),
        (ApplySelection(facilitators: ["Priya Raman", "coach-0"]), [0, 2, 3, 5]),
        (ApplySelection(attendees: ["Ana Silva", "agent-5"]), [1, 5]),
        (ApplySelection(groups: ["billing"]), [0, 1]),
        (ApplySelection(facilitators: ["coach-1"], groups: ["billing"]), [1]),
        // 09:00 in UTC is 22:00 in Auckland; three hours later it is the next day there.
        (ApplySelection(until: LocalDate("2026-12-07")), [0, 1, 2]),
        (ApplySelection(from: LocalDate("2026-12-08")), [3, 4, 5]),
        (ApplySelection(from: LocalDate("2026-12-08"), until: LocalDate("2026-12-08")), [3, 4, 5]),
        (ApplySelection(until: LocalDate("2026-12-06")), []),
    ]

    @Test(arguments: cases.indices) func onlyWhatIsMeantIsAppliedAndTakenBack(index: Int) async throws {
        let (selection, expected) = Self.cases[index]
        let fixture = try Self.fixture()
        defer { fixture.remove() }
        let applied = try await fixture.apply(ApplyOptions(selection: selection))
        #expect(applied.selected == expected && applied.isApplied && applied.end == .finished)
        #expect(Set(applied.entries.filter { $0.status == .created }.map(\.position)) == expected)
        #expect(fixture.service.bodies.count == expected.count)

        _ = try await fixture.apply()
        #expect(fixture.service.ours.count == 6)
        let back = try await fixture.rollBack(ApplyOptions(selection: selection))
        #expect(back.isRolledBack && back.end == .finished && back.callsSent == expected.count)
        #expect(Set(back.entries.filter { $0.status == .deleted }.map(\.position)) == expected)
        #expect(fixture.service.ours.count == 6 - expected.count)
    }

    @Test func whatThereIsNotIsToldWithTheNearest() throws {
        let fixture = try Self.fixture()
        defer { fixture.remove() }
        let record = try JournalRecord(path: fixture.journalPath, plan: fixture.plan)
        let asked = ApplySelection(
            sessions: ["sesion-1"], facilitators: ["Priya Ramann"], attendees: ["coach-0"], groups: ["biling"],
            from: LocalDate("2026-12-08"), until: LocalDate("2026-12-07"))
        let problems = asked.problems(in: record.entries, of: record.plan)
        #expect(problems.count == 5)
        for (problem, words) in zip(
            problems, ["--only sesion-1", "Priya Raman", "--attendee coach-0", "billing", "--until 2026-12-07"])
        {
            #expect(problem.contains(words), "\(problem)")
        }
        #expect(Self.cases.allSatisfy { $0.0.problems(in: record.entries, of: record.plan).isEmpty })
    }

    /// The guard against another organisation does not take a part that was deleted by hand for it.
    @Test func aPartThatIsGoneIsNoOtherOrganization() async throws {
        let fixture = try Self.fixture()
        defer { fixture.remove() }
        let applied = try await fixture.apply()
        fixture.service.remove(try #require(applied.entries[1].appointmentId))
        let back = try await fixture.rollBack(ApplyOptions(selection: ApplySelection(sessions: ["session-1"])))
        #expect(back.end == .finished && back.isRolledBack && fixture.service.ours.count == 5)
    }
}
