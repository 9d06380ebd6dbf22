import GRDB
import PlanModel

/// The link between the journals of a re-plan and of the previous plan.
///
/// Each holds one such row: the later one records from which journal it took the appointments over, the earlier one to
/// which they went. Only one of the two may touch them: the later one, as long as the earlier one has the row.
struct JournalLink: Sendable, Equatable {
    enum Kind: String, Sendable {
        /// In the later journal.
        case former
        /// In the earlier one.
        case successor
    }

    var kind: Kind
    /// Path of the other journal, relative to the folder of this one where both are files that stay.
    var path: String
    /// The other plan's id, and the name of its file as far as it is known.
    var planId: String
    /// The same in both journals, and in no others.
    var token: String
    /// When the appointments were taken over.
    var at: Instant
    /// In the later journal: whether it has them now, as far as it knows by itself.
    var isHeld = false
}

extension JournalLink: FetchableRecord {
    init(row: Row) throws {
        let name: String = try row.decode(forColumn: "kind")
        guard let kind = Kind(rawValue: name) else {
            throw JournalRefusal(reason: "is damaged: it has a link of the unknown kind \(name)")
        }
        self.init(
            kind: kind, path: try row.decode(forColumn: "path"), planId: try row.decode(forColumn: "planId"),
            token: try row.decode(forColumn: "token"),
            at: Instant(microseconds: try row.decode(forColumn: "at")), isHeld: try row.decode(forColumn: "isHeld"))
    }

    static let table = """
        CREATE TABLE link (
            kind TEXT PRIMARY KEY, path TEXT NOT NULL, planId TEXT NOT NULL, token TEXT NOT NULL, at INTEGER NOT NULL,
            isHeld INTEGER NOT NULL
        ) STRICT
        """

    /// The links of a journal. Those of earlier versions do not have the table.
    static func all(in database: Database) throws -> [JournalLink] {
        try JournalLink.fetchAll(database.cachedStatement(sql: "SELECT * FROM link"))
    }

    func note(in database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO link (kind, path, planId, token, at, isHeld) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [kind.rawValue, path, planId, token, at.microseconds, isHeld])
    }

    static func remove(_ kind: Kind, in database: Database) throws {
        try database.execute(sql: "DELETE FROM link WHERE kind = ?", arguments: [kind.rawValue])
    }
}
