import Foundation
import GRDB
import GRDBSQLite
import PlanFiles
import PlanModel
import Synchronization

/// An SQLite database as it stands on the disk, read into memory.
///
/// No lock is taken and no file is made or changed, so a database can be read while another process writes it, and in a
/// read-only folder. SQLite itself makes an index beside a database that has a log, even to read it.
struct DatabaseImage {
    /// The pages, with all transactions of the log.
    private let bytes: [UInt8]
    /// Whether a log with a transaction in it lies beside the database.
    let hasLog: Bool
    /// What SQL is run with on the pages.
    let reader: ImageReader

    /// `PRAGMA user_version`; 0 for a database without content.
    var version: Int { header(at: 60) }
    /// `PRAGMA application_id`; 0 for a database without content.
    var applicationId: Int { header(at: 68) }

    private func header(at place: Int) -> Int { bytes.count < 100 ? 0 : Int(bytes.bigEndian(at: place)) }

    /// Where SQLite keeps the log of a database.
    static func logPath(of path: String) -> String { path + "-wal" }

    /// Reads a database and its log at one moment.
    ///
    /// - Parameter reader: that of an earlier image, if there is one.
    /// - Throws: `FileFailure`.
    init(path: String, reader: ImageReader? = nil) throws {
        self.reader = try reader ?? ImageReader()
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
        try reader.reading(bytes, version: version, body)
    }

    /// Whether another image has the same content.
    func isSame(as other: DatabaseImage) -> Bool { hasLog == other.hasLog && bytes == other.bytes }

    /// The bytes of a new database that a body makes from an empty one.
    ///
    /// - Parameter empty: the bytes of a database; nil for one without content.
    static func making(from empty: [UInt8]? = nil, _ body: (DatabaseQueue) throws -> Void) throws -> [UInt8] {
        let queue = try DatabaseQueue()
        if let empty { try queue.writeWithoutTransaction { try $0.load(empty, isWritable: true) } }
        try body(queue)
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

/// A connection that images of databases are read with, one after another: to set one up takes longer than to read a
/// small database.
final class ImageReader: Sendable {
    private let queue: DatabaseQueue
    /// The version of the database that was read last.
    private let version = Mutex<Int?>(nil)

    init() throws { queue = try DatabaseQueue() }

    /// Runs something that reads a database. Writes are refused.
    ///
    /// - Parameters:
    ///   - bytes: the database.
    ///   - version: of its schema, by which statements are compiled anew.
    fileprivate func reading<Value>(
        _ bytes: [UInt8], version: Int, _ body: (Database) throws -> Value
    ) throws -> Value {
        try queue.writeWithoutTransaction { database in
            try database.load(bytes, isWritable: false)
            let isOther = self.version.withLock { known in
                defer { known = version }
                return known != version
            }
            if isOther { database.clearSchemaCache() }
            return try body(database)
        }
    }
}

extension Database {
    /// Replaces the content of a connection to memory.
    fileprivate func load(_ bytes: [UInt8], isWritable: Bool) throws {
        guard bytes.count >= 100, let memory = sqlite3_malloc64(UInt64(bytes.count)) else {
            throw DatabaseError(resultCode: .SQLITE_NOMEM)
        }
        bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(start: memory, count: bytes.count).copyMemory(from: $0) }
        // A database in memory has no log: bytes 18 and 19 of a database say whether it has one.
        memory.storeBytes(of: 1, toByteOffset: 18, as: UInt8.self)
        memory.storeBytes(of: 1, toByteOffset: 19, as: UInt8.self)
        // SQLite frees the memory, whether it can use it or not.
        let code = sqlite3_deserialize(
            sqliteConnection, "main", memory.assumingMemoryBound(to: UInt8.self), Int64(bytes.count),
            Int64(bytes.count),
            UInt32(
                SQLITE_DESERIALIZE_FREEONCLOSE
                    | (isWritable ? SQLITE_DESERIALIZE_RESIZEABLE : SQLITE_DESERIALIZE_READONLY)))
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
}
