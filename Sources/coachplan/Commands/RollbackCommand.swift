import ArgumentParser
import CoachingAPI
import PlanApplication
import PlanModel
import PlanReports

/// `coachplan rollback`: takes back what a plan created.
struct RollbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Delete the appointments that this plan created, and only those.",
        discussion: """
            Goes by the record that apply kept beside the plan; the plan itself may be lost. Appointments that were \
            held or changed since are kept and told, unless --force is given. A part of the plan can be named; the \
            rest stays.

            Of a re-plan it brings the appointments back to where the plan before has them: what was moved is moved \
            back, what was replaced or deleted is created as it was. They are that plan's again then, and rollback of \
            that plan deletes them. With --all the appointments of both plans are deleted at once.
            """)

    @Argument(help: "The plan, or the record that apply kept of it: PLAN.journal.sqlite.")
    var plan: String

    @Flag(help: "Delete also what was held or changed since.")
    var force = false

    @Flag(help: "Of a re-plan: delete its appointments and those of the plan before it, and bring none back.")
    var all = false

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var applying: ApplyingOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var events: EventOptions

    func validate() throws { try events.check(beside: output) }

    func run() async throws {
        try applying.checkThatSomebodyCanBeAsked()
        let argument = try PlanArgument(plan, journal: applying.journal)
        try await RecordRun(
            command: .rollback, argument: argument, applying: applying, selection: selection, connection: connection,
            output: output, progress: events.progress(output), force: force, deletesFormer: all
        ).run { record in
            guard let snapshot = record.snapshot else {
                throw Failure(
                    .noInput,
                    "\(argument.journal): there is no such record: this plan was not applied from here. Nothing was deleted."
                )
            }
            try snapshot.checkForRollback()
        } notes: { record, _ in
            guard argument.plan == nil, let snapshot = record.snapshot,
                let caller = snapshot.callers.first(where: { $0.command == "apply" })
            else { return [] }
            let person = caller.person.map { " by \(TerminalText(line: $0).content)" } ?? ""
            let time = PlanWords(snapshot.plan).time(caller.at)
            return ["Goes by the record alone: the plan was first applied on \(time)\(person)."]
        }
    }
}
