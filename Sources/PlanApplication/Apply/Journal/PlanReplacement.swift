import Foundation
import PlanModel

/// Whether a plan's file may be replaced.
public enum PlanReplacement {
    /// Refuses to replace a plan of which appointments exist: only the plan that created them can take them back.
    ///
    /// Looks at the journal beside the path, and where the path is a link, at the one beside the file it leads to. Changes
    /// nothing.
    ///
    /// - Throws: `InputProblems`; `FileFailure` if a journal is there and cannot be read.
    public static func check(planAt path: String) throws {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        for journal in [path, target].map(ApplyJournal.defaultPath(forPlan:)) {
            guard let snapshot = try JournalSnapshot(path: journal) else { continue }
            if let lost = snapshot.lostRun { throw lost.refusal(path: journal).problems(of: journal) }
            guard snapshot.livingCount > 0 else { continue }
            throw refusal(path, snapshot)
        }
    }

    private static func refusal(_ path: String, _ snapshot: JournalSnapshot) -> InputProblems {
        let exist = snapshot.livingCount == 1 ? "1 appointment exists" : "\(snapshot.livingCount) appointments exist"
        return InputProblems(
            Problem(
                file: path,
                expected: "another file, or this plan to be taken back first: coachplan rollback \(path)",
                message: "cannot be replaced: \(exist) that the plan \(snapshot.plan.id) created, applied since "
                    + "\(snapshot.createdAt.iso8601) at \(snapshot.target.shown) and recorded in \(snapshot.path), "
                    + "and only that plan can take them back"))
    }
}
