import Foundation
import PlanModel

/// Whether a plan's file may be replaced.
public enum PlanReplacement {
    /// Refuses to replace a plan whose appointments exist: only the plan that created them can take them back.
    ///
    /// Examines the journal beside the path and, if the path is a link, the one beside the file it leads to. Changes
    /// nothing.
    ///
    /// - Throws: `InputProblems`; `FileFailure` if a journal is there and cannot be read.
    public static func check(planAt path: String) throws {
        if let snapshot = try living(ofPlanAt: path) { throw refusal(path, snapshot) }
    }

    /// Whether a plan has appointments that exist. An independent plan made from it would ignore them, and everybody with
    /// another place in it would have two appointments: it must be a re-plan, which takes them over.
    ///
    /// - Throws: as ``check(planAt:)``.
    public static func isApplied(planAt path: String) throws -> Bool { try living(ofPlanAt: path) != nil }

    /// The journal beside a plan's path, or beside the file that the path leads to, if it has appointments that exist.
    private static func living(ofPlanAt path: String) throws -> JournalSnapshot? {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        for journal in [path, target].map(ApplyJournal.defaultPath(forPlan:)) {
            guard let snapshot = try JournalSnapshot(path: journal) else { continue }
            if let lost = snapshot.lostRun {
                throw lost.refusal(path: journal, of: snapshot.plan).problems(of: journal)
            }
            if snapshot.livingCount > 0 { return snapshot }
        }
        return nil
    }

    private static func exist(_ snapshot: JournalSnapshot) -> String {
        snapshot.livingCount == 1 ? "1 appointment exists" : "\(snapshot.livingCount) appointments exist"
    }

    private static func refusal(_ path: String, _ snapshot: JournalSnapshot) -> InputProblems {
        InputProblems(
            Problem(
                file: path,
                expected: "another file, or this plan to be taken back first: coachplan rollback \(path)",
                message:
                    "cannot be replaced: \(exist(snapshot)) that the plan \(snapshot.plan.id) created, applied since "
                    + "\(PlanWords(snapshot.plan).time(snapshot.createdAt)) at \(snapshot.target.shown) and recorded "
                    + "in \(snapshot.path), and only that plan can take them back"))
    }
}
