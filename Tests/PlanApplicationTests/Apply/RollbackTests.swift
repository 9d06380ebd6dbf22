import CoachingModels
import Testing

@testable import PlanApplication
@testable import PlanModel

@Suite struct RollbackTests {
    @Test func takesBackWhatThePlanMadeAndNothingElse() async throws {
        let fixture = try ApplyFixture(sessions: 5)
        defer { fixture.remove() }
        fixture.service.bookByOthers(ApplyFixture.appointment(30).body)
        _ = try await fixture.apply()
        let outcome = try await fixture.rollBack(ApplyOptions(batchSize: 2))
        #expect(outcome.end == .finished && outcome.isRolledBack && outcome.callsSent == 5)
        #expect(fixture.service.ours.isEmpty && fixture.service.others.count == 1)
        let again = try await fixture.rollBack()
        #expect(again.end == .finished && again.callsSent == 0)
    }

    @Test(arguments: [
        SimulatedFate.lostBefore, .lostAfter, .lostLate(20_000), .accepted(25_000), .acceptedForNothing,
    ])
    func settlesADeletionWithoutAClearOutcome(fate: SimulatedFate) async throws {
        let fixture = try ApplyFixture(sessions: 3)
        defer { fixture.remove() }
        _ = try await fixture.apply()
        fixture.service.script([.carriedOut, fate])
        let outcome = try await fixture.rollBack()
        #expect(outcome.end == .finished && outcome.isRolledBack && fixture.service.ours.isEmpty)
    }

    /// What was created a moment ago is not shown at first, and its deletion was queued: that it is absent means nothing.
    @Test func aDeletionIsNotBelievedOfWhatIsNotShownYet() async throws {
        let fixture = try ApplyFixture(sessions: 6)
        defer { fixture.remove() }
        var faults = SimulatedFaults.none
        faults.longestLagSeconds = 20
        fixture.service.setFaults(faults)
        _ = try await fixture.apply()
        fixture.service.script(Array(repeating: .accepted(40_000), count: 6))
        let outcome = try await fixture.rollBack()
        #expect(outcome.end == .finished && outcome.isRolledBack && fixture.service.ours.isEmpty)
    }

    @Test func countsWhatIsGoneAlreadyAsTakenBack() async throws {
        let fixture = try ApplyFixture(sessions: 2)
        defer { fixture.remove() }
        let applied = try await fixture.apply()
        fixture.service.remove(try #require(applied.entries[0].appointmentId))
        let outcome = try await fixture.rollBack()
        #expect(outcome.isRolledBack && fixture.service.ours.isEmpty)
    }

    @Test func keepsWhatBecameSomebodysWorkUnlessForced() async throws {
        let fixture = try ApplyFixture(sessions: 5)
        defer { fixture.remove() }
        let ids = try await fixture.apply().entries.compactMap(\.appointmentId)
        fixture.service.change(ids[0]) { $0.status = .completed }
        fixture.service.change(ids[1]) { $0.dateStart = $0.dateStart?.adding(minutes: 600) }
        fixture.service.change(ids[2]) { $0.attendees = [UserReference(id: "somebody")] }
        fixture.service.change(ids[3]) { $0.name = "A better name" }
        let outcome = try await fixture.rollBack()
        #expect(outcome.entries.map(\.status) == [.created, .created, .created, .deleted, .deleted])
        #expect(outcome.entries[0].reason?.contains("Completed") == true)
        #expect(outcome.end == .finished && !outcome.isRolledBack)
        #expect(fixture.service.ours == Set(ids[0...2]))
        let forced = try await fixture.rollBack(ApplyOptions(force: true))
        #expect(forced.isRolledBack && fixture.service.ours.isEmpty)
    }

    @Test func mustBeFinishedBeforeThePlanIsAppliedAgain() async throws {
        let fixture = try ApplyFixture(sessions: 3)
        defer { fixture.remove() }
        _ = try await fixture.apply()
        await #expect(throws: SimulatedCrash.self) {
            try await fixture.rollBack(hook: { step in if step == .after(.deleteIntent) { throw SimulatedCrash() } })
        }
        let error = await #expect(throws: InputProblems.self) { try await fixture.apply() }
        #expect(error?.description.contains("begun and not finished") == true)
        #expect(try await fixture.rollBack().isRolledBack)
        let again = try await fixture.apply()
        #expect(again.isApplied && again.callsSent == 3 && fixture.service.ours.count == 3)
    }

    @Test func findsACallThatWasCarriedOutAfterItWasGivenUp() async throws {
        let fixture = try ApplyFixture(sessions: 1)
        defer { fixture.remove() }
        fixture.service.script([.lostLate(31_500), .unreachable])
        let options = ApplyOptions(patience: ServicePatience(seconds: 0))
        #expect(try await fixture.apply(options).entries[0].status == .pending)
        fixture.service.advance(seconds: 60)
        #expect(try await fixture.rollBack().isRolledBack)
        #expect(fixture.service.ours.isEmpty)
    }

    /// A deletion that was queued is waited for as long as a creation that was.
    @Test func aQueuedDeletionIsWaitedFor() async throws {
        let fixture = try ApplyFixture(sessions: 1)
        defer { fixture.remove() }
        _ = try await fixture.apply()
        fixture.service.script([.accepted(100_000)])
        #expect(try await fixture.rollBack().isRolledBack)
        #expect(fixture.service.deletions.count == 1 && fixture.service.ours.isEmpty)
    }

    /// It was moved by others while its deletion was under way: it is kept, and it is told that it may go yet.
    @Test func whatIsKeptWhileItsDeletionIsInDoubtIsToldSo() async throws {
        let fixture = try ApplyFixture(sessions: 1)
        defer { fixture.remove() }
        let id = try #require(try await fixture.apply().entries[0].appointmentId)
        fixture.service.script([.lostLate(10_000_000)])
        let service = fixture.service
        let move: @Sendable (JournalStep) throws -> Void = { step in
            guard case .after(.deleteIntent) = step else { return }
            service.change(id) { $0.dateStart = $0.dateStart?.adding(minutes: 600) }
        }
        for hook in [move, nil] {
            let outcome = try await fixture.rollBack(hook: hook)
            #expect(outcome.entries[0].status == .created)
            let reason = try #require(outcome.entries[0].reason)
            #expect(reason.hasPrefix("it was moved since") && reason.contains("may be carried out still"), "\(reason)")
        }
        service.advance(seconds: 20_000)
        #expect(service.ours.isEmpty)
        #expect(try await fixture.rollBack().end == .noneFound(1))
    }

    /// A deletion that was queued is carried out after all, though the one sent after it was not taken.
    @Test(arguments: [SimulatedFate.unreachable, .rateLimited, .rejected])
    func aQueuedDeletionStaysInDoubt(fate: SimulatedFate) async throws {
        let fixture = try ApplyFixture(sessions: 1)
        defer { fixture.remove() }
        _ = try await fixture.apply()
        fixture.service.script([.accepted(500_000), fate, fate])
        let stopped = try await fixture.rollBack(ApplyOptions(patience: ServicePatience(seconds: 0)))
        #expect(stopped.end != .finished && stopped.entries[0].status == .deleting)
        fixture.service.advance(seconds: 1_000)
        #expect(try await fixture.rollBack().isRolledBack && fixture.service.ours.isEmpty)
    }
}
