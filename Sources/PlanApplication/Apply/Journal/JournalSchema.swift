import GRDB

/// The tables of a journal, and how one is told from other files.
enum JournalSchema {
    /// `PRAGMA user_version` of the journals that this program reads and writes.
    static let version = 1
    /// `PRAGMA application_id`: "cpjl".
    static let applicationId = 0x6370_6a6c

    /// Write-ahead log, synced at every commit.
    static func configure(_ database: Database) throws {
        try database.execute(sql: "PRAGMA journal_mode = WAL")
        try database.execute(sql: "PRAGMA synchronous = FULL")
    }

    /// Throws a `JournalRefusal` for what is no database, or plainly one of another program.
    ///
    /// - Parameter header: the first 100 bytes of the file, or as many as it has.
    static func check(header: [UInt8]) throws(JournalRefusal) {
        if header.isEmpty {
            throw JournalRefusal(reason: "is empty (0 bytes): no record, or one of which nothing is left")
        }
        guard header.starts(with: Array("SQLite format 3\0".utf8)), header.count == 100 else {
            throw JournalRefusal(reason: "is no record of coachplan: it is not even a database")
        }
        // The number of a database whose first page is still in its log is 0.
        let id = Int(header.bigEndian(at: 68))
        guard id == applicationId || id == 0 else { throw foreign }
    }

    /// Throws a `JournalRefusal` unless the database is a journal of this version.
    static func check(_ database: Database) throws {
        guard try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") != 0 else {
            throw JournalRefusal(
                reason: "is a database without any content: no record, or one that was copied without its file -wal")
        }
        guard try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationId else { throw foreign }
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard found == version else {
            throw JournalRefusal(
                reason: "was written by \(found > version ? "a newer" : "another") version of coachplan: its format is "
                    + "\(found), this program knows \(version)",
                expected: "the version of coachplan that wrote it")
        }
        let verdict = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? ""
        guard verdict == "ok" else { throw JournalRefusal(reason: "is damaged: \(verdict)") }
    }

    private static let foreign = JournalRefusal(reason: "is the database of another program")

    static let runTable = "CREATE TABLE IF NOT EXISTS run (kind TEXT NOT NULL, startedAt INTEGER NOT NULL) STRICT"

    static func create(in database: Database) throws {
        try database.execute(
            sql: """
                PRAGMA application_id = \(applicationId);
                PRAGMA user_version = \(version);
                CREATE TABLE journal (
                    planId TEXT NOT NULL, planDigest TEXT NOT NULL, baseURL TEXT NOT NULL, organization TEXT,
                    createdAt INTEGER NOT NULL
                ) STRICT;
                CREATE TABLE entry (
                    position INTEGER PRIMARY KEY, session TEXT NOT NULL UNIQUE, bodySHA256 TEXT NOT NULL,
                    status TEXT NOT NULL, appointmentId TEXT, reason TEXT, intentAt INTEGER, uncertainSince INTEGER,
                    baseline TEXT NOT NULL
                ) STRICT;
                CREATE TABLE event (
                    number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL,
                    position INTEGER NOT NULL REFERENCES entry, status TEXT NOT NULL, appointmentId TEXT, reason TEXT
                ) STRICT;
                \(runTable);
                """)
    }
}
