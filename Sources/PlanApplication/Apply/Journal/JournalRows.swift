import CoachingModels
import Foundation
import GRDB
import Hashing
public import PlanModel

/// Stores entries of a plan as rows of a journal, and reads them back.
enum JournalRows {
    static func insert(
        _ subject: JournalSubject, _ entries: [ApplyEntry], at time: Instant, in database: Database
    ) throws {
        try database.execute(
            sql: "INSERT INTO journal (planId, planDigest, baseURL, createdAt) VALUES (?, ?, ?, ?)",
            arguments: [subject.plan.id, subject.plan.digest, subject.target.baseURL, time.microseconds])
        try update(subject.target, in: database)
        let statement = try database.cachedStatement(
            sql: "INSERT INTO entry (position, session, bodySHA256, status, baseline) VALUES (?, ?, ?, ?, '')")
        for entry in entries {
            try statement.execute(
                arguments: [entry.position, entry.session, entry.digest, entry.status.rawValue])
        }
        try complete(subject.plan, entries, in: database)
    }

    /// Adds the data about their plan that journals of earlier versions do not have.
    static func complete(_ plan: RecordedPlan, _ entries: [ApplyEntry], in database: Database) throws {
        try database.execute(
            sql: "UPDATE journal SET planSeal = ?, planName = ?, timeZone = ?",
            arguments: [plan.seal, plan.name, plan.timeZone])
        let bodies = try database.cachedStatement(sql: "UPDATE entry SET body = ? WHERE position = ?")
        for entry in entries { try bodies.execute(arguments: [Data(entry.body), entry.position]) }
        let people = try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO person (id, name, staffingGroup) VALUES (?, ?, ?)")
        for person in plan.people { try people.execute(arguments: [person.id, person.name, person.group]) }
    }

    /// Records the organisation that the journal is for.
    static func update(_ target: ApplyTarget, in database: Database) throws {
        try database.execute(
            sql: "UPDATE journal SET organization = ?, organizationName = ?, clientId = ?",
            arguments: [target.organization?.id, target.organization?.name, target.clientId])
    }

