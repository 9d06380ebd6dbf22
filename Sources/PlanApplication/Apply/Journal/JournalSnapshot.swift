import CoachingModels
import Foundation
import GRDB
import PlanFiles
public import PlanModel
import SystemPackage

/// What the journal of a plan holds at one moment, read without changing a byte of it: without the lock, alongside a
/// run that writes it, and where writing is not permitted.
public struct JournalSnapshot: Sendable {
    /// Where the journal lies.
    public let path: String
    /// When the plan was first applied.
    public let createdAt: Instant
    /// The plan, as far as the journal holds it.
    public let plan: RecordedPlan
    /// The service and the organisation in which the plan was applied.
    public let target: ApplyTarget
    /// Who ran apply and rollback, in order.
    public let callers: [JournalCaller]
    /// The run whose steps are missing from the file because it was copied without its log.
    let lostRun: JournalRun?
    /// The version of its schema.
    let version: Int
    /// Whether a run has not ended: the log beside the journal is still needed.
    let isUnderWay: Bool
    private let stored: [StoredEntry]
    /// Entries of the previous plan, in the journal of a re-plan.
    private let storedFormer: [StoredEntry]
    private let links: [JournalLink]
    /// The file as it was read.
    let image: DatabaseImage

    /// Reads the journal; nil if there is none.
    ///
    /// - Throws: `InputProblems` for a file that is not a journal, is damaged or is of another version; `FileFailure`
    ///   if it cannot be read.
    public init?(path: String) throws { try self.init(path: path, known: nil) }

    /// Reads the journal; nil if there is none.
    ///
    /// - Parameter known: what was read before. If the file is as it was then, nothing is parsed again.
    /// - Throws: as ``init(path:)``.
    init?(path: String, known: JournalSnapshot?) throws {
        do {
            guard try Self.isThere(path) else { return nil }
            let image = try DatabaseImage(path: path, reader: known?.image.reader)
            if let known, known.path == path, known.image.isSame(as: image) {
                self = known
                return
            }
            let content = try image.open { try Content($0, of: image) }
            self.path = path
            self.image = image
            version = image.version
            createdAt = content.createdAt
            (plan, target, callers) = (content.plan, content.target, content.callers)
            stored = content.stored.filter { $0.side == .plan }
            storedFormer = content.stored.filter { $0.side != .plan }
            links = content.links
            isUnderWay = content.run != nil
            lostRun = image.hasLog ? nil : content.run
        } catch let refusal as JournalRefusal {
            throw refusal.problems(of: path)
        } catch let error where error is DatabaseError || error is RowDecodingError {
            throw JournalRefusal(reason: "is damaged: \(error)").problems(of: path)
        }
    }

    /// Whether the journal is still as it was read.
    func isCurrent() throws -> Bool {
        try Self.isThere(path) && DatabaseImage(path: path, reader: image.reader).isSame(as: image)
    }

    /// Appointments that exist in the service, or may exist there, according to the journal.
    public var livingCount: Int {
        let held = formerLink?.isHeld == true ? storedFormer : []
        return (stored + held).count { $0.status.isToBeDeleted || $0.status.isUnsettled }
    }

    /// Where the record of the previous plan lies, if this is the record of a re-plan that was applied; otherwise nil.
    public var former: String? { formerLink.map { RelativePath.path(of: $0.path, besideFile: path) } }

    var formerLink: JournalLink? { links.first { $0.kind == .former } }

    /// The journal that took the appointments over; nil while they belong to this one.
    var successor: JournalLink? { links.first { $0.kind == .successor } }

    /// What the journal of a re-plan knows of the appointments of the previous plan.
    func formerEntries() throws -> [ApplyEntry] {
        try telling { try ApplyEntry.entries(as: storedFormer, from: stored.count) }
    }

    /// Throws `InputProblems` if the appointments went over to another journal.
    func checkForHandingOver() throws {
        if let successor { throw JournalRefusal.takenOver(successor, from: plan, at: path).problems(of: path) }
        if let lostRun { throw lostRun.refusal(path: path, of: plan).problems(of: path) }
    }

    /// Why the journal is incomplete, in a sentence for the planner; nil if it is not.
    public var gap: String? { lostRun.map { $0.refusal(path: path, of: plan).problems(of: path).description } }

    /// Whether the journal holds the appointments themselves, so that the plan's file is not needed.
    public var standsAlone: Bool { stored.allSatisfy { $0.body != nil } }

    /// The plan's entries, updated with what the journal knows of them.
    ///
    /// - Parameter target: the service in question; nil for the one that the journal was written for.
    /// - Throws: `InputProblems` if the journal belongs to another plan, service or organisation.
    public func entries(of plan: Plan, at target: ApplyTarget? = nil) throws -> [ApplyEntry] {
        let template = try ApplyEntry.entries(of: plan)
        return try entries(template, of: RecordedPlan(plan, entries: template), at: target)
    }

