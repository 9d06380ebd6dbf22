import CoachingAPI
import CoachingModels
import Synchronization
import Testing

@testable import PlanApplication
@testable import PlanModel

/// Calls whose outcome is not known, and what a person can say of them.
@Suite struct DoubtTests {
    /// 504, and the appointment is there 50 s later: after the call counts as not carried out.
    @Test func anAnswerThatCameAfterItWasSettledIsClaimed() async throws {
        let fixture = try ApplyFixture(sessions: 3)
        defer { fixture.remove() }
        let service = fixture.service
        service.script([.carriedOut, .lostLate(50_000)])
        // Stopped before it is sent again: the next look is that of the next run.
        let isSettled = Atomic<Bool>(false)
        let first = try await PlanApplication.apply(
            fixture.journal(), to: service,
            environment: service.environment { isSettled.load(ordering: .relaxed) },
            report: { event in
                if case .changed(let entry) = event, entry.position == 1, entry.status == .pending {
                    isSettled.store(true, ordering: .relaxed)
                }
            })
        #expect(first.end == .paused && first.count(.created) == 1)
        service.advance(seconds: 60)
        let second = try await fixture.apply()
        #expect(second.isApplied && second.callsSent == 1 && service.ours.count == 3 && service.bodies.count == 3)
    }

    /// The same within one run, which sends again after the wait: the service's own check for clashes keeps it single.
    @Test(arguments: [31, 40, 50, 60, 200]) func anAnswerThatComesLateDoublesNothing(seconds: Int64) async throws {
        let fixture = try ApplyFixture(sessions: 4)
        defer { fixture.remove() }
        fixture.service.script([.carriedOut, .lostLate(seconds * 1000)])
        let outcome = try await fixture.apply()
        fixture.service.advance(seconds: 300)
        #expect(outcome.isApplied && fixture.service.ours.count == 4)
        #expect(fixture.service.ours == Set(outcome.entries.compactMap(\.appointmentId)))
    }

    /// A call that arrives when the one that was sent in its place has been taken back: the next rollback finds it.
    @Test(arguments: [false, true]) func whatArrivesAfterTheRollbackIsTakenBackToo(isDeletedByOthers: Bool) async throws
    {
        let fixture = try ApplyFixture(sessions: 3)
        defer { fixture.remove() }
        fixture.service.script([.carriedOut, .lostLate(5_000_000)])
        let applied = try await fixture.apply()
        #expect(applied.isApplied && fixture.service.bodies.count == 4)
        if isDeletedByOthers {
            fixture.service.remove(try #require(applied.entries[1].appointmentId))
        } else {
            #expect(try await fixture.rollBack().isRolledBack && fixture.service.ours.isEmpty)
        }
        fixture.service.advance(seconds: 6_000)
        #expect(fixture.service.ours.count == (isDeletedByOthers ? 3 : 1))
        #expect(try await fixture.rollBack().isRolledBack && fixture.service.ours.isEmpty)
        // Or the next apply, which makes no second one.
        #expect(try await fixture.apply().isApplied && fixture.service.ours.count == 3)
    }

    /// The service queued a call under an id, and what is found is another of the same look: the queued one may come still.
    @Test func whatIsQueuedUnderAnotherIdIsNotForgotten() async throws {
        let fixture = try ApplyFixture(sessions: 1)
        defer { fixture.remove() }
        let service = fixture.service
        service.script([.accepted(500_000)])
        let crash: @Sendable (JournalStep) throws -> Void = { step in
            if case .after(.accepted) = step { throw SimulatedCrash() }
        }
        await #expect(throws: SimulatedCrash.self) { try await fixture.apply(hook: crash) }
        service.bookByOthers(fixture.plan.appointments[0].body)
        let looked = try await fixture.apply()
        #expect(looked.isApplied && service.others == Set(looked.entries.compactMap(\.appointmentId)))
        #expect(try await fixture.rollBack().isRolledBack)
        service.advance(seconds: 1_000)
        #expect(service.ours.count == 1)
        #expect(try await fixture.rollBack().isRolledBack && service.ours.isEmpty)
    }

    /// The service named the appointment when it queued the call: a person who says that none is this plan's has
    /// overlooked it.
    @Test func whatTheServiceNamedIsNotForgotten() async throws {
        let fixture = try ApplyFixture(sessions: 2)
        defer { fixture.remove() }
        fixture.service.script([.accepted(500_000)])
        let crash: @Sendable (JournalStep) throws -> Void = { step in
            if case .after(.accepted) = step { throw SimulatedCrash() }
        }
        await #expect(throws: SimulatedCrash.self) { try await fixture.apply(hook: crash) }
        fixture.service.advance(seconds: 600)
        let id = try #require(fixture.service.ours.first)
        let error = await #expect(throws: InputProblems.self) {
            try await fixture.apply(ApplyOptions(verdicts: ApplyVerdicts(forgotten: ["session-0"])))
        }
        #expect(error?.description.contains("--adopt \(id)") == true, "\(error?.description ?? "")")
        #expect(try await fixture.apply().isApplied && fixture.service.ours.count == 2)
    }

