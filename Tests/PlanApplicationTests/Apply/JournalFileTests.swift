import Foundation
import GRDB
import Testing

@testable import PlanApplication
@testable import PlanModel

/// What lies where a journal is looked for is told for what it is, before anything is changed.
@Suite struct JournalFileTests {
    enum Kind: CaseIterable {
        case empty, textFile, headerOnly, emptyDatabase, otherProgram, otherProgramsNumber, newerVersion, cutShort,
            withoutItsPlan, unknownStatus, folder, logAlone

        var words: String {
            switch self {
            case .empty: "0 bytes"
            case .textFile, .headerOnly: "not even a database"
            case .emptyDatabase: "without any content"
            case .otherProgram, .otherProgramsNumber: "the database of another program"
            case .newerVersion: "a newer version of coachplan: its format is 4"
            case .cutShort, .withoutItsPlan, .unknownStatus: "damaged"
            case .folder: "no ordinary file"
            case .logAlone: "its log is there"
            }
        }
    }

    @Test(arguments: Kind.allCases) func isToldForWhatItIs(kind: Kind) throws {
        let fixture = try ApplyFixture(sessions: 2)
        defer { fixture.remove() }
        try put(kind, for: fixture)
        let before = try FolderState(fixture.folder.path)
        let plan = fixture.folder.appending(path: "plan.json").path
        let looks: [() throws -> Void] = [
            { _ = try fixture.journal() }, { _ = try fixture.snapshot() }, { try PlanReplacement.check(planAt: plan) },
        ]
        for look in looks {
            let error = #expect(throws: InputProblems.self) { try look() }
            let text = error?.description ?? ""
            #expect(text.contains(kind.words) && text.contains("plan.json.journal.sqlite"), "\(text)")
            #expect(!text.contains("no file"), "a record that is removed is made anew, and its appointments twice")
            #expect(try FolderState(fixture.folder.path) == before)
        }
    }

    private func put(_ kind: Kind, for fixture: ApplyFixture) throws {
        let path = fixture.journalPath
        func write(_ bytes: Data, to path: String) throws { try bytes.write(to: URL(filePath: path)) }
        func change(_ sql: String) throws {
            _ = try fixture.journal().entries()
            try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
        }
        switch kind {
        case .empty: try write(Data(), to: path)
        case .textFile: try write(Data("sessions to plan: Ana, Bo\n".utf8), to: path)
        case .headerOnly: try write(Data("SQLite format 3\0".utf8), to: path)
        case .emptyDatabase:
            try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        case .otherProgram:
            try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: "CREATE TABLE song (title)") }
        case .otherProgramsNumber:
            try DatabaseQueue(path: path).writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA application_id = 77; CREATE TABLE song (title)")
            }
        case .newerVersion: try change("PRAGMA user_version = 4")
        case .cutShort:
            _ = try fixture.journal().entries()
            let whole = try Data(contentsOf: URL(filePath: path))
            try write(whole.prefix(whole.count / 2 / 4096 * 4096), to: path)
        case .withoutItsPlan: try change("DELETE FROM journal")
        case .unknownStatus: try change("UPDATE entry SET status = 'forgotten'")
        case .folder: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        case .logAlone: try write(Data(repeating: 1, count: 100), to: path + "-wal")
        }
    }

    @Test func tellsWhoseRecordItIsAndHowToGoOn() async throws {
        let fixture = try ApplyFixture(sessions: 3)
        defer { fixture.remove() }
        _ = try await fixture.apply()
        let other = ApplyFixture.plan(fixture.plan.appointments, id: "plan-2")
        func refusal(plan: Plan, at target: ApplyTarget = ApplyFixture.target) throws -> String {
            let before = try FolderState(fixture.folder.path)
            let error = #expect(throws: InputProblems.self) {
                _ = try ApplyJournal(path: fixture.journalPath, plan: plan, target: target, now: fixture.service.now)
            }
            #expect(try FolderState(fixture.folder.path) == before)
            return error?.description ?? ""
        }
        let living = try refusal(plan: other)
        for word in [
            "plan plan-1", "applied since Mon 2025-11-24 ", "http://127.0.0.1:1", "3 of whose appointments exist",
            "rollback",
        ] {
            #expect(living.contains(word), "\(living)")
        }
        #expect(!living.contains("--journal") && !living.contains("no file"))
        let elsewhere = try refusal(plan: fixture.plan, at: ApplyTarget(baseURL: "http://127.0.0.1:2"))
        #expect(elsewhere.contains("http://127.0.0.1:1") && elsewhere.contains("3 of whose"), "\(elsewhere)")
        #expect(try await fixture.rollBack().isRolledBack)
        let gone = try refusal(plan: other)
        #expect(gone.contains("none of whose appointments exists") && gone.contains("--journal"), "\(gone)")
    }

    @Test func aPlanIsNotReplacedWhileItsAppointmentsExist() async throws {
        let fixture = try ApplyFixture(sessions: 3)
        defer { fixture.remove() }
        let plan = fixture.folder.appending(path: "plan.json").path
        let link = fixture.folder.appending(path: "link.json").path
        try Data().write(to: URL(filePath: plan))
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: plan)
        try PlanReplacement.check(planAt: plan)
        _ = try await fixture.apply()
        for path in [plan, link] {
            let before = try FolderState(fixture.folder.path)
            let error = #expect(throws: InputProblems.self) { try PlanReplacement.check(planAt: path) }
            let text = error?.description ?? ""
            #expect(text.contains("3 appointments exist") && text.contains("coachplan rollback"), "\(text)")
            #expect(try FolderState(fixture.folder.path) == before)
        }
        _ = try await fixture.rollBack()
        try PlanReplacement.check(planAt: plan)
    }
}