    /// Records who begins a run.
    static func insert(_ caller: JournalCaller, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO caller (at, kind, person, clientId, organization) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                caller.at.microseconds, caller.kind.rawValue, caller.person, caller.clientId, caller.organization,
            ])
    }

    /// Everybody in the plan about whom more than the id is known. Journals of the first version do not have the table.
    static func people(from database: Database) throws -> [RecordedPlan.Person] {
        let statement = try database.cachedStatement(sql: "SELECT id, name, staffingGroup FROM person ORDER BY id")
        return try Row.fetchAll(statement).map { row in
            RecordedPlan.Person(
                id: try row.decode(forColumn: "id"), name: try row.decode(forColumn: "name"),
                group: try row.decode(forColumn: "staffingGroup"))
        }
    }

    /// Who ran apply and rollback, in order. Journals of the first version do not have the table.
    static func callers(from database: Database) throws -> [JournalCaller] {
        let statement = try database.cachedStatement(sql: "SELECT * FROM caller ORDER BY number")
        return try Row.fetchAll(statement).map { try JournalCaller(row: $0) }
    }

    /// All rows of entries, in the plan's order.
    static func entries(from database: Database) throws -> [StoredEntry] {
        try StoredEntry.fetchAll(database.cachedStatement(sql: "SELECT * FROM entry ORDER BY position"))
    }

    static func update(_ entry: ApplyEntry, at time: Instant, in database: Database) throws {
        try database.cachedStatement(
            sql: """
                UPDATE entry SET status = ?, appointmentId = ?, reason = ?, intentAt = ?, uncertainSince = ?,
                moveSince = ?, baseline = ? WHERE position = ?
                """
        ).execute(
            arguments: [
                entry.status.rawValue, entry.appointmentId, entry.reason, entry.intentAt?.microseconds,
                entry.uncertainSince?.microseconds, entry.moveInDoubtSince?.microseconds,
                entry.baseline.sorted().joined(separator: "\n"), entry.position,
            ])
        try database.cachedStatement(
            sql: "INSERT INTO event (at, position, status, appointmentId, reason) VALUES (?, ?, ?, ?, ?)"
        ).execute(
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

/// One entry of a plan as a journal stores it.
struct StoredEntry: FetchableRecord, Sendable {
    var position: Int
    var session: String
    /// Nil in journals of the first version.
    var body: [UInt8]?
    var digest: String
    var status: ApplyStatus
    var appointmentId: String?
    var reason: String?
    var intentAt: Instant?
    var uncertainSince: Instant?
    var moveInDoubtSince: Instant?
    var baseline: Set<String>
    var side = EntrySide.plan

    init(row: Row) throws {
        position = try row.decode(forColumn: "position")
        session = try row.decode(forColumn: "session")
        body = row.hasColumn("body") ? try row.decode(Data?.self, forColumn: "body").map(Array.init) : nil
        digest = try row.decode(forColumn: "bodySHA256")
        status = try row.status()
        appointmentId = try row.decode(forColumn: "appointmentId")
        reason = try row.decode(forColumn: "reason")
        intentAt = try row.decode(Int64?.self, forColumn: "intentAt").map(Instant.init(microseconds:))
        uncertainSince = try row.decode(Int64?.self, forColumn: "uncertainSince").map(Instant.init(microseconds:))
        if row.hasColumn("side") {
            side = try row.side()
            moveInDoubtSince = try row.decode(Int64?.self, forColumn: "moveSince").map(Instant.init(microseconds:))
        }
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

    /// The column `side`. Throws a `JournalRefusal` for one that this program does not know.
    fileprivate func side() throws -> EntrySide {
        let name: String = try decode(forColumn: "side")
        guard let side = EntrySide(rawValue: name) else {
            throw JournalRefusal(reason: "is damaged: it has an entry of the unknown side \(name)")
        }
        return side
    }
}

extension ApplyEntry {
    /// The entries of a plan before anything was done, in the plan's order.
    public static func entries(of plan: Plan) throws -> [ApplyEntry] {
        try plan.appointments.enumerated().map { try ApplyEntry(position: $0.offset, appointment: $0.element) }
    }

    var digest: String { SHA256.hexadecimal(of: body) }

    /// The entries, updated with what a journal knows of them.
    ///
    /// - Throws: `JournalRefusal` if the journal does not have exactly these entries.
    static func entries(_ template: [ApplyEntry], as stored: [StoredEntry]) throws -> [ApplyEntry] {
        guard stored.count == template.count, zip(template, stored).allSatisfy({ $0.digest == $1.digest }) else {
            throw JournalRefusal(reason: "is damaged: its entries are not those of the plan that it names")
        }
        return zip(template, stored).map { $0.known(as: $1) }
    }

    /// The entries, read from a journal alone.
    ///
    /// - Throws: `JournalRefusal` for a journal of the first version, which holds no bodies, and a damaged one.
    ///
    /// - Parameter first: position of the first of them.
    static func entries(as stored: [StoredEntry], from first: Int = 0) throws -> [ApplyEntry] {
        try stored.enumerated().map { offset, known in
            let index = first + offset
            guard let body = known.body else { throw JournalRefusal.withoutBodies }
            guard known.position == index, known.digest == SHA256.hexadecimal(of: body) else {
                throw JournalRefusal(
                    reason: "is damaged: the body of \(known.session) is not the one that was recorded")
            }
            do {
                return try ApplyEntry(position: index, session: known.session, body: body).known(as: known)
            } catch {
                throw JournalRefusal(reason: "is damaged: the body of \(known.session) cannot be read")
            }
        }
    }

    private func known(as stored: StoredEntry) -> ApplyEntry {
        var entry = self
        entry.status = stored.status
        entry.appointmentId = stored.appointmentId
        entry.reason = stored.reason
        entry.intentAt = stored.intentAt
        entry.uncertainSince = stored.uncertainSince
        entry.moveInDoubtSince = stored.moveInDoubtSince
        entry.side = stored.side
        entry.baseline = stored.baseline
        return entry
    }
}