    /// A rollback that was begun, and everything but what it was at deleted by somebody else: it goes on all the same.
    @Test func aRollbackGoesOnWhereOthersDeletedTheRest() async throws {
        let fixture = try ApplyFixture(sessions: 3)
        defer { fixture.remove() }
        _ = try await fixture.apply()
        let crash: @Sendable (JournalStep) throws -> Void = { step in
            if case .after(.deleteIntent) = step { throw SimulatedCrash() }
        }
        await #expect(throws: SimulatedCrash.self) { try await fixture.rollBack(hook: crash) }
        let entries = try #require(try fixture.snapshot()?.entries())
        for entry in entries where entry.status == .created {
            fixture.service.remove(try #require(entry.appointmentId))
        }
        #expect(fixture.service.ours.count == 1)
        #expect(try await fixture.rollBack().isRolledBack && fixture.service.ours.isEmpty)
    }

    /// All that was recorded was deleted by somebody else; a call that was sent and not recorded shows that this is
    /// the right organisation, and what it made is taken back.
    @Test func whatWasNotRecordedIsTakenBackWhereOthersDeletedTheRest() async throws {
        let fixture = try ApplyFixture(sessions: 3)
        defer { fixture.remove() }
        let created = Mutex(0)
        let crash: @Sendable (JournalStep) throws -> Void = { step in
            guard case .before(.created) = step else { return }
            let count = created.withLock { count in
                count += 1
                return count
            }
            if count == 3 { throw SimulatedCrash() }
        }
        await #expect(throws: SimulatedCrash.self) { try await fixture.apply(hook: crash) }
        let entries = try #require(try fixture.snapshot()?.entries())
        for entry in entries where entry.status == .created {
            fixture.service.remove(try #require(entry.appointmentId))
        }
        #expect(fixture.service.ours.count == 1)
        #expect(try await fixture.rollBack().isRolledBack && fixture.service.ours.isEmpty)
    }

    /// The program dies before it records what it made, and others make the same before the service shows ours: the
    /// next run waits until it would be shown, and asks.
    @Test(arguments: [false, true]) func anothersIsNotTakenForWhatIsNotShownYet(isRolledBack: Bool) async throws {
        let fixture = try ApplyFixture(sessions: 1)
        defer { fixture.remove() }
        let service = fixture.service
        var faults = SimulatedFaults.none
        faults.longestLagSeconds = 20
        service.setFaults(faults)
        let crash: @Sendable (JournalStep) throws -> Void = { step in
            if case .before(.created) = step { throw SimulatedCrash() }
        }
        await #expect(throws: SimulatedCrash.self) { try await fixture.apply(hook: crash) }
        service.allowClashes()
        service.bookByOthers(fixture.plan.appointments[0].body)
        let ours = try #require(service.ours.first)
        // Otherwise nothing is tried.
        await #expect(throws: CoachingAPIError.self) { try await service.getCoachingAppointment(appointmentId: ours) }
        let looked = isRolledBack ? try await fixture.rollBack() : try await fixture.apply()
        #expect(looked.end == .outcomeUnknown)
        #expect(service.ours.union(service.others).allSatisfy { looked.entries[0].reason?.contains($0) == true })
        let options = ApplyOptions(verdicts: ApplyVerdicts(adopted: [ours]))
        let others = service.others
        #expect(try await fixture.rollBack(options).isRolledBack && service.ours.isEmpty && service.others == others)
    }

    /// Two appointments of one shape, made by somebody, and a call in doubt.
    private static func twoOfOneShape() async throws -> (fixture: ApplyFixture, ids: [String]) {
        let fixture = try ApplyFixture(sessions: 2)
        fixture.service.script([.lostBefore])
        let crash: @Sendable (JournalStep) throws -> Void = { step in
            if case .after(.outcomeUnknown) = step { throw SimulatedCrash() }
        }
        await #expect(throws: SimulatedCrash.self) { try await fixture.apply(hook: crash) }
        fixture.service.allowClashes()
        for _ in 0..<2 { fixture.service.bookByOthers(fixture.plan.appointments[0].body) }
        return (fixture, fixture.service.others.sorted())
    }

    @Test func twoOfOneShapeAreToldWithAWayOut() async throws {
        let (fixture, ids) = try await Self.twoOfOneShape()
        defer { fixture.remove() }
        let outcome = try await fixture.apply()
        #expect(outcome.end == .outcomeUnknown && outcome.callsSent == 0)
        let reason = try #require(outcome.entries[0].reason)
        for word in ids.map({ "--adopt \($0)" }) + ["--forget session-0"] {
            #expect(reason.contains(word), "\(reason)")
        }
    }

    @Test func oneOfThemIsAdopted() async throws {
        let (fixture, ids) = try await Self.twoOfOneShape()
        defer { fixture.remove() }
        let options = ApplyOptions(verdicts: ApplyVerdicts(adopted: [ids[1]]))
        // The same command may be typed again.
        for _ in 0..<2 {
            let outcome = try await fixture.apply(options)
            #expect(outcome.isApplied && outcome.entries[0].appointmentId == ids[1])
        }
        #expect(fixture.service.bodies.count == 2)
        #expect(try await fixture.rollBack().isRolledBack)
        #expect(fixture.service.others == [ids[0]])
    }

    @Test func noneOfThemIsOurs() async throws {
        let (fixture, ids) = try await Self.twoOfOneShape()
        defer { fixture.remove() }
        let options = ApplyOptions(verdicts: ApplyVerdicts(forgotten: ["session-0"]))
        for _ in 0..<2 {
            let outcome = try await fixture.apply(options)
            #expect(outcome.entries.map(\.status) == [.failed, .created])
            #expect(outcome.entries[0].reason?.contains("not made by this plan") == true)
        }
        #expect(try await fixture.rollBack(options).isRolledBack)
        #expect(fixture.service.others == Set(ids))
    }

    @Test func aWordThatCannotBeIsRefused() async throws {
        let (fixture, ids) = try await Self.twoOfOneShape()
        defer { fixture.remove() }
        fixture.service.bookByOthers(ApplyFixture.appointment(9).body)
        let other = try #require(fixture.service.others.subtracting(ids).first)
        let before = try fixture.journal().history()
        for (verdicts, words) in [
            (ApplyVerdicts(adopted: ["none"]), "knows no such appointment"),
            (ApplyVerdicts(adopted: [other]), "session-0: Mon 2026-12-07 09:00, coach-0 with agent-0"),
            (ApplyVerdicts(forgotten: ["session-00"]), "did you mean session-0"),
        ] {
            let error = await #expect(throws: InputProblems.self) {
                try await fixture.apply(ApplyOptions(verdicts: verdicts))
            }
            #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        }
        #expect(try fixture.journal().history() == before && fixture.service.bodies.count == 1)
    }
}
