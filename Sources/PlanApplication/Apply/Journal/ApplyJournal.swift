internal import Foundation
internal import GRDB
internal import GRDBSQLite
import PlanFiles
public import PlanModel
internal import Synchronization

/// The durable record of what was done with a plan: an SQLite file beside it.
///
/// Before each call its intent is recorded and synced to the disk; after it, its outcome is recorded. However a run
/// ends, the next one reads here what is certain and what has to be found out. The table `event` keeps every step with
/// its time.
///
/// Outcomes are written at once, which survives the end of the process, and reach the disk with the next intent or at
/// the end of the batch or the run. If the machine fails before that, those outcomes have to be found out, as their
/// intents are on the disk.
public final class ApplyJournal: Sendable {
    /// Where the journal lies.
    public let path: String
    private let queue: DatabaseQueue
    private let lock: JournalLock
    private let hook: (@Sendable (JournalStep) throws -> Void)?
    /// The plan's entries as they were before anything was done.
    private let template: [ApplyEntry]
    /// The plan, as the journal holds it.
    public let plan: RecordedPlan
    /// The service and the organisation of this run.
    public let target: ApplyTarget
    private let person: String?
    /// The journal of the previous plan, if this one is of a re-plan.
    let former: ApplyJournal?
    /// The run whose steps were missing from the journal when it was opened, until a run of the same kind has begun.
    private let lostRun: Mutex<JournalRun?>

    /// The default path of a plan's journal: `PLAN.journal.sqlite`.
    public static func defaultPath(forPlan planPath: String) -> String { planPath + ".journal.sqlite" }

    /// Opens or creates the journal of a plan and locks it for this run.
    ///
    /// An existing journal is examined before anything is changed. A journal of an earlier version is migrated to this
    /// one.
    ///
    /// - Parameters:
    ///   - target: the organisation that the run acts in. If it is known, it is stored, and later runs are checked
    ///     against it.
    ///   - person: who runs it, for the record.
    /// - Throws: `FileFailure` if it cannot be read or written or another run has it, `InputProblems` if it is no
    ///   journal, or that of another plan, service or organisation.
    ///   - former: of a re-plan: the journal of the previous plan, whose appointments it takes over when a run begins.
    public convenience init(
        path: String, plan: Plan, target: ApplyTarget, person: String? = nil, former: ApplyJournal? = nil, now: Instant
    ) throws {
        try self.init(path: path, plan: plan, target: target, person: person, former: former, now: now, hook: nil)
    }

    /// As above, for a plan that was prepared before.
    ///
    /// - Parameter known: what was read of the journal before. If it is as it was then, it is not parsed again.
    public convenience init(
        path: String, prepared: PreparedPlan, target: ApplyTarget, person: String? = nil, former: ApplyJournal? = nil,
        now: Instant, known: JournalSnapshot? = nil
    ) throws {
        try self.init(
            path: path, prepared: prepared, target: target, person: person, former: former, now: now, known: known,
            hook: nil)
    }

    /// Opens an existing journal without its plan's file, and locks it for this run.
    ///
    /// - Parameters and throws: as for ``init(path:plan:target:person:now:)``; `InputProblems` for a journal of the
    ///   first version, which needs its plan, and `FileFailure` if there is none.
    public convenience init(
        path: String, target: ApplyTarget, person: String? = nil, former: ApplyJournal? = nil, now: Instant,
        known: JournalSnapshot? = nil
    ) throws {
        try self.init(
            path: path, prepared: nil, target: target, person: person, former: former, now: now, known: known,
            hook: nil)
    }

    convenience init(
        path: String, plan: Plan?, target: ApplyTarget, person: String? = nil, former: ApplyJournal? = nil,
        now: Instant,
        mutation: ApplyMutation? = nil, hook: (@Sendable (JournalStep) throws -> Void)?
    ) throws {
        try self.init(
            path: path, prepared: plan.map { try PreparedPlan($0) }, target: target, person: person, former: former,
            now: now, known: nil, mutation: mutation, hook: hook)
    }

