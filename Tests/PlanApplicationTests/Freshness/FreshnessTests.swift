import CoachingAPI
import CoachingModels
import PlanTestSupport
import Synchronization
import Testing

@testable import PlanApplication
@testable import PlanModel

/// Places are looked at again before anything is sent.
@Suite struct FreshnessTests {
    private let fixture: ApplyFixture
    private let service: ChangingService

    init() throws {
        let service = ChangingService()
        self.service = service
        fixture = try ApplyFixture(sessions: 6, service: service.base)
        service.change { $0.spare = { _, _ in 4 } }
    }

    /// The fixture's plan with names, groups and the staffing that it went by.
    private func plan(before: Double? = 4) -> Plan {
        var plan = fixture.plan
        plan.slots.queriedTo = SlotLines.instant("2026-12-04T15:00:00Z")
        plan.names = ["agent-0": "Ana Silva"]
        plan.staffingGroups = Dictionary(uniqueKeysWithValues: (0..<6).map { ("agent-\($0)", "billing") })
        plan.staffing = (0..<4).map { tick in
            StaffingTick(
                group: "billing", dateStart: Instant(ApplyFixture.firstStart).advanced(byMinutes: tick * 15),
                before: before, away: 3)
        }
        return plan
    }

    private func apply(
        seconds: Int64 = 900, skipsStale: Bool = false, batchSize: Int = 25, before: Double? = 4,
        pause: @Sendable (Int) async -> Bool = { _ in true }, stop: @escaping @Sendable () -> Bool = { false },
        report: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
    ) async throws -> ApplyOutcome {
        defer { fixture.remove() }
        return try await applyOnce(
            seconds: seconds, skipsStale: skipsStale, batchSize: batchSize, before: before, pause: pause, stop: stop,
            report: report)
    }

    private func applyOnce(
        seconds: Int64 = 900, skipsStale: Bool = false, batchSize: Int = 25, before: Double? = 4,
        pause: @Sendable (Int) async -> Bool = { _ in true }, stop: @escaping @Sendable () -> Bool = { false },
        report: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
    ) async throws -> ApplyOutcome {
        let freshness = Freshness(
            FreshnessContext(plan(before: before)), seconds: seconds, skipsStale: skipsStale)
        return try await PlanApplication.apply(
            fixture.journal(), to: service, options: ApplyOptions(batchSize: batchSize, freshness: freshness),
            environment: service.base.environment(stop: stop), pause: pause, report: report)
    }

    @Test func whereNothingChangedEverythingIsSent() async throws {
        let outcome = try await apply()
        #expect(outcome.end == .finished && outcome.isApplied)
        // One for the schedules of all, one for the staffing of their group.
        #expect(service.queries.count == 2)
        #expect(Set(service.queries[0].attendeeIds) == Set((0..<6).map { "agent-\($0)" }))
        #expect(service.queries[0].facilitatorIds?.count == 3)
    }

