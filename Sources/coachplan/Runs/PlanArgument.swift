import CoachingModels
import Foundation
import PlanApplication
import PlanFiles
import PlanModel
import PlanReports

/// What a command that goes by a plan's record was given: the plan, or the record alone.
struct PlanArgument {
    /// As the user named it.
    let name: String
    /// Nil where only the record is there.
    let plan: Plan?
    /// The same as a record is to hold it.
    let prepared: PreparedPlan?
    /// Where the record lies, or will.
    let journal: String

    /// Reads the plan, if the argument is one. A record is taken for itself, and a plan that is gone is its record.
    ///
    /// - Throws: what `PlanFile.read(path:)` throws; ``Failure`` with ``ExitStatus/usage``.
    init(_ name: String, journal given: String?) throws {
        self.name = name
        if JournalRecord.isJournal(name) {
            guard given == nil || given == name else {
                throw Failure(.usage, "--journal: \(name) is a record already; name the plan, or only the record")
            }
            (plan, prepared, journal) = (nil, nil, name)
            return
        }
        journal = given ?? ApplyJournal.defaultPath(forPlan: name)
        let files = FileManager.default
        let isGone = name != "-" && !files.fileExists(atPath: name) && files.fileExists(atPath: journal)
        let read = isGone ? nil : try PlanFile.readWithSeal(path: name)
        plan = read?.plan
        prepared = try read.map { try PreparedPlan($0.plan, seal: $0.seal) }
    }

    /// What is there, read without a change to any file.
    ///
    /// - Parameter known: what was read before, which need not be parsed again where it is the same.
    func record(at target: ApplyTarget?, known: JournalSnapshot? = nil) throws -> JournalRecord {
        try JournalRecord(path: journal, prepared: prepared, at: target, known: known)
    }

    /// What reports say the command is about.
    func subject(of plan: RecordedPlan?, at target: ApplyTarget?) -> RecordSubject {
        var subject = RecordSubject(
            plan: plan?.id ?? self.plan?.id, name: plan?.name ?? self.plan?.request.name, file: name, journal: journal,
            service: target?.baseURL)
        subject.organizationId = target?.organization?.id
        subject.organizationName = target?.organization?.name
        subject.clientId = target?.clientId
        subject.place = target?.shown
        return subject
    }

    /// Where the plan's file tells of a session: `plan.json:12`. The file is read when the first of them is asked for.
    func places() -> (String) -> String? {
        var known: [String: Int]?
        return { session in
            let lines = known ?? (plan == nil ? [:] : PlanFile.appointmentLines(path: name))
            known = lines
            return lines[session].map { "\(name):\($0)" }
        }
    }
}