    init(
        path: String, prepared: PreparedPlan?, target: ApplyTarget, person: String?, former: ApplyJournal?,
        now: Instant, known: JournalSnapshot?,
        mutation: ApplyMutation? = nil, hook: (@Sendable (JournalStep) throws -> Void)?
    ) throws {
        self.path = path
        self.hook = hook
        self.target = target
        self.person = person
        self.former = former
        let expected = mutation == .anyOrganization ? nil : target
        let seen = try JournalRecord(path: path, prepared: prepared, at: expected, known: known)
        lock = try JournalLock(journal: path)
        // Another run may have ended between the look and the lock.
        let record = try seen.again(path: path, prepared: prepared, at: expected)
        (template, self.plan) = (record.entries.map { $0.anew }, record.plan)
        lostRun = Mutex(record.snapshot?.lostRun)
        if record.snapshot == nil {
            try Self.create(path, JournalSubject(plan: record.plan, target: target), template, at: now)
        }
        do {
            queue = try Self.open(path)
            // A log that is needed stays, even if this journal is closed before its run begins.
            if record.snapshot?.isUnderWay == true { try keepLog(true) }
            try Self.lift(queue, from: record, to: target)
        } catch {
            throw Self.failure(path, .write, error)
        }
    }

    /// All entries with what is known of them, in the plan's order.
    public func entries() throws -> [ApplyEntry] {
        try reading(entries)
    }

    private func entries(from database: Database) throws -> [ApplyEntry] {
        let rows = try JournalRows.entries(from: database)
        let own = try ApplyEntry.entries(template, as: rows.filter { $0.side == .plan })
        return try own + ApplyEntry.entries(as: rows.filter { $0.side != .plan }, from: own.count)
    }

    /// Every step that was recorded, in order.
    public func history() throws -> [ApplyStep] { try reading(JournalRows.history) }

    /// Records a fact durably, and returns the entry after it.
    ///
    /// - Throws: `FileFailure` if it could not be recorded: then nothing may be done that relies on it.
    func record(_ fact: ApplyFact, of entry: ApplyEntry, at time: Instant) throws -> ApplyEntry {
        try record([(fact, entry)], at: time)[0]
    }

    /// Records facts together, all or none, and returns their entries after them.
    ///
    /// - Throws: as ``record(_:of:at:)``.
    func record(_ facts: [(fact: ApplyFact, entry: ApplyEntry)], at time: Instant) throws -> [ApplyEntry] {
        let next = try facts.map { try $0.entry.after($0.fact, at: time) }
        if let hook { for (fact, _) in facts { try hook(.before(fact)) } }
        try writing(synced: facts.contains { $0.fact.isReliedOn }) { database in
            for entry in next { try JournalRows.update(entry, at: time, in: database) }
        }
        if let hook { for (fact, _) in facts { try hook(.after(fact)) } }
        return next
    }

    /// Records that a run begins. Until ``end()`` the log stays beside the journal, however the process ends.
    ///
    /// Where the steps of an earlier apply are lost, everything that it may have sent counts as sent. In a re-plan the
    /// same holds for everything that it, or a rollback, may have moved or deleted.
    ///
    /// - Throws: `InputProblems` if the steps of a run of the other kind are lost.
    func begin(_ kind: JournalRun.Kind, at time: Instant) throws {
        if let successor = try links().first(where: { $0.kind == .successor }) {
            throw JournalRefusal.takenOver(successor, from: plan, at: path).problems(of: path)
        }
        let lost = lostRun.withLock { $0 }
        try takeOver(at: time)
        let known = try entries()
        let isReplan = known.contains { $0.side != .plan }
        if let lost, lost.kind != kind, !isReplan { throw lost.refusal(path: path, of: plan).problems(of: path) }
        let presumed =
            lost?.kind == .apply || isReplan ? known.filter { $0.status.isToBeSent && $0.status != .carried } : []
        try keepLog(true)
        try writing(synced: true) { database in
            try JournalRun(kind: kind, startedAt: lost?.startedAt ?? time).note(in: database)
            try JournalRows.insert(
                JournalCaller(kind: kind, at: time, person: person, target: target), in: database)
            guard let lost else { return }
            for entry in presumed {
                let next = try entry.after(.presumedSent(since: lost.startedAt), at: time)
                try JournalRows.update(next, at: time, in: database)
            }
            guard isReplan else { return }
            for entry in try entries(from: database) where entry.status != .deleting {
                let next = try entry.after(.presumedMoved(since: lost.startedAt), at: time)
                try JournalRows.update(next, at: time, in: database)
            }
        }
        lostRun.withLock { $0 = nil }
        checkpoint()
    }

