import Foundation
import GRDB
import PlanFiles
public import PlanModel
import SystemPackage

/// What the journal of a plan holds at one moment, read without changing a byte of it: without the lock, beside a run that
/// writes it, and where nothing may be written.
public struct JournalSnapshot: Sendable {
    /// Where the journal lies.
    public let path: String
    /// When the plan was first applied.
    public let createdAt: Instant
    let subject: JournalSubject
    /// The run whose steps the file lacks, because it was copied without its log.
    let lostRun: JournalRun?
    private let stored: [StoredEntry]

    /// Reads the journal; nil where there is none.
    ///
    /// - Throws: `InputProblems` for what is there and is no journal, or one that is damaged or of another version;
    ///   `FileFailure` if it cannot be read.
    public init?(path: String) throws {
        self.path = path
        do {
            guard try Self.isThere(path) else { return nil }
            let image = try DatabaseImage(path: path)
            let content = try image.open(Content.init)
            createdAt = content.createdAt
            subject = content.subject
            stored = content.stored
            lostRun = image.hasLog ? nil : content.run
        } catch let refusal as JournalRefusal {
            throw refusal.problems(of: path)
        } catch let error where error is DatabaseError || error is RowDecodingError {
            throw JournalRefusal(reason: "is damaged: \(error)").problems(of: path)
        }
    }

    /// Appointments that exist in the service, or may exist there, by what the journal knows.
    public var livingCount: Int { stored.count { $0.status.isToBeDeleted || $0.status.isUnsettled } }

    /// Why the journal cannot be taken at its word: nil, or a sentence for the planner.
    public var gap: String? { lostRun.map { $0.refusal(path: path).problems(of: path).description } }

    /// The plan's entries with what the journal knows of them.
    ///
    /// - Parameter target: the service that is meant; nil for the one that the journal was written for.
    /// - Throws: `InputProblems` if the journal belongs to another plan or service.
    public func entries(of plan: Plan, at target: ApplyTarget? = nil) throws -> [ApplyEntry] {
        try entries(ApplyEntry.entries(of: plan), of: plan, at: target)
    }

    func entries(_ template: [ApplyEntry], of plan: Plan, at target: ApplyTarget?) throws -> [ApplyEntry] {
        let own = ApplyTarget(baseURL: subject.baseURL, organization: subject.organization)
        let wanted = JournalSubject(plan: plan, entries: template, target: target ?? own)
        do {
            if let refusal = subject.refusal(for: wanted, since: createdAt, living: livingCount) { throw refusal }
            return try ApplyEntry.entries(template, as: stored)
        } catch let refusal as JournalRefusal {
            throw refusal.problems(of: path)
        }
    }

    /// Throws `InputProblems` if apply cannot go on from what the journal holds.
    public func checkForApply() throws { try check(.apply) }

    /// Throws `InputProblems` if rollback cannot go by what the journal holds.
    public func checkForRollback() throws { try check(.rollback) }

    private func check(_ kind: JournalRun.Kind) throws {
        if let lostRun, lostRun.kind != kind { throw lostRun.refusal(path: path).problems(of: path) }
    }

    /// Whether there is a file that may be a journal.
    private static func isThere(_ path: String) throws -> Bool {
        let status: Stat
        do {
            status = try Stat(FilePath(path))
        } catch  where error == .noSuchFileOrDirectory || error == .fileNameTooLong {
            // Under a name that is too long there is nothing either.
            try checkThatNoLogIsLeft(by: path)
            return false
        } catch {
            throw FileFailure(reading: path, error)
        }
        guard status.type == .regular else { throw JournalRefusal(reason: "is no ordinary file") }
        var file = try InputFile(path: path)
        var header: [UInt8] = []
        _ = try file.append(atMost: 100, to: &header)
        try JournalSchema.check(header: header)
        return true
    }

    /// SQLite would take a log for that of whatever is put beside it.
    private static func checkThatNoLogIsLeft(by path: String) throws {
        let log = DatabaseImage.logPath(of: path)
        guard let status = try? Stat(FilePath(log)), status.size > 0 else { return }
        throw JournalRefusal(reason: "is missing, but its log is there: \(log)")
    }

    /// The rows of a journal.
    private struct Content {
        let createdAt: Instant
        let subject: JournalSubject
        let stored: [StoredEntry]
        let run: JournalRun?

        init(_ database: Database) throws {
            try JournalSchema.check(database)
            guard let row = try Row.fetchOne(database, sql: "SELECT * FROM journal") else {
                throw JournalRefusal(reason: "is damaged: it does not say which plan it belongs to")
            }
            createdAt = Instant(microseconds: try row.decode(forColumn: "createdAt"))
            subject = JournalSubject(
                planId: try row.decode(forColumn: "planId"), planDigest: try row.decode(forColumn: "planDigest"),
                baseURL: try row.decode(forColumn: "baseURL"), organization: try row.decode(forColumn: "organization"))
            stored = try JournalRows.entries(from: database)
            run = try JournalRun.underWay(in: database)
        }
    }
}
