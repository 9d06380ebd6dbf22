import Foundation
import Testing

@testable import PlanApplication
@testable import PlanModel

@Suite struct JournalTests {
    @Test func letsOneRunAtATimeHaveIt() throws {
        let fixture = try ApplyFixture()
        defer { fixture.remove() }
        let first = try fixture.journal()
        let error = #expect(throws: FileFailure.self) { _ = try fixture.journal() }
        #expect(error?.reason.contains("another run") == true)
        #expect(try first.entries().count == 6)
    }

    @Test func isFreeAgainWhenTheRunIsOver() throws {
        let fixture = try ApplyFixture()
        defer { fixture.remove() }
        _ = try fixture.journal().entries()
        _ = try fixture.journal().entries()
    }

    @Test func refusesAnotherPlanServiceOrOrganization() throws {
        let fixture = try ApplyFixture(sessions: 2)
        defer { fixture.remove() }
        _ = try fixture.journal().entries()
        let others: [(Plan, ApplyTarget, String)] = [
            (ApplyFixture.plan(fixture.plan.appointments, id: "plan-2"), ApplyFixture.target, "plan plan-1"),
            (ApplyFixture.plan([ApplyFixture.appointment(0)]), ApplyFixture.target, "other appointments"),
            (fixture.plan, ApplyTarget(baseURL: "http://127.0.0.1:2"), "http://127.0.0.1:1"),
        ]
        for (plan, target, words) in others {
            let error = #expect(throws: InputProblems.self) {
                _ = try ApplyJournal(path: fixture.journalPath, plan: plan, target: target, now: fixture.service.now)
            }
            #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        }
        let same = ApplyTarget(baseURL: "HTTP://127.0.0.1:1/")
        _ = try ApplyJournal(path: fixture.journalPath, plan: fixture.plan, target: same, now: fixture.service.now)
    }

    @Test func isNotMadeByARollbackOfAPlanThatWasNeverApplied() throws {
        let fixture = try ApplyFixture()
        defer { fixture.remove() }
        #expect(try fixture.snapshot() == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).isEmpty)
    }

    @Test func namesTheFileThatCannotBeWritten() throws {
        let fixture = try ApplyFixture()
        defer { fixture.remove() }
        let path = fixture.folder.appending(path: "missing/plan.journal.sqlite").path
        let error = #expect(throws: FileFailure.self) {
            _ = try ApplyJournal(
                path: path, plan: fixture.plan, target: ApplyFixture.target, now: fixture.service.now)
        }
        #expect(error?.path.hasPrefix(path) == true)
    }

    /// A full disk, and a disk that fails.
    @Test(arguments: [
        "PRAGMA max_page_count = 1",
        "CREATE TRIGGER broken BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END",
    ])
    func sendsNothingThatItCannotRecord(limit: String) async throws {
        let fixture = try ApplyFixture(sessions: 300)
        defer { fixture.remove() }
        let journal = try fixture.journal()
        try journal.execute(limit)
        let service = fixture.service
        let error = await #expect(throws: FileFailure.self) {
            _ = try await PlanApplication.apply(journal, to: service, environment: service.environment())
        }
        #expect(error?.reason.contains("journal") == true)
        let recorded = try journal.entries().count { $0.status != .pending }
        #expect(service.bodies.count <= recorded && recorded < 300, "sent without a record")
    }

    @Test func keepsEveryStepWithItsTime() async throws {
        let fixture = try ApplyFixture(sessions: 2)
        defer { fixture.remove() }
        fixture.service.script([.lostAfter])
        _ = try await fixture.apply()
        let statuses = try fixture.journal().history().map(\.status)
        #expect(statuses == [.sending, .unknown, .created, .sending, .created])
    }

    @Test func refusesFactsThatCannotFollow() throws {
        let entry = try ApplyEntry(position: 0, appointment: ApplyFixture.appointment(0))
        let time = Instant(seconds: 0)
        #expect(throws: InternalFault.self) { try entry.after(.deleteIntent, at: time) }
        #expect(throws: InternalFault.self) { try entry.after(.notCarriedOut, at: time) }
        let created = try entry.after(.sendIntent(baseline: []), at: time).after(.created(id: "1"), at: time)
        #expect(throws: InternalFault.self) { try created.after(.sendIntent(baseline: []), at: time) }
        #expect(throws: InternalFault.self) { try created.after(.refused(reason: ""), at: time) }
    }
}