    /// Moves the log's content into the database, as far as other readers allow. The log loses nothing by it.
    func checkpoint() {
        try? queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(FULL)") }
    }

    /// Records that the run has ended, after which the file is complete by itself. If that fails, the log stays beside
    /// it.
    func end() {
        do {
            try writing(synced: true, JournalRun.clear)
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
            try keepLog(false)
        } catch {
            return
        }
    }

    /// For tests: settings of the connection, such as a limit on the file's size.
    func execute(_ sql: String) throws {
        try queue.writeWithoutTransaction { database in try database.execute(sql: sql) }
    }

    /// Whether SQLite leaves the log in place when the journal is closed.
    private func keepLog(_ isKept: Bool) throws {
        try queue.writeWithoutTransaction { database in
            var flag: Int32 = isKept ? 1 : 0
            let code = sqlite3_file_control(database.sqliteConnection, "main", SQLITE_FCNTL_PERSIST_WAL, &flag)
            guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        }
    }

    func reading<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            // Nothing but this object writes, and one statement sees one moment.
            return try queue.unsafeRead(body)
        } catch {
            throw Self.failure(path, .read, error)
        }
    }

    /// - Parameter synced: whether this write, and all before it, is on the disk afterwards; otherwise a failure of the
    ///   machine may undo it.
    func writing(synced: Bool, _ body: (Database) throws -> Void) throws {
        do {
            try queue.writeWithoutTransaction { database in
                try JournalSchema.sync(synced, in: database)
                try database.inTransaction {
                    try body(database)
                    return .commit
                }
            }
        } catch {
            throw Self.failure(path, .write, error)
        }
    }
}

extension ApplyJournal {
    /// A journal without a plan: its migrations take longer than all else that is written into a new one.
    private static let empty = Result { try JournalSchema.empty() }

    /// Writes a new journal, whole or not at all.
    private static func create(
        _ path: String, _ subject: JournalSubject, _ entries: [ApplyEntry], at time: Instant
    ) throws {
        let bytes = try DatabaseImage.making(from: empty.get()) { queue in
            try queue.write { try JournalRows.insert(subject, entries, at: time, in: $0) }
        }
        try FileBytes.write(bytes, to: path)
    }

    /// Migrates a journal to the present version, and adds what this run knows of its plan and organisation.
    private static func lift(_ queue: DatabaseQueue, from record: JournalRecord, to target: ApplyTarget) throws {
        guard let snapshot = record.snapshot else { return }
        if snapshot.version < JournalSchema.version { try JournalSchema.migrator.migrate(queue) }
        let isComplete = snapshot.standsAlone
        let recorded = snapshot.target
        let isNews = recorded.organization == nil && (target.organization != nil || recorded.clientId == nil)
        guard !isComplete || isNews else { return }
        try queue.write { database in
            if !isComplete { try JournalRows.complete(record.plan, record.entries, in: database) }
            if isNews { try JournalRows.update(target, in: database) }
        }
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "coachplan.journal"
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction(JournalSchema.configure)
        return queue
    }

    private static func failure(_ path: String, _ operation: FileFailure.Operation, _ error: any Error) -> any Error {
        switch error {
        case let refusal as JournalRefusal: return refusal.problems(of: path)
        case let error as DatabaseError:
            let reason = error.message ?? error.resultCode.description
            let verb = operation == .read ? "read" : "written"
            return FileFailure(path: path, operation: operation, reason: "the journal cannot be \(verb): \(reason)")
        default: return error
        }
    }
}

/// A point while recording at which a test can end the run.
enum JournalStep: Sendable, Equatable {
    case before(ApplyFact)
    case after(ApplyFact)
}