    @Test func whereAPlaceIsGoneNothingIsSentAndWhatChangedIsTold() async throws {
        service.change { $0.busy["agent-0"] = [("2026-12-07T09:15:00Z", 30, "Meal")] }
        let outcome = try await apply()
        #expect(outcome.stale.map(\.session) == ["session-0"])
        #expect(
            outcome.stale.first?.reasons == [
                "attendee Ana Silva (agent-0): meal 09:15-09:45 since Fri 2026-12-04 15:00"
            ])
        #expect(outcome.callsSent == 0 && service.base.ours.isEmpty)
        #expect(outcome.entries.allSatisfy { $0.status == .pending })
    }

    @Test func whereItIsSoWishedTheOthersAreSent() async throws {
        service.change { $0.busy["coach-1"] = [("2026-12-07T09:00:00Z", 15, nil)] }
        let outcome = try await applyOnce(skipsStale: true)
        #expect(outcome.entries.map(\.status) == [.created, .failed, .created, .created, .created, .created])
        #expect(outcome.entries[1].reason?.contains("coach coach-1: not free 09:00-09:15 since Fri") == true)
        // The place is there again: the same run sends what was left out.
        service.change { $0.busy = [:] }
        #expect(try await apply(skipsStale: true).isApplied)
    }

    /// A call that counts as not carried out and was carried out later: its place is not gone. Where a clock is wrong,
    /// only a person can tell whose it is.
    @Test(arguments: [0, 3_000]) func whatALateCallTookIsNoReason(clockAhead: Int64) async throws {
        defer { fixture.remove() }
        let base = service.base
        base.script([.lostLate(50_000)])
        let isSettled = Atomic<Bool>(false)
        let environment = ApplyEnvironment(
            now: { base.now.advanced(bySeconds: clockAhead) }, sleep: { base.advance(seconds: $0) },
            isStopRequested: { isSettled.load(ordering: .relaxed) })
        let options = ApplyOptions(freshness: Freshness(FreshnessContext(plan()), seconds: 900, skipsStale: true))
        let first = try await PlanApplication.apply(
            fixture.journal(), to: service, options: options, environment: environment,
            report: { event in
                if case .changed(let entry) = event, entry.status == .pending {
                    isSettled.store(true, ordering: .relaxed)
                }
            })
        #expect(first.end == .paused && first.count(.pending) == 6)
        base.advance(seconds: 60)
        isSettled.store(false, ordering: .relaxed)
        let second = try await PlanApplication.apply(
            fixture.journal(), to: service, options: options, environment: environment)
        if clockAhead == 0 {
            #expect(second.isApplied && base.ours.count == 6)
        } else {
            #expect(second.end == .outcomeUnknown && second.entries[0].reason?.contains("--adopt") == true)
        }
    }

    @Test func aGroupThatLostPeopleIsTold() async throws {
        service.change { $0.spare = { _, time in time == Instant(ApplyFixture.firstStart) ? -0.4 : 4 } }
        let outcome = try await apply(before: 2.3)
        #expect(outcome.stale.map(\.session) == ["session-0", "session-1", "session-2"])
        #expect(outcome.stale.first?.reasons == ["billing had 2.3 people to spare at 09:00, now -0.4"])
        // The loss was seen through others of the group too.
        #expect(service.queries.count == 4)
    }

    /// Three are away by the plan: with 4 to spare a loss of one person leaves nobody missing.
    @Test(arguments: [
        (4.0, 3.0, false), (4, 2.6, false), (4, 2.4, true), (1, 0.6, false), (1, 0.4, true), (-2, -3, true),
    ])
    func whatAGroupCanSpareStillIsNoReason(before: Double, now: Double, isStale: Bool) async throws {
        service.change { $0.spare = { _, _ in now } }
        let outcome = try await apply(before: before)
        #expect(!outcome.stale.isEmpty == isStale)
    }

    @Test func whatThePlanDoesNotKnowOfStaffingIsNotCompared() async throws {
        service.change { $0.spare = { _, _ in -20 } }
        #expect(try await apply(before: nil).isApplied)
    }

    /// The request's group may be several of the service's: the plan went by the best of them.
    @Test func oneAttendeeOfAnotherPlanningGroupIsNoLoss() async throws {
        service.change { state in
            state.group = { $0 == "agent-0" ? "other" : "billing" }
            state.spare = { group, _ in group == "other" ? -3 : 4 }
        }
        #expect(try await apply().isApplied)
    }

    /// What the run itself created takes people away, and is no change.
    @Test func ownAppointmentsAreNoChange() async throws {
        let outcome = try await apply(seconds: 0, batchSize: 2)
        #expect(outcome.isApplied)
        #expect(service.queries.count > 4)
    }

    @Test func aLookIsGoodForSoLong() async throws {
        let looks = Mutex(0)
        let outcome = try await apply(
            batchSize: 1,
            pause: { [service] batch in
                service.base.advance(seconds: batch == 3 ? 901 : 60)
                return true
            }, report: { if case .lookingAgain = $0 { looks.withLock { $0 += 1 } } })
        #expect(outcome.isApplied)
        #expect(looks.withLock(\.self) == 2)
    }

    @Test func aPlaceThatGoesWhileItIsAppliedEndsTheRunAtABatch() async throws {
        let outcome = try await apply(
            batchSize: 2,
            pause: { [service] _ in
                service.base.advance(seconds: 1000)
                service.change { $0.busy["agent-5"] = [("2026-12-07T09:30:00Z", 30, "TimeOff")] }
                return true
            })
        #expect(outcome.stale.map(\.session) == ["session-5"])
        #expect(outcome.count(.created) == 2 && outcome.count(.pending) == 4)
    }

    @Test func anAppointmentOfSomebodyElseIsToldForWhatItIs() async throws {
        service.base.bookByOthers(ApplyFixture.appointment(0, name: "Other").body)
        let outcome = try await apply()
        #expect(outcome.stale.map(\.session) == ["session-0"])
        #expect(outcome.stale.first?.reasons.count == 1)
        #expect(outcome.stale.first?.reasons.first?.contains("agent-0 and coach-0 have another appointment") == true)
    }

    @Test func thePlanAppliedFromElsewhereIsToldForWhatItIs() async throws {
        service.base.bookByOthers(fixture.plan.appointments[0].body)
        let outcome = try await apply()
        #expect(outcome.stale.first?.reasons.first?.contains("applied from elsewhere") == true)
    }

    /// A call of an earlier run that was carried out after all takes the very place that it was sent for.
    @Test func whatAnEarlierRunMadeAfterAllIsNoChange() async throws {
        service.base.script([.lostLate(200_000)])
        let stopped = try await applyOnce(batchSize: 1, pause: { _ in false })
        #expect(stopped.end == .paused)
        service.base.advance(seconds: 400)
        let outcome = try await apply()
        #expect(outcome.isApplied && service.base.ours.count == 6)
    }

    /// The place of a session that was sent before, and certainly not carried out, is looked at like any other.
    @Test func thePlaceOfASessionThatWasSentBeforeMayBeGone() async throws {
        service.base.script([.lostBefore, .unreachable])
        let isSettled = Atomic<Bool>(false)
        let stopped = try await applyOnce(
            batchSize: 1, stop: { isSettled.load(ordering: .relaxed) },
            report: { event in
                if case .changed(let entry) = event, entry.status == .pending {
                    isSettled.store(true, ordering: .relaxed)
                }
            })
        #expect(stopped.end == .paused && stopped.entries[0].uncertainSince != nil)
        service.change { $0.busy["agent-0"] = [("2026-12-07T09:00:00Z", 30, "TimeOff")] }
        let outcome = try await apply()
        #expect(outcome.stale.map(\.session) == ["session-0"] && service.base.bodies.count == 1)
    }

    /// The others get their sessions, whatever is to become of places that are gone.
    @Test(arguments: [true, false])
    func somebodyWhomTheServiceDoesNotKnowAnyMoreIsNamed(skipsStale: Bool) async throws {
        service.change { $0.unknown = ["agent-4"] }
        let outcome = try await apply(skipsStale: skipsStale)
        #expect(outcome.end == .finished)
        #expect(outcome.entries.map(\.status) == [.created, .created, .created, .created, .failed, .created])
        let reason = try #require(outcome.entries[4].reason)
        #expect(reason.hasPrefix("the service does not show agent-4: the service does not know them"), "\(reason)")
    }

    @Test func peopleOfSeveralBusinessUnitsAreAskedForApart() async throws {
        service.change { state in
            // The coach of a session is of the unit of who attends it.
            state.unit = { Int($0.split(separator: "-")[1])! % 3 }
        }
        #expect(try await apply().isApplied)
    }

    @Test func whoMayNotAskIsToldSoAndNothingIsSent() async throws {
        service.change { $0.isForbidden = true }
        let outcome = try await apply()
        guard case .interrupted(let error) = outcome.end else { throw InternalFault("\(outcome.end)") }
        #expect(error.kind == .forbidden && outcome.callsSent == 0)
    }

    @Test func whatIsOverIsNotLookedAt() async throws {
        let start = Instant(ApplyFixture.firstStart).seconds
        service.base.advance(seconds: start + 60 - service.base.now.seconds)
        service.change { $0.busy["agent-0"] = [("2026-12-07T09:00:00Z", 60, "Meal")] }
        let outcome = try await apply()
        #expect(outcome.stale.isEmpty)
        #expect(outcome.count(.failed) == 3 && service.base.bodies.count == 3)
        #expect(outcome.entries[0].reason?.contains("past") == true)
    }

    @Test func aJournalAloneIsEnough() async throws {
        defer { fixture.remove() }
        service.change { $0.busy["agent-0"] = [("2026-12-07T09:15:00Z", 30, "Meal")] }
        let context = FreshnessContext(
            names: ["agent-0": "Ana Silva"], clock: try #require(ZoneClock(name: "America/New_York")), askedAt: nil)
        let outcome = try await PlanApplication.apply(
            fixture.journal(), to: service, options: ApplyOptions(freshness: Freshness(context)),
            environment: service.base.environment())
        #expect(outcome.stale.first?.reasons == ["attendee Ana Silva (agent-0): meal 04:15-04:45"])
    }
}

