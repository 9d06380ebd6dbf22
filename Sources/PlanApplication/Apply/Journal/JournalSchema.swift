import GRDB
import PlanModel

/// The schema of a journal, and how one is distinguished from other files.
enum JournalSchema {
    /// `PRAGMA user_version` of the journals that this program writes. It reads those of all earlier versions as they
    /// are.
    static let version = 3
    /// `PRAGMA application_id`: "cpjl".
    static let applicationId = 0x6370_6a6c

    /// Sets up a write-ahead log that is synced at every commit, until ``sync(_:in:)`` changes that.
    static func configure(_ database: Database) throws {
        try database.execute(sql: "PRAGMA journal_mode = WAL")
        try sync(true, in: database)
    }

    /// Whether commits from now on wait for the disk. Either way the log is synced before its content is moved into the
    /// database.
    static func sync(_ everyCommit: Bool, in database: Database) throws {
        try database.cachedStatement(sql: everyCommit ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
            .execute()
    }

    /// Throws a `JournalRefusal` if the file is not a database, or is plainly one of another program.
    ///
    /// - Parameter header: the first 100 bytes of the file, or as many as it has.
    static func check(header: [UInt8]) throws(JournalRefusal) {
        if header.isEmpty {
            throw JournalRefusal(reason: "is empty (0 bytes): no record, or one of which nothing is left")
        }
        guard isDatabase(header), header.count == 100 else {
            throw JournalRefusal(reason: "is no record of coachplan: it is not even a database")
        }
        // The id is still 0 while the database's first page is in its log.
        let id = Int(header.bigEndian(at: 68))
        guard id == applicationId || id == 0 else { throw foreign }
    }

    /// Whether a file begins as an SQLite database does.
    static func isDatabase(_ header: [UInt8]) -> Bool { header.starts(with: Array("SQLite format 3\0".utf8)) }

    /// The names of a journal's tables.
    ///
    /// - Throws: `JournalRefusal` unless the database is a journal of a version that this program knows.
    static func check(_ database: Database, of image: DatabaseImage) throws -> Set<String> {
        let names = try String.fetchSet(database.cachedStatement(sql: "SELECT name FROM sqlite_master"))
        guard !names.isEmpty else {
            throw JournalRefusal(
                reason: "is a database without any content: no record, or one that was copied without its file -wal")
        }
        guard image.applicationId == applicationId else { throw foreign }
        let found = image.version
        guard (1...version).contains(found) else {
            throw JournalRefusal(
                reason: "was written by \(found > version ? "a newer" : "another") version of coachplan: its format is "
                    + "\(found), this program knows 1 to \(version)",
                expected: "the version of coachplan that wrote it")
        }
        let verdict = try String.fetchOne(database.cachedStatement(sql: "PRAGMA quick_check(1)")) ?? ""
        guard verdict == "ok" else { throw JournalRefusal(reason: "is damaged: \(verdict)") }
        return names
    }

    private static let foreign = JournalRefusal(reason: "is the database of another program")

    /// Creates the tables of a new journal, and migrates those of an older one.
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("journal 1", migrate: createFirst)
        migrator.registerMigration("journal 2", migrate: standAlone)
        migrator.registerMigration("journal 3", migrate: takeOver)
        return migrator
    }()

    /// The bytes of a journal of the present version without a plan.
    static func empty() throws -> [UInt8] { try DatabaseImage.making { try migrator.migrate($0) } }

    static let runTable = "CREATE TABLE IF NOT EXISTS run (kind TEXT NOT NULL, startedAt INTEGER NOT NULL) STRICT"

    private static func createFirst(in database: Database) throws {
        // Journals of the first program were made without a migrator.
        if try database.tableExists("journal") { return try database.execute(sql: runTable) }
        try database.execute(
            sql: """
                PRAGMA application_id = \(applicationId);
                PRAGMA user_version = 1;
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

    /// From this version on, the journal does not need the plan's file, and records whose organisation it is for. In
    /// `journal`, `organization` is the organisation's id.
    private static func standAlone(in database: Database) throws {
        try database.execute(
            sql: """
                PRAGMA user_version = 2;
                ALTER TABLE journal ADD COLUMN planSeal TEXT;
                ALTER TABLE journal ADD COLUMN planName TEXT;
                ALTER TABLE journal ADD COLUMN timeZone TEXT;
                ALTER TABLE journal ADD COLUMN organizationName TEXT;
                ALTER TABLE journal ADD COLUMN clientId TEXT;
                ALTER TABLE entry ADD COLUMN body BLOB;
                CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT, staffingGroup TEXT) STRICT;
                CREATE TABLE caller (
                    number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL, person TEXT,
                    clientId TEXT, organization TEXT
                ) STRICT;
                """)
    }

    /// From this version on, the journal of a re-plan also holds the appointments of the previous plan, whose sessions
    /// have the same keys, and is linked with that plan's journal.
    private static func takeOver(in database: Database) throws {
        try database.execute(
            sql: """
                PRAGMA user_version = 3;
                CREATE TABLE entry3 (
                    position INTEGER PRIMARY KEY, session TEXT NOT NULL, side TEXT NOT NULL DEFAULT 'plan',
                    bodySHA256 TEXT NOT NULL, body BLOB, status TEXT NOT NULL, appointmentId TEXT, reason TEXT,
                    intentAt INTEGER, uncertainSince INTEGER, moveSince INTEGER, baseline TEXT NOT NULL
                ) STRICT;
                INSERT INTO entry3 (
                    position, session, bodySHA256, body, status, appointmentId, reason, intentAt, uncertainSince, baseline
                ) SELECT position, session, bodySHA256, body, status, appointmentId, reason, intentAt, uncertainSince,
                    baseline FROM entry;
                DROP TABLE entry;
                ALTER TABLE entry3 RENAME TO entry;
                CREATE UNIQUE INDEX entryOfSession ON entry (session, side = 'plan');
                \(JournalLink.table);
                """)
    }
}
