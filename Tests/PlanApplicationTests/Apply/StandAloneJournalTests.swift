import CoachingModels
import Foundation
import GRDB
import Testing

@testable import PlanApplication
@testable import PlanModel

/// The journal needs no plan beside it.
@Suite struct StandAloneJournalTests {
    private static let names = ["agent-0": "Ana Silva", "coach-0": "Priya Raman"]

    private static func fixture() throws -> ApplyFixture {
        let appointments = (0..<4).map { ApplyFixture.appointment($0) }
        return try ApplyFixture(
            plan: ApplyFixture.plan(
                appointments, timeZone: "America/New_York", names: names, groups: ["agent-0": "billing"]))
    }

    /// What the first program made of a journal: its tables, its number, nothing of what came later.
    private static func makeFirstVersion(of path: String) throws {
        try makeSecondVersion(of: path)
        try DatabaseQueue(path: path).writeWithoutTransaction { database in
            try database.execute(
                sql: """
                    DROP TABLE grdb_migrations; DROP TABLE person; DROP TABLE caller;
                    ALTER TABLE entry DROP COLUMN body;
                    ALTER TABLE journal DROP COLUMN planSeal; ALTER TABLE journal DROP COLUMN planName;
                    ALTER TABLE journal DROP COLUMN timeZone; ALTER TABLE journal DROP COLUMN organizationName;
                    ALTER TABLE journal DROP COLUMN clientId;
                    PRAGMA user_version = 1;
                    """)
        }
    }

    /// What the program made of a journal before there were re-plans over it.
    private static func makeSecondVersion(of path: String) throws {
        try DatabaseQueue(path: path).writeWithoutTransaction { database in
            try database.execute(
                sql: """
                    DROP TABLE link; DROP INDEX entryOfSession;
                    ALTER TABLE entry DROP COLUMN side; ALTER TABLE entry DROP COLUMN moveSince;
                    DELETE FROM grdb_migrations WHERE identifier = 'journal 3';
                    PRAGMA user_version = 2;
                    """)
        }
    }

    @Test func aRunLiftsAJournalOfTheSecondVersion() async throws {
        let fixture = try Self.fixture()
        defer { fixture.remove() }
        _ = try await fixture.apply(ApplyOptions(batchSize: 2), pause: { _ in false })
        let history = try fixture.journal().history()
        try Self.makeSecondVersion(of: fixture.journalPath)
        #expect(try fixture.snapshot()?.livingCount == 2)
        #expect(try fixture.journal().history() == history)
        let rest = try await fixture.apply()
        #expect(rest.isApplied && rest.callsSent == 2)
        #expect(try await fixture.rollBack().isRolledBack && fixture.service.ours.isEmpty)
    }

    @Test func itHoldsThePlanAndWhoAppliedIt() async throws {
        let fixture = try Self.fixture()
        defer { fixture.remove() }
        let target = ApplyTarget(
            baseURL: ApplyFixture.target.baseURL, organization: NamedEntity(id: "o-1", name: "Acme"), clientId: "c-1")
        let journal = try ApplyJournal(
            path: fixture.journalPath, plan: fixture.plan, target: target, person: "rosa", now: fixture.service.now)
        let service = fixture.service
        _ = try await PlanApplication.apply(journal, to: service, environment: service.environment())
        let record = try JournalRecord(path: fixture.journalPath, plan: nil)
        #expect(record.entries.map(\.body) == (try ApplyEntry.entries(of: fixture.plan)).map(\.body))
        #expect(record.entries.allSatisfy { $0.status == .created && $0.appointmentId != nil })
        #expect(record.plan.id == "plan-1" && record.plan.name == "test" && record.plan.timeZone == "America/New_York")
        #expect(record.plan.seal?.count == 64 && record.plan.digest.count == 64)
        #expect(record.plan.people.map(\.name) == ["Ana Silva", "Priya Raman"])
        #expect(record.plan.people.map(\.group) == ["billing", nil])
        let snapshot = try #require(record.snapshot)
        #expect(snapshot.target == target && snapshot.standsAlone)
        #expect(snapshot.callers.map(\.person) == ["rosa"] && snapshot.callers[0].command == "apply")
        #expect(snapshot.callers[0].clientId == "c-1" && snapshot.callers[0].organization == "o-1")
    }