/// How many calls a look takes.
@Suite struct FreshnessCallsTests {
    /// 2 000 sessions of as many agents with 120 coaches in ten groups: about one call in a hundred sessions for the
    /// schedules, half of that for the staffing.
    @Test(arguments: [(2000, 31), (500, 9), (50, 5)])
    func areFew(sessions: Int, calls: Int) async throws {
        let service = ChangingService()
        service.change { state in
            state.group = { "group-\((Int($0.split(separator: "-")[1]) ?? 0) % 10)" }
            state.spare = { _, _ in 4 }
        }
        let fixture = try ApplyFixture(sessions: 0, service: service.base)
        defer { fixture.remove() }
        var plan = ApplyFixture.plan(
            (0..<sessions).map {
                ApplyFixture.appointment($0 % 60, attendee: "agent-\($0)", facilitator: "coach-\($0 % 120)")
            }
            .enumerated().map { PlannedAppointment(session: "s-\($0.offset)", body: $0.element.body) })
        plan.staffingGroups = Dictionary(
            uniqueKeysWithValues: (0..<sessions).map { ("agent-\($0)", "group-\($0 % 10)") })
        plan.staffing = (0..<10).flatMap { group in
            (0..<40).map { tick in
                StaffingTick(
                    group: "group-\(group)",
                    dateStart: Instant(ApplyFixture.firstStart).advanced(byMinutes: tick * 15), before: 4, away: 3)
            }
        }
        let journal = try ApplyJournal(
            path: fixture.journalPath, plan: plan, target: ApplyFixture.target, now: service.base.now)
        // The first batch begins when all are looked at.
        let isLooking = Mutex(true)
        let outcome = try await PlanApplication.apply(
            journal, to: service, options: ApplyOptions(freshness: Freshness(FreshnessContext(plan))),
            environment: service.base.environment(stop: { isLooking.withLock { !$0 } }),
            report: { event in if case .batch = event { isLooking.withLock { $0 = false } } })
        #expect(outcome.end == .paused && outcome.callsSent == 0)
        #expect(service.queries.count <= calls && !service.queries.isEmpty)
        #expect(Set(service.queries.flatMap(\.attendeeIds)).count == sessions)
        #expect(service.queries.allSatisfy { $0.attendeeIds.count <= 100 && ($0.facilitatorIds ?? []).count <= 100 })
    }
}
