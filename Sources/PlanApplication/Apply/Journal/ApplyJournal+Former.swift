import Foundation
import GRDB
import PlanFiles
import PlanModel

extension ApplyJournal {
    /// Makes the appointments of the previous plan this journal's own, unless they are already.
    ///
    /// Both journals record this before a call is sent: first this one, with everything the other knows of them, then
    /// the other. A run that ends in between has changed nothing: the appointments belong to the other until it records
    /// the handover.
    ///
    /// - Throws: `InputProblems` if the other journal cannot hand them over.
    func takeOver(at time: Instant) throws {
        let link = try links().first { $0.kind == .former }
        guard let former else {
            guard let link, !link.isHeld else { return }
            throw JournalRefusal.formerIsMissing(formerPath(link)).problems(of: path)
        }
        let successor = try former.links().first { $0.kind == .successor }
        if let successor {
            guard successor.token == link?.token else {
                throw JournalRefusal.takenOver(successor, from: former.plan, at: former.path).problems(of: former.path)
            }
            if let link, !link.isHeld { try hold(link, true) }
            return
        }
        try JournalSnapshot(path: former.path)?.checkForHandingOver()
        let entries = try former.entriesToHandOver()
        let token = UUID().uuidString.lowercased()
        func row(_ kind: JournalLink.Kind, _ here: ApplyJournal, _ other: ApplyJournal) -> JournalLink {
            JournalLink(
                kind: kind, path: RelativePath.of(other.path, besideFile: here.path) ?? other.path,
                planId: other.plan.id, token: token, at: time)
        }
        let mine = row(.former, self, former)
        try writing(synced: true) { database in
            try JournalRows.take(entries, at: time, in: database)
            try mine.note(in: database)
        }
        // The other journal's statement must not be all that is left.
        checkpoint()
        let theirs = row(.successor, former, self)
        try former.writing(synced: true) { database in try theirs.note(in: database) }
        former.checkpoint()
        try hold(mine, true)
    }

    /// Hands the appointments back to the previous plan's journal if none of this plan is in the service.
    ///
    /// - Returns: whether they belong to that journal again.
    @discardableResult
    func giveBack(at time: Instant) throws -> Bool {
        guard let former, let link = try links().first(where: { $0.kind == .former }),
            try former.links().first(where: { $0.kind == .successor })?.token == link.token
        else { return false }
        let entries = try entries()
        let isBusy = entries.contains { entry in
            entry.side == .plan && entry.status.isToBeDeleted || entry.status.isUnsettled
                || entry.status == .moving || entry.status == .deleting
        }
        guard !isBusy else { return false }
        let theirs = Dictionary(
            try former.entries().filter { $0.side == .plan }.map { ($0.session, $0) },
            uniquingKeysWith: { one, _ in one })
        let back = entries.filter { $0.side != .plan }.compactMap { entry in theirs[entry.session]?.standing(as: entry)
        }
        try former.writing(synced: true) { database in
            for entry in back { try JournalRows.update(entry, at: time, in: database) }
            try JournalLink.remove(.successor, in: database)
        }
        former.checkpoint()
        try hold(link, false)
        return true
    }

    private func hold(_ link: JournalLink, _ isHeld: Bool) throws {
        var link = link
        link.isHeld = isHeld
        try writing(synced: true) { [link] database in try link.note(in: database) }
    }

    func links() throws -> [JournalLink] { try reading(JournalLink.all) }

    private func formerPath(_ link: JournalLink) -> String { RelativePath.path(of: link.path, besideFile: path) }

    /// Everything of this plan that exists or may exist, which the other plan has to know.
    private func entriesToHandOver() throws -> [ApplyEntry] {
        let all = try entries()
        let holds = try links().contains { $0.kind == .former && $0.isHeld }
        let open = all.filter { entry in
            entry.status.isUnsettled || entry.status == .moving || entry.status == .deleting
                || (holds && entry.side != .plan && entry.status == .created)
        }
        guard open.isEmpty else { throw JournalRefusal.notAtItsEnd(open.count).problems(of: path) }
        return all.filter { entry in
            entry.side == .plan
                && (entry.status.isToBeDeleted || entry.uncertainSince != nil || entry.moveInDoubtSince != nil)
        }
    }
}