    /// The entries, read from the journal alone.
    ///
    /// - Parameter target: as for ``entries(of:at:)``.
    /// - Throws: `InputProblems` if the journal belongs to another service or organisation, or is of the first version,
    ///   which needs its plan.
    public func entries(at target: ApplyTarget? = nil) throws -> [ApplyEntry] {
        try telling {
            if let target, let refusal = refusal(at: target) { throw refusal }
            return try ApplyEntry.entries(as: stored)
        }
    }

    /// Why a run cannot be sure that it acts in the organisation in which the plan was applied: a sentence for the
    /// planner, or nil if it is certain.
    public func doubt(at target: ApplyTarget) -> String? {
        guard livingCount > 0 || stored.contains(where: { $0.uncertainSince != nil }) else { return nil }
        if case .unknowable(let doubt) = OrganizationMatch(recorded: self.target, now: target) { return doubt }
        return nil
    }

    func entries(_ template: [ApplyEntry], of plan: RecordedPlan, at target: ApplyTarget?) throws -> [ApplyEntry] {
        let subject = JournalSubject(plan: self.plan, target: self.target)
        return try telling {
            if let refusal = subject.refusal(for: plan, path: path, since: createdAt, living: livingCount) {
                throw refusal
            }
            if let target, let refusal = refusal(at: target) { throw refusal }
            return try ApplyEntry.entries(template, as: stored)
        }
    }

    private func refusal(at target: ApplyTarget) -> JournalRefusal? {
        JournalSubject(plan: plan, target: self.target).refusal(at: target, since: createdAt, living: livingCount)
    }

    private func telling<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let refusal as JournalRefusal { throw refusal.problems(of: path) }
    }

    /// Throws `InputProblems` if apply cannot continue from what the journal holds.
    public func checkForApply() throws { try check(.apply) }

    /// Throws `InputProblems` if rollback cannot rely on what the journal holds.
    public func checkForRollback() throws { try check(.rollback) }

    private func check(_ kind: JournalRun.Kind) throws {
        if let successor { throw JournalRefusal.takenOver(successor, from: plan, at: path).problems(of: path) }
        if let lostRun, lostRun.kind != kind, storedFormer.isEmpty {
            throw lostRun.refusal(path: path, of: plan).problems(of: path)
        }
    }

    /// Whether there is a file that may be a journal.
    static func isThere(_ path: String) throws -> Bool {
        let status: Stat
        do {
            status = try Stat(FilePath(path))
        } catch  where error == .noSuchFileOrDirectory || error == .fileNameTooLong {
            // A name that is too long cannot exist either.
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

    /// SQLite would take a leftover log for that of any database placed beside it.
    private static func checkThatNoLogIsLeft(by path: String) throws {
        let log = DatabaseImage.logPath(of: path)
        guard let status = try? Stat(FilePath(log)), status.size > 0 else { return }
        throw JournalRefusal(reason: "is missing, but its log is there: \(log)")
    }

    /// The rows of a journal of any version.
    private struct Content {
        let createdAt: Instant
        let plan: RecordedPlan
        let target: ApplyTarget
        let callers: [JournalCaller]
        let stored: [StoredEntry]
        let run: JournalRun?
        let links: [JournalLink]

        init(_ database: Database, of image: DatabaseImage) throws {
            let tables = try JournalSchema.check(database, of: image)
            let journal = try database.cachedStatement(sql: "SELECT * FROM journal")
            guard let row = try Row.fetchOne(journal) else {
                throw JournalRefusal(reason: "is damaged: it does not say which plan it belongs to")
            }
            func added(_ column: String) throws -> String? {
                row.hasColumn(column) ? try row.decode(forColumn: column) : nil
            }
            createdAt = Instant(microseconds: try row.decode(forColumn: "createdAt"))
            plan = RecordedPlan(
                id: try row.decode(forColumn: "planId"), digest: try row.decode(forColumn: "planDigest"),
                seal: try added("planSeal"), name: try added("planName"), timeZone: try added("timeZone"),
                people: tables.contains("person") ? try JournalRows.people(from: database) : [])
            let organization = NamedEntity(
                id: try row.decode(forColumn: "organization"), name: try added("organizationName"))
            target = ApplyTarget(
                baseURL: try row.decode(forColumn: "baseURL"),
                organization: organization.id == nil ? nil : organization, clientId: try added("clientId"))
            callers = tables.contains("caller") ? try JournalRows.callers(from: database) : []
            stored = try JournalRows.entries(from: database)
            // Journals of the first program do not have it.
            run = tables.contains("run") ? try JournalRun.underWay(in: database) : nil
            links = tables.contains("link") ? try JournalLink.all(in: database) : []
        }
    }
}
