import GRDB
import PlanModel

/// A run of apply or rollback, as the journal records it while it lasts.
///
/// The row is in the database itself before the first call is sent, while the steps of the run are in the log beside
/// it. A database that has the row but no log is therefore a copy that is missing those steps.
struct JournalRun: Sendable, Equatable {
    enum Kind: String, Sendable { case apply, rollback }

    var kind: Kind
    var startedAt: Instant

    /// Why nothing but a run of this kind can follow on a copy that is missing the steps of this one.
    ///
    /// - Parameter plan: the journal's plan, in whose zone times are told.
    func refusal(path: String, of plan: RecordedPlan) -> JournalRefusal {
        let log = DatabaseImage.logPath(of: path)
        return JournalRefusal(
            reason: "this record is incomplete: it was copied without \(log), while a run of \(kind.rawValue) that "
                + "began at \(PlanWords(plan).time(startedAt)) was not at its end, and lacks what that run did",
            expected:
                "that file beside it, or a run of coachplan \(kind.rawValue) first, which finds out what is missing")
    }
}

extension JournalRun: FetchableRecord {
    init(row: Row) throws {
        self.init(
            kind: try Self.kind(named: row.decode(forColumn: "kind")),
            startedAt: Instant(microseconds: try row.decode(forColumn: "startedAt")))
    }

    static func kind(named name: String) throws -> Kind {
        guard let kind = Kind(rawValue: name) else {
            throw JournalRefusal(reason: "is damaged: it tells of a run of the unknown kind \(name)")
        }
        return kind
    }

    /// The run under way, nil if there is none.
    static func underWay(in database: Database) throws -> JournalRun? {
        try JournalRun.fetchOne(database.cachedStatement(sql: "SELECT kind, startedAt FROM run"))
    }

    /// Records this run in place of an earlier one.
    func note(in database: Database) throws {
        try database.execute(sql: JournalSchema.runTable)
        try Self.clear(in: database)
        try database.execute(
            sql: "INSERT INTO run (kind, startedAt) VALUES (?, ?)", arguments: [kind.rawValue, startedAt.microseconds])
    }

    static func clear(in database: Database) throws { try database.execute(sql: "DELETE FROM run") }
}