    @Test func rollbackNeedsNoPlan() async throws {
        let fixture = try Self.fixture()
        defer { fixture.remove() }
        _ = try await fixture.apply()
        let service = fixture.service
        let journal = try ApplyJournal(path: fixture.journalPath, target: ApplyFixture.target, now: service.now)
        let outcome = try await PlanApplication.rollBack(journal, in: service, environment: service.environment())
        #expect(outcome.isRolledBack && service.ours.isEmpty)
    }

    @Test func aJournalOfTheFirstVersionIsReadAsItIs() async throws {
        let fixture = try Self.fixture()
        defer { fixture.remove() }
        _ = try await fixture.apply()
        try Self.makeFirstVersion(of: fixture.journalPath)
        let before = try FolderState(fixture.folder.path)
        let snapshot = try #require(try fixture.snapshot())
        #expect(snapshot.livingCount == 4 && !snapshot.standsAlone && snapshot.callers.isEmpty)
        #expect(try snapshot.entries(of: fixture.plan).allSatisfy { $0.status == .created })
        let error = #expect(throws: InputProblems.self) { try snapshot.entries() }
        #expect(error?.description.contains("expected the plan's own file") == true, "\(error?.description ?? "")")
        #expect(throws: InputProblems.self) {
            _ = try ApplyJournal(path: fixture.journalPath, target: ApplyFixture.target, now: fixture.service.now)
        }
        #expect(try FolderState(fixture.folder.path) == before)
    }

    @Test func aRunLiftsAJournalOfTheFirstVersion() async throws {
        let fixture = try Self.fixture()
        defer { fixture.remove() }
        let first = try await fixture.apply(ApplyOptions(batchSize: 2), pause: { _ in false })
        #expect(first.count(.created) == 2)
        try Self.makeFirstVersion(of: fixture.journalPath)
        let rest = try await fixture.apply()
        #expect(rest.isApplied && rest.callsSent == 2)
        let record = try JournalRecord(path: fixture.journalPath, plan: nil)
        #expect(record.entries.map(\.body) == rest.entries.map(\.body) && record.plan.people.count == 2)
        #expect(record.plan.seal != nil && record.snapshot?.standsAlone == true)
        let version = try await DatabaseQueue(path: fixture.journalPath).read {
            try Int.fetchOne($0, sql: "PRAGMA user_version")
        }
        #expect(version == 3)
        #expect(try await fixture.rollBack().isRolledBack && fixture.service.ours.isEmpty)
    }

    /// The process may end after the tables were made and before they were filled.
    @Test func aLiftThatWasCutOffIsMadeGood() async throws {
        let fixture = try Self.fixture()
        defer { fixture.remove() }
        _ = try await fixture.apply()
        try await DatabaseQueue(path: fixture.journalPath).writeWithoutTransaction {
            try $0.execute(sql: "UPDATE entry SET body = NULL; UPDATE journal SET planName = NULL; DELETE FROM person")
        }
        #expect(try fixture.snapshot()?.standsAlone == false)
        _ = try fixture.journal()
        #expect(try JournalRecord(path: fixture.journalPath, plan: nil).plan.name == "test")
    }

    @Test func aBodyThatWasChangedIsDamage() async throws {
        let fixture = try Self.fixture()
        defer { fixture.remove() }
        _ = try await fixture.apply()
        try await DatabaseQueue(path: fixture.journalPath).writeWithoutTransaction {
            try $0.execute(sql: "UPDATE entry SET body = x'7b7d' WHERE position = 1")
        }
        let error = #expect(throws: InputProblems.self) { try JournalRecord(path: fixture.journalPath, plan: nil) }
        #expect(error?.description.contains("session-1") == true)
    }

    @Test func aFileIsToldToBeAJournal() throws {
        let fixture = try Self.fixture()
        defer { fixture.remove() }
        _ = try fixture.journal()
        #expect(JournalRecord.isJournal(fixture.journalPath))
        let text = fixture.folder.appending(path: "plan.json").path
        try Data("{}".utf8).write(to: URL(filePath: text))
        for other in [text, fixture.folder.path, "/dev/null", "-", text + ".none"] {
            #expect(!JournalRecord.isJournal(other), "\(other)")
        }
        #expect(throws: FileFailure.self) { _ = try JournalRecord(path: text + ".none", plan: nil) }
    }
}
