import Foundation
import PlanFiles
public import PlanModel

/// A plan in the form in which its journal holds it. Its seal and its bodies are computed once, which takes a while for
/// a large plan.
public struct PreparedPlan: Sendable {
    let plan: RecordedPlan
    let entries: [ApplyEntry]

    /// Throws `InternalFault` if a body cannot be written.
    public init(_ plan: Plan) throws { try self.init(plan, seal: PlanFile.seal(of: plan)) }

    /// As above, for a plan that was read from a file.
    ///
    /// - Parameter seal: of the file.
    package init(_ plan: Plan, seal: String) throws {
        entries = try ApplyEntry.entries(of: plan)
        self.plan = RecordedPlan(plan, seal: seal, entries: entries)
    }
}

/// A plan and its journal, or whichever of the two exists: everything a run is based on, read without changing any
/// file.
public struct JournalRecord: Sendable {
    /// The plan as the journal holds it, or will.
    public let plan: RecordedPlan
    /// The plan's entries with what the journal knows of them.
    public let entries: [ApplyEntry]
    /// The appointments of the previous plan, in the record of a re-plan that has them; otherwise empty.
    public let former: [ApplyEntry]
    /// What the journal holds; nil if there is none yet.
    public let snapshot: JournalSnapshot?

    /// Reads the plan's record.
    ///
    /// - Parameters:
    ///   - path: of the journal.
    ///   - plan: the plan; nil to use the journal alone.
    ///   - target: the service in question; nil for the one that the journal was written for.
    /// - Throws: `InputProblems` if the file is not a journal, or belongs to another plan, service or organisation;
    ///   `FileFailure` if it cannot be read, or neither a plan nor a journal is there.
    public init(path: String, plan: Plan?, at target: ApplyTarget? = nil) throws {
        try self.init(path: path, prepared: plan.map { try PreparedPlan($0) }, at: target)
    }

    /// As above, for a plan that is read several times.
    ///
    /// - Parameter known: what was read before. If the journal is as it was then, it is not parsed again.
    public init(
        path: String, prepared: PreparedPlan?, at target: ApplyTarget? = nil, known: JournalSnapshot? = nil
    ) throws {
        snapshot = try JournalSnapshot(path: path, known: known)
        if let prepared {
            plan = prepared.plan
            entries = try snapshot?.entries(prepared.entries, of: plan, at: target) ?? prepared.entries
        } else {
            guard let snapshot else {
                throw FileFailure(path: path, operation: .read, reason: "there is no such record")
            }
            self.plan = snapshot.plan
            entries = try snapshot.entries(at: target)
        }
        former = snapshot?.formerLink?.isHeld == true ? try snapshot?.formerEntries() ?? [] : []
    }

    /// Ids of the appointments in the service that a re-plan of this plan may move.
    ///
    /// - Throws: `InputProblems` if they already went over to another plan.
    public func interruptibleAppointments() throws -> [String] {
        try snapshot?.checkForHandingOver()
        return (entries + former).filter { $0.status.isToBeDeleted || $0.status.isUnsettled }.compactMap(
            \.appointmentId
        )
        .sorted()
    }

    /// Whether the appointments of the previous plan belong to this record.
    ///
    /// - Parameter other: the record of that plan; nil if it does not exist.
    func holdsFormer(by other: JournalRecord?) -> Bool {
        guard let link = snapshot?.formerLink else { return false }
        guard let other = other?.snapshot else { return link.isHeld }
        return other.successor?.token == link.token
    }

    /// The record as it is now. If its bytes are unchanged, nothing is parsed again.
    ///
    /// - Parameters and throws: as for ``init(path:plan:at:)``.
    func again(path: String, prepared: PreparedPlan?, at target: ApplyTarget?) throws -> JournalRecord {
        // If it cannot be read now, the reading below reports that.
        let isCurrent =
            if let snapshot { (try? snapshot.isCurrent()) ?? false } else {
                (try? JournalSnapshot.isThere(path)) == false
            }
        return isCurrent ? self : try JournalRecord(path: path, prepared: prepared, at: target, known: snapshot)
    }

    /// Whether a file is a journal, judged by its first bytes. False if there is no file, and for pipes, which can be
    /// read only once.
    public static func isJournal(_ path: String) -> Bool {
        var status = stat()
        guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            var file = try? InputFile(path: path)
        else { return false }
        var header: [UInt8] = []
        _ = try? file.append(atMost: 16, to: &header)
        return JournalSchema.isDatabase(header)
    }
}
