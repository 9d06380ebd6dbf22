import CoachingModels
import Foundation
import PlanTestSupport
import Testing

@testable import PlanApplication
@testable import PlanModel

/// A re-plan takes over what the plan before it has made: only what differs is sent, and all of it comes back.
@Suite struct ReplanApplyTests {
    /// Of eight sessions the first stays, the second is later, the third longer, the fourth with another coach at another
    /// time, the fifth with another coach at the same time, the sixth is gone, the seventh has another text; one is new.
    private func fixture(service: SimulatedService = SimulatedService()) throws -> ReplanFixture {
        let before = (0..<8).map { ApplyFixture.appointment($0) }
        var later = before
        later[1].body.dateStart = later[1].body.dateStart.adding(minutes: 300)
        later[2].body.lengthInMinutes = 15
        later[3].body.facilitatorId = "coach-9"
        later[3].body.dateStart = later[3].body.dateStart.adding(minutes: 360)
        later[4].body.facilitatorId = "coach-8"
        later[6].body.location = "Room 1"
        later.remove(at: 5)
        later.append(ApplyFixture.appointment(20))
        return try ReplanFixture(before, later: later, service: service)
    }

    @Test func onlyWhatDiffersIsSent() async throws {
        let fixture = try fixture()
        defer { fixture.remove() }
        _ = try await fixture.base.apply()
        let ids = fixture.service.ours
        let (created, deleted) = (fixture.service.bodies.count, fixture.service.deletions.count)
        let outcome = try await fixture.apply()
        #expect(outcome.end == .finished && outcome.isApplied)
        #expect(fixture.held() == ReplanFixture.wanted(fixture.later))
        #expect(fixture.service.changes.count == 3)
        #expect(fixture.service.bodies.count - created == 3 && fixture.service.deletions.count - deleted == 3)
        #expect(fixture.service.ours.intersection(ids).count == 5, "what stays or moves is the same appointment")
        let again = try await fixture.apply()
        #expect(again.end == .finished && again.callsSent == 0)
    }

    @Test func rollbackBringsBackWhatTheFormerPlanHad() async throws {
        let fixture = try fixture()
        defer { fixture.remove() }
        _ = try await fixture.base.apply()
        let before = fixture.held()
        _ = try await fixture.apply()
        let outcome = try await fixture.rollBack()
        #expect(outcome.end == .finished && outcome.isRolledBack && outcome.isGivenBack)
        #expect(fixture.held() == before)
        let again = try await fixture.rollBack()
        #expect(again.callsSent == 0 && again.isGivenBack)
        let all = try await fixture.base.rollBack()
        #expect(all.isRolledBack && fixture.service.ours.isEmpty)
    }

    @Test func rollbackOfEverythingDeletesBothPlans() async throws {
        let fixture = try fixture()
        defer { fixture.remove() }
        _ = try await fixture.base.apply()
        _ = try await fixture.apply(ApplyOptions(selection: ApplySelection(sessions: ["session-1", "session-4"])))
        var options = ApplyOptions()
        options.deletesFormer = true
        let outcome = try await fixture.rollBack(options)
        #expect(outcome.isRolledBack && outcome.isGivenBack && fixture.service.ours.isEmpty)
        #expect(try fixture.base.snapshot()?.livingCount == 0)
        #expect(try JournalSnapshot(path: fixture.laterPath)?.livingCount == 0)
    }

