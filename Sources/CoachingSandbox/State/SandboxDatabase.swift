import CoachingModels
import Foundation
import GRDB

/// The durable copy of the state: one row per record, written in the transaction of the call that created it.
struct SandboxDatabase: Sendable {
    let queue: DatabaseQueue

    /// Opens the file.
    ///
    /// The journal is a write-ahead log that is synced with every commit, so acknowledged writes survive a kill at any
    /// moment. The state is answered from memory, so a file belongs to one sandbox at a time: it is locked until the
    /// sandbox ends, however that happens.
    ///
    /// - Throws: ``SandboxConfigurationError`` for a file that another program has open, or the database's error.
    init(path: String) throws {
        do {
            queue = try DatabaseQueue(path: path, configuration: Self.configuration)
            try Self.migrator.migrate(queue)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw SandboxConfigurationError(
                field: "database", value: path, expected: "free: another program, perhaps a sandbox, has it open")
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "coachplan.sandbox.database"
        // Long enough for another sandbox that is just ending.
        configuration.busyMode = .timeout(1)
        configuration.prepareDatabase { database in
            // The lock is taken with the first access to the log, which therefore must come after the locking mode
            // is set.
            try database.execute(
                sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        }
        return configuration
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: coaching") { database in
            try database.execute(
                sql: """
                    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
                    CREATE TABLE appointment (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
                    CREATE TABLE status (
                        appointmentID TEXT NOT NULL REFERENCES appointment ON DELETE CASCADE,
                        position INTEGER NOT NULL, body TEXT NOT NULL,
                        PRIMARY KEY (appointmentID, position)) WITHOUT ROWID;
                    CREATE TABLE annotation (
                        id TEXT PRIMARY KEY, appointmentID TEXT NOT NULL REFERENCES appointment ON DELETE CASCADE,
                        number INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
                    CREATE INDEX annotationOfAppointment ON annotation (appointmentID);
                    CREATE TABLE notification (id TEXT PRIMARY KEY, number INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
                    CREATE TABLE slotJob (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
                    CREATE TABLE queuedCall (number INTEGER PRIMARY KEY, body TEXT NOT NULL);
                    CREATE TABLE scheduleEdit (number INTEGER PRIMARY KEY, body TEXT NOT NULL);
                    CREATE TABLE permission (userID TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
                    """)
        }
        return migrator
    }
}

extension SandboxDatabase {
    /// The shape of the world that the state belongs to; nil in a new database.
    func storedShape() throws -> WorldShape? {
        try queue.read { database in
            try String.fetchOne(database, sql: "SELECT value FROM setting WHERE name = 'world'")
                .map { try JSONDecoder().decode(WorldShape.self, from: Data($0.utf8)) }
        }
    }

    package func store(_ shape: WorldShape) throws {
        let body = try Self.text(shape)
        try queue.write { database in
            try database.execute(sql: "INSERT INTO setting VALUES ('world', ?)", arguments: [body])
        }
    }

    /// Every change that leads from an empty state to the stored one.
    func storedChanges() throws -> [Change] {
        try queue.read { database in
            func rows<Record: Decodable>(_ sql: String, as: Record.Type) throws -> [Record] {
                try String.fetchAll(database, sql: sql).map {
                    try JSONDecoder().decode(Record.self, from: Data($0.utf8))
                }
            }
            var changes: [Change] = []
            changes += try rows("SELECT body FROM scheduleEdit ORDER BY number", as: ScheduleEdit.self)
                .map(Change.editSchedule)
            changes += try rows("SELECT body FROM appointment", as: AppointmentRecord.self).map(Change.putAppointment)
            changes += try rows("SELECT body FROM status ORDER BY appointmentID, position", as: StatusRecord.self)
                .map(Change.addStatus)
            changes += try rows("SELECT body FROM annotation ORDER BY number", as: AnnotationRecord.self)
                .map(Change.putAnnotation)
            changes += try rows("SELECT body FROM notification ORDER BY number", as: NotificationRecord.self)
                .map(Change.putNotification)
            changes += try rows("SELECT body FROM slotJob", as: SlotJobRecord.self)
                .sorted { ($0.number ?? 0, $0.id) < ($1.number ?? 0, $1.id) }.map(Change.putSlotJob)
            changes += try rows("SELECT body FROM queuedCall ORDER BY number", as: QueuedCall.self).map(Change.enqueue)
            for row in try Row.fetchAll(database, sql: "SELECT userID, body FROM permission") {
                let granted = try JSONDecoder().decode(Set<Permission>.self, from: Data((row[1] as String).utf8))
                changes.append(.setPermissions(userID: row[0], granted))
            }
            if let next = try String.fetchOne(database, sql: "SELECT value FROM setting WHERE name = 'nextNumber'") {
                changes.append(.setNextNumber(Int64(next) ?? 1))
            }
            return changes
        }
    }

    package static func text(_ value: some Encodable) throws -> String {
        String(decoding: try CoachingJSON.encode(value), as: UTF8.self)
    }
}
