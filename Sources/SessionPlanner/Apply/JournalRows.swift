import CoachingAPI
import GRDB
import Hashing

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
                arguments: [entry.position, entry.session, digest(entry), entry.status.rawValue])
        }
    }

    /// Throws a `JournalRefusal` if the journal belongs to something else.
    static func check(_ subject: JournalSubject, _ entries: [ApplyEntry], in database: Database) throws {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM journal") else {
            throw JournalRefusal(reason: "it does not say which plan it belongs to")
        }
        let present = JournalSubject(
            planId: row["planId"], planDigest: row["planDigest"], baseURL: row["baseURL"],
            organization: row["organization"])
        if let reason = present.mismatch(with: subject) { throw JournalRefusal(reason: reason) }
    }

    /// The template's entries with what the journal knows of them.
    static func load(_ template: [ApplyEntry], from database: Database) throws -> [ApplyEntry] {
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM entry ORDER BY position")
        guard rows.count == template.count else { throw InternalFault("the journal lacks entries of the plan") }
        return try zip(template, rows).map { entry, row in
            guard row["bodySHA256"] == digest(entry), let status = ApplyStatus(rawValue: row["status"]) else {
                throw InternalFault("the journal's entry \(entry.session) is not the plan's")
            }
            var entry = entry
            entry.status = status
            entry.appointmentId = row["appointmentId"]
            entry.reason = row["reason"]
            entry.intentAt = (row["intentAt"] as Int64?).map(Instant.init(microseconds:))
            entry.uncertainSince = (row["uncertainSince"] as Int64?).map(Instant.init(microseconds:))
            entry.baseline = Set((row["baseline"] as String).split(separator: "\n").map(String.init))
            return entry
        }
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
            guard let status = ApplyStatus(rawValue: row["status"]) else {
                throw InternalFault("the journal has a step of the unknown status \(row["status"] as String)")
            }
            return ApplyStep(
                at: Instant(microseconds: row["at"]), session: row["session"], status: status,
                appointmentId: row["appointmentId"], reason: row["reason"])
        }
    }

    private static func digest(_ entry: ApplyEntry) -> String { SHA256.hexadecimal(of: entry.body) }
}

extension ApplyEntry {
    /// The entries of a plan before anything was done.
    static func entries(of plan: Plan) throws -> [ApplyEntry] {
        try plan.appointments.enumerated().map { try ApplyEntry(position: $0.offset, appointment: $0.element) }
    }
}
