import ArgumentParser
import PlanModel
import PlanParts
import PlanReports
import SessionPlanner

/// `coachplan join`: makes one plan, with one bound, from the plans of parts.
struct JoinCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "join",
        abstract: "Put the plans of all parts of a folder together: one plan, and one bound that holds for the whole.",
        discussion: """
            Every part must have its plan (coachplan run, or coachplan plan for each). Parts that share nothing are put together \
            as they are: costs and bounds add up. Where sessions were cut apart, the whole of them is solved again from there, \
            within the limits, so that what a part left over can be used by others: without --time-limit for 60 seconds and one \
            more for each 100 sessions. The plan is checked as a whole; verify and Scripts/check-proof take it as any other. \
            Ctrl-C takes the best plan so far.
            """)

    @Argument(help: "The folder that split has written.")
    var folder: String

    @Option(help: ArgumentHelp("Write the plan here, for apply, show and verify.", valueName: "file"))
    var out: String

    @Option(help: ArgumentHelp("The request that was divided, where it is not where it was.", valueName: "file"))
    var request: String?

    @Option(help: ArgumentHelp("The slots that were divided, where they are not where they were.", valueName: "file"))
    var slots: String?

    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(
            "Write what proves the bound with the plan, for verify.",
            discussion: "In the plan's file, or beside it in a file of its own (week.proof.json) where it is large."))
    var proof = true

    @OptionGroup var limits: LimitOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var events: EventOptions

    func validate() throws { try events.check(beside: output) }

    func run() async throws {
        var files = CommandFiles()
        files.reads(request, as: "--request")
        files.reads(slots, as: "--slots")
        let target = PlanTarget(path: out, hasProof: proof)
        target.note(in: &files)
        try files.check()
        try target.check(beside: output)
        let joined = try await Joining(
            limits: limits.limits, secondsPerSession: limits.timeLimit == nil ? Joining.usualSecondsPerSession : 0,
            progress: events.progress(output)
        ).join(
            PartsFolder(path: folder), request: request, slots: slots, out: out, hasProof: proof)
        let document = JoinReport(
            folder: folder, file: CommandFiles.shownOutput(out), id: joined.plan.plan.id,
            solution: joined.plan.plan.solution, appointments: joined.plan.appointments,
            unscheduled: joined.plan.unscheduled, parts: joined.index.parts.count, costOfParts: joined.costOfParts,
            notes: joined.plan.notes
        ).document
        try target.write(document, output)
    }
}
