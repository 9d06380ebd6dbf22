import GRDB

/// The tables of a journal, and the settings that make each record durable before the next step is taken.
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

    /// Whether the file is a journal already; false for a new, empty one. Throws the reason why it is neither.
    static func isPresent(in database: Database) throws(JournalRefusal) -> Bool {
        do {
            if try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0 { return false }
            guard try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationId else {
                throw JournalRefusal(reason: "it is a database, but not a journal of coachplan")
            }
            guard try Int.fetchOne(database, sql: "PRAGMA user_version") == version else {
                throw JournalRefusal(reason: "it was written by another version of coachplan")
            }
            return true
        } catch let refusal as JournalRefusal {
            throw refusal
        } catch {
            throw JournalRefusal(reason: "it is no database, or a damaged one: \(error)")
        }
    }

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
                """)
    }
}

/// Why a file cannot serve as the journal of a plan.
struct JournalRefusal: Error, Equatable {
    var reason: String
}
