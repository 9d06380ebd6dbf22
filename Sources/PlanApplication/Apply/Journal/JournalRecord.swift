import Foundation
import PlanFiles
public import PlanModel

/// A plan as its journal is to hold it: its seal and its bodies are made once, which takes a while for a large plan.
public struct PreparedPlan: Sendable {
    let plan: RecordedPlan
    let entries: [ApplyEntry]

    /// Throws `InternalFault` where a body cannot be written.
    public init(_ plan: Plan) throws {
        entries = try ApplyEntry.entries(of: plan)
        self.plan = try RecordedPlan(plan, entries: entries)
    }
}

/// A plan and its journal, whichever of the two is there: what a run goes by, read without a change to any file.
public struct JournalRecord: Sendable {
    /// The plan as the journal holds it, or will.
    public let plan: RecordedPlan
    /// The plan's entries with what the journal knows of them.
    public let entries: [ApplyEntry]
    /// The appointments of the plan before, in the record of a re-plan that has them; else none.
    public let former: [ApplyEntry]
    /// What the journal holds; nil where there is none yet.
    public let snapshot: JournalSnapshot?

    /// Reads what is there.
    ///
    /// - Parameters:
    ///   - path: of the journal.
    ///   - plan: the plan; nil to go by the journal alone.
    ///   - target: the service that is meant; nil for the one that the journal was written for.
    /// - Throws: `InputProblems` if the journal is none, or belongs to another plan, service or organisation; `FileFailure`
    ///   if it cannot be read, or neither a plan nor a journal is there.
    public init(path: String, plan: Plan?, at target: ApplyTarget? = nil) throws {
        try self.init(path: path, prepared: plan.map { try PreparedPlan($0) }, at: target)
    }

    /// The same of a plan that is looked at several times.
    public init(path: String, prepared: PreparedPlan?, at target: ApplyTarget? = nil) throws {
        snapshot = try JournalSnapshot(path: path)
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
    /// - Throws: `InputProblems` if they went over to another plan already.
    public func interruptibleAppointments() throws -> [String] {
        try snapshot?.checkForHandingOver()
        return (entries + former).filter { $0.status.isToBeDeleted || $0.status.isUnsettled }.compactMap(
            \.appointmentId
        )
        .sorted()
    }

    /// Whether the appointments of the plan before are this record's.
    ///
    /// - Parameter other: the record of that plan; nil where it is not there.
    func holdsFormer(by other: JournalRecord?) -> Bool {
        guard let link = snapshot?.formerLink else { return false }
        guard let other = other?.snapshot else { return link.isHeld }
        return other.successor?.token == link.token
    }

    /// The record as it is now. Where it is as it was, which is told by its bytes, nothing is gone through again.
    ///
    /// - Parameters and throws: as for ``init(path:plan:at:)``.
    func again(path: String, prepared: PreparedPlan?, at target: ApplyTarget?) throws -> JournalRecord {
        // What cannot be looked at now is told by the reading.
        let isCurrent =
            if let snapshot { (try? snapshot.isCurrent()) ?? false } else {
                (try? JournalSnapshot.isThere(path)) == false
            }
        return isCurrent ? self : try JournalRecord(path: path, prepared: prepared, at: target)
    }

    /// Whether a file is a journal, by how it begins; false also where there is none, and for pipes, which are read once.
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
