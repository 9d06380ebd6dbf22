import Foundation
import Synchronization
import Testing

@testable import PlanApplication
@testable import PlanModel

/// The newest steps of a run lie in the log beside the journal. A copy of the journal's file alone is told as incomplete,
/// and nothing is lost or doubled by going on from it.
@Suite struct LostLogTests {
    /// Ends the process after so many creations or deletions, having copied the file of the journal alone.
    private static func copying(
        _ fixture: ApplyFixture, to copy: ApplyFixture, after count: Int
    ) -> @Sendable (JournalStep) throws -> Void {
        let (from, to) = (fixture.journalPath, copy.journalPath)
        let left = LeftCount(count)
        return { step in
            switch step {
            case .after(.created), .after(.deleted):
                guard left.isLast() else { return }
                try FileManager.default.copyItem(atPath: from, toPath: to)
                throw SimulatedCrash()
            default: return
            }
        }
    }

    private final class LeftCount: Sendable {
        private let left: Mutex<Int>

        init(_ count: Int) { left = Mutex(count) }

        func isLast() -> Bool {
            left.withLock { left in
                left -= 1
                return left == 0
            }
        }
    }

    @Test(arguments: [1, 4, 9]) func anApplyIsFoundOutFromACopy(created: Int) async throws {
        let fixture = try ApplyFixture(sessions: 9)
        let copy = try ApplyFixture(sessions: 9, service: fixture.service)
        defer { [fixture, copy].forEach { $0.remove() } }
        let hook = Self.copying(fixture, to: copy, after: created)
        await #expect(throws: SimulatedCrash.self) { try await fixture.apply(ApplyOptions(batchSize: 3), hook: hook) }

        let record = try #require(try copy.snapshot())
        #expect(record.gap?.contains("incomplete") == true && record.gap?.contains("-wal") == true)
        #expect(throws: InputProblems.self) { try record.checkForRollback() }
        let error = await #expect(throws: InputProblems.self) { try await copy.rollBack() }
        #expect(error?.description.contains("incomplete") == true)
        #expect(fixture.service.ours.count == created && fixture.service.deletions.isEmpty)
        #expect(try copy.snapshot()?.gap != nil, "a refusal leaves the copy what it is")

        let outcome = try await copy.apply()
        #expect(outcome.isApplied && fixture.service.bodies.count == 9, "nothing was sent twice")
        #expect(fixture.service.ours == Set(outcome.entries.compactMap(\.appointmentId)))
        #expect(try copy.snapshot()?.gap == nil)
        #expect(try await copy.rollBack().isRolledBack && fixture.service.ours.isEmpty)
    }

    @Test func aRollbackGoesOnFromACopyAndAnApplyDoesNot() async throws {
        let fixture = try ApplyFixture(sessions: 5)
        let copy = try ApplyFixture(sessions: 5, service: fixture.service)
        defer { [fixture, copy].forEach { $0.remove() } }
        _ = try await fixture.apply()
        let hook = Self.copying(fixture, to: copy, after: 2)
        await #expect(throws: SimulatedCrash.self) { try await fixture.rollBack(hook: hook) }
        let error = await #expect(throws: InputProblems.self) { try await copy.apply() }
        #expect(error?.description.contains("a run of rollback") == true)
        #expect(fixture.service.bodies.count == 5)
        #expect(try await copy.rollBack().isRolledBack && fixture.service.ours.isEmpty)
    }

    @Test func theOriginalWithItsLogIsComplete() async throws {
        let fixture = try ApplyFixture(sessions: 6)
        let copy = try ApplyFixture(sessions: 6, service: fixture.service)
        defer { [fixture, copy].forEach { $0.remove() } }
        let hook = Self.copying(fixture, to: copy, after: 4)
        await #expect(throws: SimulatedCrash.self) { try await fixture.apply(hook: hook) }
        let before = try FolderState(fixture.folder.path)
        let record = try #require(try fixture.snapshot())
        #expect(record.gap == nil && record.livingCount == 4)
        #expect(try FolderState(fixture.folder.path) == before)
        #expect(try await fixture.rollBack().isRolledBack && fixture.service.ours.isEmpty)
    }

    @Test func aRunThatEndedLeavesOneWholeFile() async throws {
        let fixture = try ApplyFixture(sessions: 6)
        defer { fixture.remove() }
        _ = try await fixture.apply()
        let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).sorted()
        #expect(names == ["plan.json.journal.sqlite", "plan.json.journal.sqlite.lock"])
        let copy = try fixture.copyWithoutLog()
        defer { copy.remove() }
        #expect(try copy.snapshot()?.livingCount == 6 && copy.snapshot()?.gap == nil)
        #expect(try await copy.rollBack().isRolledBack)
    }

    @Test func eachBatchIsInTheFileItself() async throws {
        let fixture = try ApplyFixture(sessions: 6)
        defer { fixture.remove() }
        let seen = Mutex<[Int?]>([])
        _ = try await fixture.apply(ApplyOptions(batchSize: 2)) { _ in
            let copy = try? fixture.copyWithoutLog()
            defer { copy?.remove() }
            let record = try? copy?.snapshot()
            seen.withLock { $0.append(record?.gap == nil ? nil : record?.livingCount) }
            return true
        }
        #expect(seen.withLock { $0 } == [2, 4])
    }

    /// Journals written before runs were noted in them.
    @Test func aJournalWithoutTheNoteIsTakenAsItIs() async throws {
        let fixture = try ApplyFixture(sessions: 2)
        defer { fixture.remove() }
        try fixture.journal().execute("DROP TABLE run")
        #expect(try fixture.snapshot()?.gap == nil)
        #expect(try await fixture.apply().isApplied)
        #expect(try await fixture.rollBack().isRolledBack)
    }
}
