import Testing

@testable import PlanApplication
@testable import PlanModel

/// The same plan applied from elsewhere, and other organizations at the same address.
@Suite struct ElsewhereTests {
    @Test func aConflictWithTheSameAppointmentIsNoReasonToChooseAnotherTime() async throws {
        let fixture = try ApplyFixture(sessions: 2)
        defer { fixture.remove() }
        fixture.service.bookBeforeTheNextCreation(fixture.plan.appointments[0].body)
        let outcome = try await fixture.apply(ApplyOptions(keepGoing: true))
        #expect(outcome.entries.map(\.status) == [.failed, .created])
        let reason = try #require(outcome.entries[0].reason)
        #expect(reason.contains("the same appointment exists") && reason.contains("applied from elsewhere"))
        #expect(!reason.contains("choose another"))
        _ = try await fixture.rollBack()
        #expect(fixture.service.others.count == 1)
    }

    @Test func aConflictWithAnotherAppointmentIsTold() async throws {
        let fixture = try ApplyFixture(sessions: 1)
        defer { fixture.remove() }
        fixture.service.bookBeforeTheNextCreation(ApplyFixture.appointment(0, name: "Other").body)
        let outcome = try await fixture.apply()
        let reason = try #require(outcome.entries[0].reason)
        #expect(reason.contains("agent-0 and coach-0 have another appointment"), "\(reason)")
    }

    /// Two people apply copies of one plan at the same time, each with a record of their own.
    @Test(arguments: [1, 2, 5]) func twoRunsOfOnePlanMakeEachAppointmentOnce(batchSize: Int) async throws {
        let first = try ApplyFixture(sessions: 9)
        let second = try ApplyFixture(sessions: 9, service: first.service)
        defer { [first, second].forEach { $0.remove() } }
        let options = ApplyOptions(batchSize: batchSize, keepGoing: true)
        async let one = first.apply(options)
        async let two = second.apply(options)
        let outcomes = [try await one, try await two]
        #expect(first.service.ours.count == 9)
        for (entry, other) in zip(outcomes[0].entries, outcomes[1].entries) {
            #expect(Set([entry.status, other.status]) == [.created, .failed])
            let failed = entry.status == .failed ? entry : other
            #expect(failed.reason?.contains("applied from elsewhere") == true, "\(failed.reason ?? "")")
        }
        let own = Set(outcomes[0].entries.filter { $0.status == .created }.compactMap(\.appointmentId))
        _ = try await first.rollBack()
        #expect(first.service.ours.count == 9 - own.count && first.service.ours.isDisjoint(with: own))
    }

    @Test(arguments: [false, true]) func rollbackBelievesNoServiceThatKnowsNothing(force: Bool) async throws {
        let fixture = try ApplyFixture(sessions: 6)
        defer { fixture.remove() }
        _ = try await fixture.apply()
        fixture.service.setForeign(true)
        let outcome = try await fixture.rollBack(ApplyOptions(force: force))
        #expect(outcome.end == .noneFound(6) && outcome.callsSent == 0 && !outcome.isRolledBack)
        #expect(try fixture.snapshot()?.livingCount == 6)
        #expect(try fixture.journal().history().count == 12, "nothing was recorded")
        fixture.service.setForeign(false)
        #expect(try await fixture.rollBack().isRolledBack && fixture.service.ours.isEmpty)
    }

    /// A rollback that was interrupted and is gone on with elsewhere.
    @Test func aRollbackInTheMiddleBelievesItNeither() async throws {
        let fixture = try ApplyFixture(sessions: 4)
        defer { fixture.remove() }
        _ = try await fixture.apply()
        let stopped = try await fixture.rollBack(ApplyOptions(batchSize: 2), pause: { _ in false })
        #expect(stopped.end == .paused && stopped.count(.deleted) == 2)
        fixture.service.setForeign(true)
        #expect(try await fixture.rollBack().end == .noneFound(2))
        fixture.service.setForeign(false)
        #expect(try await fixture.rollBack().isRolledBack && fixture.service.ours.isEmpty)
    }

    /// What was created a moment ago may not be shown yet.
    @Test func aNewAppointmentIsWaitedFor() async throws {
        let fixture = try ApplyFixture(sessions: 1)
        defer { fixture.remove() }
        var faults = SimulatedFaults.none
        faults.longestLagSeconds = 20
        fixture.service.setFaults(faults)
        _ = try await fixture.apply()
        #expect(try await fixture.rollBack().isRolledBack && fixture.service.ours.isEmpty)
    }
}
