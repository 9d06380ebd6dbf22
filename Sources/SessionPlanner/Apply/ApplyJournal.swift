internal import Foundation
internal import GRDB

/// The durable record of what was done with a plan: an SQLite file beside it.
///
/// Before each call its intent is recorded and synced to the disk, after it the outcome. Whatever ends a run, the next one
/// reads here what is certain and what has to be found out. The table `event` keeps every step with its time.
public final class ApplyJournal: Sendable {
    /// Where the journal lies.
    public let path: String
    private let queue: DatabaseQueue
    private let lock: JournalLock
    private let hook: (@Sendable (JournalStep) throws -> Void)?

    /// Where the journal of a plan lies unless told otherwise: `PLAN.journal.sqlite`.
    public static func defaultPath(forPlan planPath: String) -> String { planPath + ".journal.sqlite" }

    /// Opens or creates the journal of a plan and takes it for this run.
    ///
    /// - Throws: `FileFailure` if it cannot be opened or another run has it, `InputProblems` if it belongs to another
    ///   plan or service.
    public convenience init(path: String, plan: Plan, target: ApplyTarget, now: Instant) throws {
        try self.init(path: path, plan: plan, target: target, now: now, hook: nil)
    }

    /// Opens the journal of a plan that was applied before; nil if there is none.
    public static func existing(
        path: String, plan: Plan, target: ApplyTarget, now: Instant
    ) throws -> ApplyJournal? {
        guard access(path, F_OK) == 0 else { return nil }
        return try ApplyJournal(path: path, plan: plan, target: target, now: now)
    }

    init(
        path: String, plan: Plan, target: ApplyTarget, now: Instant, hook: (@Sendable (JournalStep) throws -> Void)?
    ) throws {
        self.path = path
        self.hook = hook
        let entries = try ApplyEntry.entries(of: plan)
        let subject = JournalSubject(plan: plan, entries: entries, target: target)
        lock = try JournalLock(journal: path)
        do {
            queue = try Self.open(path)
            try queue.writeWithoutTransaction(JournalSchema.configure)
            try queue.write { database in
                if try JournalSchema.isPresent(in: database) {
                    try JournalRows.check(subject, entries, in: database)
                } else {
                    try JournalSchema.create(in: database)
                    try JournalRows.insert(subject, entries, at: now, in: database)
                }
            }
        } catch let refusal as JournalRefusal {
            throw InputProblems(
                Problem(
                    file: path, expected: "the journal of this plan and service, or no file",
                    message: "cannot be used as the journal: \(refusal.reason)"))
        } catch {
            throw Self.failure(path, error)
        }
        template = entries
    }

    /// The plan's entries as they were before anything was done.
    private let template: [ApplyEntry]

    /// Everything that is known, in the plan's order.
    public func entries() throws -> [ApplyEntry] {
        do {
            return try queue.read { database in try JournalRows.load(template, from: database) }
        } catch {
            throw Self.failure(path, error)
        }
    }

    /// Every step that was recorded, in order.
    public func history() throws -> [ApplyStep] {
        do {
            return try queue.read { database in try JournalRows.history(from: database) }
        } catch {
            throw Self.failure(path, error)
        }
    }

    /// Records a fact, durably, and gives the entry after it.
    ///
    /// - Throws: `FileFailure` if it could not be recorded: then nothing may be done that relies on it.
    func record(_ fact: ApplyFact, of entry: ApplyEntry, at time: Instant) throws -> ApplyEntry {
        let next = try entry.after(fact, at: time)
        try hook?(.before(fact))
        do {
            try queue.write { database in try JournalRows.update(next, at: time, in: database) }
        } catch {
            throw Self.failure(path, error)
        }
        try hook?(.after(fact))
        return next
    }

    /// For tests: settings of the connection, such as a limit on the file's size.
    func execute(_ sql: String) throws {
        try queue.writeWithoutTransaction { database in try database.execute(sql: sql) }
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "coachplan.journal"
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private static func failure(_ path: String, _ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        let reason = error.message ?? error.resultCode.description
        return FileFailure(path: path, operation: .write, reason: "the journal cannot be written: \(reason)")
    }
}

/// A moment of a record, at which a test can end the run.
enum JournalStep: Sendable, Equatable {
    case before(ApplyFact)
    case after(ApplyFact)
}
