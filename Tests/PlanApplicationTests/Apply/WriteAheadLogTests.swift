import Foundation
import GRDB
import PlanTestSupport
import RandomTestSupport
import Testing

@testable import PlanApplication

/// What is read of a database and its log is what SQLite itself reads of them.
@Suite struct WriteAheadLogTests {
    let scratch: Scratch
    private let database: DatabaseQueue

    init() throws {
        scratch = try Scratch()
        database = try DatabaseQueue(path: "\(scratch.path)/data.sqlite")
        try database.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0")
            try database.execute(sql: "CREATE TABLE text (id INTEGER PRIMARY KEY, value TEXT NOT NULL)")
        }
    }

    @Test(arguments: 0..<20) func readsWhatWasCommitted(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<30 {
            try change(&random)
            let image = try DatabaseImage(path: "\(scratch.path)/data.sqlite")
            #expect(try image.open(Self.rows) == database.read(Self.rows))
        }
    }

    /// A log that ends anywhere, or of which a byte was lost: the whole transactions before that count.
    @Test(arguments: 0..<20) func readsADamagedLogAsSQLiteDoes(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<20 { try change(&random) }
        let main = try Data(contentsOf: URL(filePath: "\(scratch.path)/data.sqlite"))
        let log = try Data(contentsOf: URL(filePath: "\(scratch.path)/data.sqlite-wal"))
        for number in 0..<15 {
            var damaged = log
            if random.oneIn(2) {
                damaged = damaged.prefix(Int.random(in: 0...log.count, using: &random))
            } else {
                damaged[Int.random(in: 0..<log.count, using: &random)] ^= 0x40
            }
            let path = try scratch.file("copy-\(number).sqlite", Array(main))
            _ = try scratch.file("copy-\(number).sqlite-wal", Array(damaged))
            let image = try DatabaseImage(path: path)
            let own = Result { try image.open(Self.rows) }
            let expected = Result { try DatabaseQueue(path: path).read(Self.rows) }
            #expect((try? own.get()) == (try? expected.get()), "\(number)")
        }
    }

    @Test func leavesEverythingAsItIs() throws {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<5 { try change(&random) }
        let before = try FolderState(scratch.path)
        let image = try DatabaseImage(path: "\(scratch.path)/data.sqlite")
        #expect(try image.hasLog && !image.open(Self.rows).isEmpty)
        #expect(throws: DatabaseError.self) {
            try image.open { database in try database.execute(sql: "DELETE FROM text") }
        }
        #expect(try FolderState(scratch.path) == before)
    }

    private func change(_ random: inout SeededGenerator) throws {
        let kind = Int.random(in: 0..<10, using: &random)
        let id = Int.random(in: 0..<200, using: &random)
        let value = String(repeating: "x", count: Int.random(in: 0..<6_000, using: &random))
        try database.write { database in
            switch kind {
            case 0: try database.execute(sql: "DELETE FROM text WHERE id > ?", arguments: [id])
            default: try database.execute(sql: "REPLACE INTO text VALUES (?, ?)", arguments: [id, value])
            }
        }
        guard kind == 1 else { return }
        let mode = id % 2 == 0 ? "FULL" : "TRUNCATE"
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(\(mode)); VACUUM") }
    }

    private static func rows(_ database: Database) throws -> [String] {
        try String.fetchAll(database, sql: "SELECT id || ' ' || value FROM text ORDER BY id")
    }
}