extension ApplyEntry {
    /// The entry, updated with what another journal knows of the same appointment now.
    fileprivate func standing(as other: ApplyEntry) -> ApplyEntry? {
        // An entry that was not handed over is as it was.
        if other.status == .deleted, other.appointmentId == nil { return nil }
        var entry = self
        (entry.status, entry.appointmentId, entry.reason) = (other.status, other.appointmentId, other.reason)
        (entry.intentAt, entry.uncertainSince, entry.baseline) = (other.intentAt, other.uncertainSince, other.baseline)
        entry.moveInDoubtSince = other.moveInDoubtSince
        // It continued as the later plan's, and was deleted with it.
        if other.status == .carried { entry.status = .deleted }
        return entry == self ? nil : entry
    }
}

extension JournalRows {
    /// Writes the appointments of the previous plan into a journal, replacing what it knew of them.
    fileprivate static func take(_ entries: [ApplyEntry], at time: Instant, in database: Database) throws {
        let known = try self.entries(from: database)
        let former = Dictionary(
            known.filter { $0.side != .plan }.map { ($0.session, $0.position) }, uniquingKeysWith: { one, _ in one })
        // An entry that is not handed over this time no longer belongs to them.
        for position in former.values {
            try database.execute(
                sql: """
                    UPDATE entry SET side = ?, status = ?, appointmentId = NULL, reason = NULL, uncertainSince = NULL,
                    moveSince = NULL WHERE position = ?
                    """,
                arguments: [EntrySide.doubtful.rawValue, ApplyStatus.deleted.rawValue, position])
        }
        var next = known.count
        for var entry in entries {
            let position = former[entry.session] ?? next
            let side = entry.status.isToBeDeleted ? EntrySide.former : .doubtful
            if former[entry.session] == nil {
                next += 1
                try insert(entry, side, at: position, in: database)
            }
            try database.execute(
                sql: "UPDATE entry SET side = ? WHERE position = ?", arguments: [side.rawValue, position])
            entry = try ApplyEntry(entry, side: side, position: position)
            try update(entry, at: time, in: database)
        }
    }

    private static func insert(
        _ entry: ApplyEntry, _ side: EntrySide, at position: Int, in database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO entry (position, session, side, bodySHA256, body, status, baseline)
                VALUES (?, ?, ?, ?, ?, ?, '')
                """,
            arguments: [
                position, entry.session, side.rawValue, entry.digest, Data(entry.body), entry.status.rawValue,
            ])
    }
}

extension JournalRefusal {
    /// The appointments of the plan whose journal is at `path` went to a later plan.
    static func takenOver(_ link: JournalLink, from plan: RecordedPlan, at path: String) -> JournalRefusal {
        let other = RelativePath.path(of: link.path, besideFile: path)
        return JournalRefusal(
            reason:
                "its appointments went over to the plan \(link.planId), which was made from this one and applied at "
                + "\(PlanWords(plan).time(link.at)): \(other) is their record",
            expected: "coachplan rollback \(other), which brings them back to where this plan has them, or with --all "
                + "deletes them")
    }

    /// The previous plan has a run that is not finished.
    static func notAtItsEnd(_ count: Int) -> JournalRefusal {
        JournalRefusal(
            reason:
                "\(Numbers.counted(count, "appointment")) of it \(count == 1 ? "is" : "are") on the way: an apply or a "
                + "rollback of this plan is not at its end",
            expected: "that run to be run to its end first")
    }

    /// The journal from which appointments were to be taken over is gone.
    static func formerIsMissing(_ path: String) -> JournalRefusal {
        JournalRefusal(
            reason: "the record of the plan before is not where it was: \(path)",
            expected: "that file at its place; it says where the appointments are that this plan moves")
    }
}
