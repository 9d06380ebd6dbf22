import GRDB
import Hashing
public import PlanModel

/// Entries of a plan as rows of a journal.
enum JournalRows {
    static func insert(
        _ subject: JournalSubject, _ entries: [ApplyEntry], at time: Instant, in database: Database
    ) throws {
        try database.execute(
            sql: "INSERT INTO journal (planId, planDigest, baseURL, organization, createdAt) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                subject.planId, subject.planDigest, subject.baseURL, subject.organization, time.microseconds,
            ])
        for entry in entries {
            try database.execute(
                sql: "INSERT INTO entry (position, session, bodySHA256, status, baseline) VALUES (?, ?, ?, ?, '')",
                arguments: [entry.position, entry.session, entry.digest, entry.status.rawValue])
        }
    }

    /// All rows of entries, in the plan's order.
    static func entries(from database: Database) throws -> [StoredEntry] {
        try StoredEntry.fetchAll(database, sql: "SELECT * FROM entry ORDER BY position")
    }

    static func update(_ entry: ApplyEntry, at time: Instant, in database: Database) throws {
        try database.execute(
            sql: """
                UPDATE entry SET status = ?, appointmentId = ?, reason = ?, intentAt = ?, uncertainSince = ?, baseline = ?
                WHERE position = ?
                """,
            arguments: [
                entry.status.rawValue, entry.appointmentId, entry.reason, entry.intentAt?.microseconds,
                entry.uncertainSince?.microseconds, entry.baseline.sorted().joined(separator: "\n"), entry.position,
            ])
        try database.execute(
            sql: "INSERT INTO event (at, position, status, appointmentId, reason) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                time.microseconds, entry.position, entry.status.rawValue, entry.appointmentId, entry.reason,
            ])
    }

    static func history(from database: Database) throws -> [ApplyStep] {
        let sql = """
            SELECT at, session, event.status, event.appointmentId, event.reason FROM event JOIN entry USING (position)
            ORDER BY number
            """
        return try Row.fetchAll(database, sql: sql).map { row in
            ApplyStep(
                at: Instant(microseconds: try row.decode(forColumn: "at")),
                session: try row.decode(forColumn: "session"), status: try row.status(),
                appointmentId: try row.decode(forColumn: "appointmentId"), reason: try row.decode(forColumn: "reason"))
        }
    }
}

/// What a journal knows of one entry of its plan.
struct StoredEntry: FetchableRecord, Sendable {
    var digest: String
    var status: ApplyStatus
    var appointmentId: String?
    var reason: String?
    var intentAt: Instant?
    var uncertainSince: Instant?
    var baseline: Set<String>

    init(row: Row) throws {
        digest = try row.decode(forColumn: "bodySHA256")
        status = try row.status()
        appointmentId = try row.decode(forColumn: "appointmentId")
        reason = try row.decode(forColumn: "reason")
        intentAt = try row.decode(Int64?.self, forColumn: "intentAt").map(Instant.init(microseconds:))
        uncertainSince = try row.decode(Int64?.self, forColumn: "uncertainSince").map(Instant.init(microseconds:))
        baseline = Set(try row.decode(String.self, forColumn: "baseline").split(separator: "\n").map(String.init))
    }
}

extension Row {
    /// The column `status`. Throws a `JournalRefusal` for one that this program does not know.
    fileprivate func status() throws -> ApplyStatus {
        let name: String = try decode(forColumn: "status")
        guard let status = ApplyStatus(rawValue: name) else {
            throw JournalRefusal(reason: "is damaged: it has an entry of the unknown status \(name)")
        }
        return status
    }
}

extension ApplyEntry {
    /// The entries of a plan before anything was done, in the plan's order.
    public static func entries(of plan: Plan) throws -> [ApplyEntry] {
        try plan.appointments.enumerated().map { try ApplyEntry(position: $0.offset, appointment: $0.element) }
    }

    fileprivate var digest: String { SHA256.hexadecimal(of: body) }

    /// The entries with what a journal knows of them.
    ///
    /// - Throws: `JournalRefusal` where it does not know exactly these.
    static func entries(_ template: [ApplyEntry], as stored: [StoredEntry]) throws -> [ApplyEntry] {
        guard stored.count == template.count, zip(template, stored).allSatisfy({ $0.digest == $1.digest }) else {
            throw JournalRefusal(reason: "is damaged: its entries are not those of the plan that it names")
        }
        return zip(template, stored).map { entry, known in
            var entry = entry
            entry.status = known.status
            entry.appointmentId = known.appointmentId
            entry.reason = known.reason
            entry.intentAt = known.intentAt
            entry.uncertainSince = known.uncertainSince
            entry.baseline = known.baseline
            return entry
        }
    }
}
