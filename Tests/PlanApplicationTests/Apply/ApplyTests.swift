import CoachingModels
import Testing

@testable import CoachingAPI
@testable import PlanApplication
@testable import PlanModel

@Suite struct ApplyTests {
    @Test func createsEverythingOnceAndNothingWhenRunAgain() async throws {
        let fixture = try ApplyFixture(sessions: 8)
        defer { fixture.remove() }
        let outcome = try await fixture.apply(ApplyOptions(batchSize: 3))
        #expect(outcome.end == .finished && outcome.isApplied && outcome.callsSent == 8)
        #expect(fixture.service.ours.count == 8)
        #expect(
            fixture.service.reads == 4, "one look before the first batch, and one after each, which tells of the next")
        let again = try await fixture.apply()
        #expect(again.end == .finished && again.isApplied && again.callsSent == 0)
        #expect(fixture.service.bodies.count == 8)
    }

    @Test func sendsTheBytesThatTheDryRunShows() async throws {
        let fixture = try ApplyFixture(sessions: 4)
        defer { fixture.remove() }
        let shown = try ApplyRequest.requests(of: fixture.plan)
        #expect(fixture.service.bodies.isEmpty)
        #expect(shown.map(\.method) == Array(repeating: "POST", count: 4))
        _ = try await fixture.apply()
        #expect(fixture.service.bodies == shown.map(\.body))
        #expect(try ApplyRequest.requests(remainingIn: fixture.journal().entries()).isEmpty)
    }

    @Test func stopsAtThePausePointAndGoesOnThere() async throws {
        let fixture = try ApplyFixture(sessions: 7)
        defer { fixture.remove() }
        let stopped = try await fixture.apply(ApplyOptions(batchSize: 2), pause: { $0 < 2 })
        #expect(stopped.end == .paused && stopped.count(.created) == 4)
        let rest = try await fixture.apply(ApplyOptions(batchSize: 2))
        #expect(rest.end == .finished && rest.isApplied && rest.callsSent == 3)
    }

    @Test func aFailedBatchStopsTheRunUnlessToldOtherwise() async throws {
        let fixture = try ApplyFixture(sessions: 6)
        defer { fixture.remove() }
        fixture.service.script([.carriedOut, .rejected])
        let stopped = try await fixture.apply(ApplyOptions(batchSize: 3, maxFailures: 1))
        #expect(stopped.end == .batchFailed)
        #expect(stopped.entries.map(\.status) == [.created, .failed, .created, .pending, .pending, .pending])
        #expect(stopped.entries[1].reason?.contains("validation.error") == true)
        fixture.service.script([.rejected])
        let rest = try await fixture.apply(ApplyOptions(batchSize: 3, keepGoing: true))
        #expect(rest.end == .finished && rest.count(.created) == 5 && rest.count(.failed) == 1)
    }

    @Test func tellsATimeThatWasTakenSinceWithoutSending() async throws {
        let fixture = try ApplyFixture(sessions: 3)
        defer { fixture.remove() }
        fixture.service.bookByOthers(ApplyFixture.appointment(1, facilitator: "somebody", name: "Other").body)
        let outcome = try await fixture.apply()
        #expect(outcome.entries.map(\.status) == [.created, .failed, .created] && outcome.callsSent == 2)
        #expect(outcome.entries[1].reason?.contains("agent-1 has another appointment") == true)
    }

    @Test func doesNotClaimAnEqualAppointmentOfSomebodyElse() async throws {
        let fixture = try ApplyFixture(sessions: 2)
        defer { fixture.remove() }
        fixture.service.bookByOthers(fixture.plan.appointments[0].body)
        let outcome = try await fixture.apply(ApplyOptions(keepGoing: true))
        #expect(outcome.entries.map(\.status) == [.failed, .created])
        #expect(outcome.entries[0].reason?.contains("not made by this plan") == true)
        _ = try await fixture.rollBack()
        #expect(fixture.service.ours.isEmpty && fixture.service.others.count == 1)
    }

    @Test(arguments: [
        SimulatedFate.lostBefore, .lostAfter, .lostLate(20_000), .accepted(60_000), .acceptedForNothing, .accepted(0),
    ])
    func settlesACallWithoutAClearOutcome(fate: SimulatedFate) async throws {
        let fixture = try ApplyFixture(sessions: 3)
        defer { fixture.remove() }
        fixture.service.script([.carriedOut, fate])
        let outcome = try await fixture.apply()
        #expect(outcome.end == .finished && outcome.isApplied)
        #expect(fixture.service.ours == Set(outcome.entries.compactMap(\.appointmentId)))
        fixture.service.advance(seconds: 1000)
        #expect(fixture.service.ours.count == 3)
    }

    /// A call that is carried out after it was given up is found by the clash that it causes.
    @Test func recognisesItsOwnAppointmentThatCameTooLate() async throws {
        let fixture = try ApplyFixture(sessions: 1)
        defer { fixture.remove() }
        fixture.service.script([.lostLate(31_500), .unreachable])
        let first = try await fixture.apply(ApplyOptions(patience: ServicePatience(seconds: 0)))
        guard case .interrupted = first.end else { return #expect(Bool(false), "\(first.end)") }
        #expect(first.entries[0].status == .pending)
        fixture.service.advance(seconds: 60)
        let second = try await fixture.apply()
        #expect(second.isApplied && second.callsSent == 0 && fixture.service.ours.count == 1)
    }

    @Test func anUnreachableServiceEndsTheRunWithNothingInDoubt() async throws {
        let fixture = try ApplyFixture(sessions: 3)
        defer { fixture.remove() }
        fixture.service.script([.carriedOut, .unreachable])
        let options = ApplyOptions(keepGoing: true, patience: ServicePatience(seconds: 0))
        let outcome = try await fixture.apply(options)
        guard case .interrupted(let error) = outcome.end else { return #expect(Bool(false)) }
        #expect(error.kind == .unreachable)
        #expect(outcome.entries.map(\.status) == [.created, .pending, .pending])
    }

    @Test func leavesToPeopleWhatCannotBeTold() async throws {
        let fixture = try ApplyFixture(sessions: 2)
        defer { fixture.remove() }
        fixture.service.script([.lostBefore])
        let crash: @Sendable (JournalStep) throws -> Void = { step in
            if case .after(.outcomeUnknown) = step { throw SimulatedCrash() }
        }
        await #expect(throws: SimulatedCrash.self) { try await fixture.apply(hook: crash) }
        // Made by somebody long before, but shown only now: it may be ours or not.
        fixture.service.bookByOthers(fixture.plan.appointments[0].body)
        let id = try #require(fixture.service.others.first)
        fixture.service.change(id) { $0.dateCreated = ServiceDate(millisecondsSince1970: 1_700_000_000_000) }
        let outcome = try await fixture.apply()
        #expect(outcome.end == .outcomeUnknown && outcome.callsSent == 0)
        #expect(outcome.entries[0].status == .unknown)
        #expect(outcome.entries[0].reason?.contains("cannot be told") == true)
        _ = try await fixture.rollBack()
        #expect(fixture.service.others == [id])
    }

    @Test func aRequestToStopEndsTheRunBetweenCalls() async throws {
        let fixture = try ApplyFixture(sessions: 5)
        defer { fixture.remove() }
        let service = fixture.service
        let outcome = try await PlanApplication.apply(
            fixture.journal(), to: service, environment: service.environment { service.bodies.count >= 2 })
        #expect(outcome.end == .paused && outcome.count(.created) == 2 && outcome.callsSent == 2)
    }
}

/// The process ends here.
struct SimulatedCrash: Error {}
