import Foundation
import GRDB
import GRDBSQLite
import PlanFiles
import PlanModel

/// An SQLite database as it stands on the disk, read into memory.
///
/// No lock is taken and no file is made or changed, so a database can be read while another process writes it, and in a
/// read-only folder. SQLite itself makes an index beside a database that has a log, even to read it.
struct DatabaseImage: Equatable {
    /// The pages, with all transactions of the log.
    private let bytes: [UInt8]
    /// Whether a log with a transaction in it lies beside the database.
    let hasLog: Bool

    /// Where SQLite keeps the log of a database.
    static func logPath(of path: String) -> String { path + "-wal" }

    /// Reads a database and its log at one moment.
    ///
    /// - Throws: `FileFailure`.
    init(path: String) throws {
        var pair = try Self.pair(path)
        // Between the two reads a writer may move the log's content into the database and restart the log.
        for _ in 0..<Self.tries {
            let next = try Self.pair(path)
            if next.database == pair.database, next.log.prefix(32) == pair.log.prefix(32) {
                let log = WriteAheadLog(pair.log)
                hasLog = log != nil
                bytes = log?.applied(to: pair.database) ?? pair.database
                return
            }
            pair = next
        }
        throw FileFailure(path: path, operation: .read, reason: "another program keeps changing it; try again")
    }

    private static let tries = 100
    private static let largest = 1 << 30

    private static func pair(_ path: String) throws -> (database: [UInt8], log: [UInt8]) {
        let database = try FileBytes.read(path, limit: largest)
        let log = logPath(of: path)
        return (database, access(log, F_OK) == 0 ? try FileBytes.read(log, limit: largest) : [])
    }

    /// Runs something that reads the database. Writes are refused.
    func open<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try DatabaseQueue().writeWithoutTransaction { database in
            try load(into: database)
            return try body(database)
        }
    }

    private func load(into database: Database) throws {
        guard bytes.count >= 100, let memory = sqlite3_malloc64(UInt64(bytes.count)) else {
            throw DatabaseError(resultCode: .SQLITE_NOMEM)
        }
        bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(start: memory, count: bytes.count).copyMemory(from: $0) }
        // A database in memory has no log: bytes 18 and 19 of a database say whether it has one.
        memory.storeBytes(of: 1, toByteOffset: 18, as: UInt8.self)
        memory.storeBytes(of: 1, toByteOffset: 19, as: UInt8.self)
        // SQLite frees the memory, whether it can use it or not.
        let code = sqlite3_deserialize(
            database.sqliteConnection, "main", memory.assumingMemoryBound(to: UInt8.self), Int64(bytes.count),
            Int64(bytes.count), UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY))
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    /// The bytes of a new database that the migrations make and the body fills.
    static func making(_ migrator: DatabaseMigrator, _ body: (Database) throws -> Void) throws -> [UInt8] {
        let queue = try DatabaseQueue()
        try migrator.migrate(queue)
        try queue.write(body)
        return try queue.writeWithoutTransaction { database in
            var count: Int64 = 0
            guard let start = sqlite3_serialize(database.sqliteConnection, "main", &count, 0) else {
                throw DatabaseError(resultCode: .SQLITE_NOMEM)
            }
            defer { sqlite3_free(start) }
            return Array(UnsafeBufferPointer(start: start, count: Int(count)))
        }
    }
}
