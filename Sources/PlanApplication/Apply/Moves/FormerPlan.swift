import Foundation
import PlanFiles
public import PlanModel

/// Finds the record of the plan on which a re-plan is based.
public enum FormerPlan {
    /// Where that record is, according to the user.
    public enum Place: Sendable, Equatable {
        /// At the place that the re-plan itself notes for the previous plan.
        case asNoted
        /// At this path, of a plan or its record.
        case at(String)
        /// Nowhere: that plan was never applied.
        case nowhere
    }

    /// Path of the record of the previous plan; nil if there was none, or nothing of it was ever applied.
    ///
    /// - Parameters:
    ///   - plan: the re-plan; nil if only its record exists.
    ///   - path: of the plan's file.
    ///   - snapshot: the re-plan's own record; nil if it was not applied yet.
    /// - Throws: `InputProblems` if it is not known whether there is such a record: existing appointments might then be
    ///   created a second time.
    public static func journal(
        of plan: Plan?, at path: String, recordedIn snapshot: JournalSnapshot?, place: Place
    ) throws -> String? {
        if let link = snapshot?.former { return link }
        let previous = plan?.previous
        switch place {
        case .nowhere: return nil
        case .at(let given):
            let journal = JournalRecord.isJournal(given) ? given : ApplyJournal.defaultPath(forPlan: given)
            guard let found = try check(journal, previous, of: path) else {
                throw problem(
                    path, given, "there is no record beside that plan: it was not applied from there",
                    "the plan before, its record, or none if it was never applied")
            }
            return found
        case .asNoted:
            guard let previous else { return nil }
            if let file = previous.file.map({ RelativePath.path(of: $0, besideFile: path) }) {
                if let found = try check(ApplyJournal.defaultPath(forPlan: file), previous, of: path) { return found }
                if FileManager.default.fileExists(atPath: file) { return nil }
            }
            throw problem(
                path, previous.file,
                "was made from the plan \(previous.id), whose file is not there: if that plan was "
                    + "applied, its appointments would be made a second time",
                "--replaces with that plan or its record, or --replaces none if it was never applied")
        }
    }

    private static func check(_ journal: String, _ previous: PreviousPlan?, of path: String) throws -> String? {
        guard let snapshot = try JournalSnapshot(path: journal) else { return nil }
        guard let previous, snapshot.plan.id != previous.id else { return journal }
        do {
            throw problem(
                path, journal, "is the record of the plan \(snapshot.plan.id), and not of the plan before this one",
                "the record of the plan \(previous.id)")
        }
    }

    private static func problem(_ file: String, _ value: String?, _ message: String, _ expected: String)
        -> InputProblems
    {
        InputProblems(Problem(file: file, value: value, expected: expected, message: message))
    }
}