    @Test func theJournalBeforeIsNoLongerInCharge() async throws {
        let fixture = try fixture()
        defer { fixture.remove() }
        _ = try await fixture.base.apply()
        _ = try await fixture.apply()
        let before = fixture.held()
        for rollsBack in [false, true] {
            let refusal = await #expect(throws: InputProblems.self) {
                _ = rollsBack ? try await fixture.base.rollBack() : try await fixture.base.apply()
            }
            let message = refusal?.description ?? ""
            #expect(message.contains("went over to the plan plan-2"))
            #expect(message.contains("plan2.json.journal.sqlite") && message.contains("--all"))
        }
        #expect(fixture.held() == before)
        #expect(try fixture.base.snapshot()?.livingCount == 8, "the plan's file is not to be replaced")
    }

    @Test func aPartMovesAndTheRestStays() async throws {
        let fixture = try fixture()
        defer { fixture.remove() }
        _ = try await fixture.base.apply()
        let part = ApplyOptions(selection: ApplySelection(sessions: ["session-1"]))
        let outcome = try await fixture.apply(part)
        #expect(outcome.end == .finished && outcome.isApplied && fixture.service.changes.count == 1)
        #expect(outcome.callsSent == 1)
        // Back to where it was, though only that one was asked for; the others never left.
        let back = try await fixture.rollBack(part)
        #expect(back.isRolledBack && back.isGivenBack)
        #expect(fixture.held() == ReplanFixture.wanted(fixture.base.plan))
    }

    @Test(arguments: [
        SimulatedFate.lostBefore, .lostAfter, .lostLate(20_000), .accepted(25_000), .acceptedForNothing, .rateLimited,
        .unreachable,
    ])
    func aMoveWithoutAClearOutcomeIsFoundOut(fate: SimulatedFate) async throws {
        let fixture = try ReplanFixture(sessions: 3) { number, body in
            body.dateStart = body.dateStart.adding(minutes: number == 1 ? 600 : 0)
            return true
        }
        defer { fixture.remove() }
        _ = try await fixture.base.apply()
        fixture.service.script([fate])
        let outcome = try await fixture.apply()
        #expect(outcome.end == .finished && outcome.isApplied)
        fixture.service.script([fate])
        let back = try await fixture.rollBack()
        #expect(back.end == .finished && back.isRolledBack)
        #expect(fixture.held() == ReplanFixture.wanted(fixture.base.plan))
    }

    @Test func aMoveThatArrivesHoursLaterIsTakenBackByTheNextRollback() async throws {
        let fixture = try ReplanFixture(sessions: 1) { _, body in
            body.dateStart = body.dateStart.adding(minutes: 600)
            return true
        }
        defer { fixture.remove() }
        _ = try await fixture.base.apply()
        fixture.service.script([.lostLate(5_000_000), .rejected])
        #expect(try await fixture.apply().count(.failed) == 1)
        #expect(try await fixture.rollBack().isRolledBack)
        fixture.service.advance(seconds: 10_000)
        #expect(fixture.held() == ReplanFixture.wanted(fixture.later))
        #expect(try await fixture.rollBack().isRolledBack)
        #expect(fixture.held() == ReplanFixture.wanted(fixture.base.plan))
        #expect(try await fixture.base.rollBack().isRolledBack && fixture.service.ours.isEmpty)
    }

    /// Two sessions change places, and three go round.
    @Test func circlesAreBroken() async throws {
        let fixture = try ReplanFixture(sessions: 15) { number, body in
            let places = [0: 3, 3: 0, 1: 4, 4: 7, 7: 1]
            if let other = places[number] { body.dateStart = ApplyFixture.appointment(other).body.dateStart }
            return true
        }
        defer { fixture.remove() }
        _ = try await fixture.base.apply()
        let outcome = try await fixture.apply()
        #expect(outcome.end == .finished && outcome.isApplied, "\(outcome.entries.compactMap(\.reason))")
        #expect(fixture.held() == ReplanFixture.wanted(fixture.later))
        #expect(try await fixture.rollBack().isRolledBack)
        #expect(fixture.held() == ReplanFixture.wanted(fixture.base.plan))
    }

    @Test func whoIsTakenOutAndCannotComeInAgainGetsTheFormerPlaceBack() async throws {
        let fixture = try ReplanFixture(sessions: 1) { _, body in
            body.facilitatorId = "coach-9"
            return true
        }
        defer { fixture.remove() }
        _ = try await fixture.base.apply()
        fixture.service.script([.carriedOut, .rejected])
        let outcome = try await fixture.apply()
        #expect(outcome.count(.failed) == 1 && !outcome.isApplied)
        #expect(fixture.held() == ReplanFixture.wanted(fixture.base.plan))
    }

    @Test func whatOthersChangedStays() async throws {
        let fixture = try ReplanFixture(sessions: 4) { number, body in
            if number < 2 { body.dateStart = body.dateStart.adding(minutes: 600) }
            if number >= 2 { body.facilitatorId = "coach-9" }
            return true
        }
        defer { fixture.remove() }
        let ids = try await fixture.base.apply().entries.compactMap(\.appointmentId)
        fixture.service.change(ids[0]) { $0.dateStart = $0.dateStart?.adding(minutes: 60) }
        fixture.service.change(ids[2]) { $0.status = .completed }
        fixture.service.remove(ids[3])
        let outcome = try await fixture.apply(ApplyOptions(keepGoing: true))
        #expect(outcome.entries.map(\.status) == [.failed, .created, .failed, .failed])
        #expect(outcome.entries[0].reason?.contains("moved since") == true)
        #expect(outcome.entries[2].reason?.contains("Completed") == true)
        #expect(outcome.entries[3].reason?.contains("no longer in the service") == true)
        #expect(fixture.service.ours.count == 3)
    }

    /// A run ends at each of its steps, and the same run again goes on.
    @Test func aRunThatEndsAnywhereGoesOn() async throws {
        for restores in [false, true] {
            for step in 0..<60 {
                let fixture = try fixture()
                defer { fixture.remove() }
                _ = try await fixture.base.apply()
                if restores { _ = try await fixture.apply() }
                let hook = CrashAtStep(step).hook
                let isCrashed: Bool
                do {
                    _ = restores ? try await fixture.rollBack(hook: hook) : try await fixture.apply(hook: hook)
                    isCrashed = false
                } catch is SimulatedCrash {
                    isCrashed = true
                }
                let outcome = restores ? try await fixture.rollBack() : try await fixture.apply()
                #expect(
                    outcome.end == .finished && (restores ? outcome.isRolledBack : outcome.isApplied), "step \(step)")
                let wanted = ReplanFixture.wanted(restores ? fixture.base.plan : fixture.later)
                #expect(fixture.held() == wanted, "step \(step)")
                if !isCrashed { break }
            }
        }
    }

    @Test func aRunThatEndsBetweenTheTwoJournalsGoesOn() async throws {
        let fixture = try fixture()
        defer { fixture.remove() }
        _ = try await fixture.base.apply()
        // As the end of a run leaves it that has written the later journal and not the earlier one.
        do {
            let journal = try fixture.journal()
            try journal.takeOver(at: fixture.service.now)
            try journal.former?.execute("DELETE FROM link")
        }
        #expect(try fixture.base.snapshot()?.successor == nil)
        _ = try await fixture.base.rollBack(ApplyOptions(selection: ApplySelection(sessions: ["session-0"])))
        let outcome = try await fixture.apply()
        #expect(outcome.isApplied && fixture.held() == ReplanFixture.wanted(fixture.later))
        #expect(fixture.service.bodies.count == 8 + 4)
        // As one that has given the appointments back and could not note it.
        _ = try await fixture.rollBack()
        try fixture.journal().execute("UPDATE link SET isHeld = 1")
        #expect(try await fixture.rollBack().isGivenBack)
        #expect(fixture.held().count == 7)
    }

    @Test func anotherRecordOfTheSamePlanIsNotBelieved() async throws {
        let fixture = try fixture()
        defer { fixture.remove() }
        _ = try await fixture.base.apply()
        _ = try await fixture.apply()
        let before = fixture.held()
        let path = fixture.base.folder.appending(path: "other.sqlite").path
        await #expect(throws: InputProblems.self) {
            let journal = try ApplyJournal(
                path: path, plan: fixture.later, target: ApplyFixture.target, former: fixture.base.journal(),
                now: fixture.service.now)
            return try await PlanApplication.apply(
                journal, to: fixture.service, environment: fixture.service.environment())
        }
        #expect(fixture.held() == before)
    }

    @Test func aThirdPlanGoesOnFromTheSecond() async throws {
        let fixture = try fixture()
        defer { fixture.remove() }
        _ = try await fixture.base.apply()
        _ = try await fixture.apply()
        var third = fixture.later
        third.id = "plan-3"
        third.appointments[0].body.dateStart = third.appointments[0].body.dateStart.adding(minutes: 900)
        third.appointments[1].body.facilitatorId = "coach-7"
        func journal() throws -> ApplyJournal {
            try ApplyJournal(
                path: fixture.base.folder.appending(path: "plan3.json.journal.sqlite").path, plan: third,
                target: ApplyFixture.target, former: fixture.journal(), now: fixture.service.now)
        }
        let environment = fixture.service.environment()
        let applied = try await PlanApplication.apply(journal(), to: fixture.service, environment: environment)
        #expect(applied.isApplied && fixture.held() == ReplanFixture.wanted(third))
        await #expect(throws: InputProblems.self) { try await fixture.rollBack() }
        let back = try await PlanApplication.rollBack(journal(), in: fixture.service, environment: environment)
        #expect(back.isRolledBack && fixture.held() == ReplanFixture.wanted(fixture.later))
        #expect(try await fixture.rollBack().isRolledBack)
        #expect(fixture.held() == ReplanFixture.wanted(fixture.base.plan))
        #expect(try await fixture.base.rollBack().isRolledBack && fixture.service.ours.isEmpty)
    }

    @Test func statusTellsBothPlans() async throws {
        let fixture = try fixture()
        defer { fixture.remove() }
        _ = try await fixture.base.apply()
        _ = try await fixture.apply(ApplyOptions(selection: ApplySelection(sessions: ["session-1"])))
        let record = try JournalRecord(path: fixture.laterPath, plan: fixture.later)
        let standings = try await PlanStatus.look(at: record, in: fixture.service)
        #expect(standings.count { $0.state == .same } == 1 && standings.count { $0.state == .former } == 7)
        #expect(standings.count { $0.state == .open } == 7)
    }
}
