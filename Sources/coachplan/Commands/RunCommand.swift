import ArgumentParser
import Foundation
import PartEngines
import PlanFiles
import PlanModel
import PlanParts
import PlanReports

/// `coachplan run`: plans the parts of a divided request, on any machines, and joins them.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Plan the parts of a folder that split has made, side by side or on a cluster.",
        discussion: """
            Each part is planned by a process of its own: on this machine, as a task of an array job of Slurm, or by any command. \
            Run again it goes on with what has no plan yet; a part whose worker was killed, took too long or lost its machine is \
            tried again. What was written half is no plan. When all parts have one they are joined, as join does it.

            Ctrl-C ends the workers of this machine; a job of Slurm goes on, and the same command finds it again. --cancel ends it. \
            How parts are planned stays the same in a folder; --restart plans all of them anew.
            """)

    @Argument(help: "The folder of parts.")
    var folder: String

    @Option(
        help: ArgumentHelp(
            "Plan this part here and nothing else: what any engine has its machines do.", valueName: "number"))
    var part: Int?

    @OptionGroup var engine: EngineOptions
    @OptionGroup var planning: PartPlanningOptions

    @Option(help: ArgumentHelp("How often a part is tried in one run.", valueName: "times"))
    var attempts = 3

    @Option(help: ArgumentHelp("Write the joined plan here (default: plan.json in the folder).", valueName: "file"))
    var out: String?

    @Flag(inversion: .prefixedNo, help: "Join the plans of all parts at the end.")
    var join = true

    @Flag(help: "End what is under way: the job of Slurm, or the run on this machine.")
    var cancel = false

    @Flag(help: "Forget the plans of all parts, and how they were planned, and begin anew.")
    var restart = false

    @Option(help: ArgumentHelp("For slurm: seconds between two looks at the job.", valueName: "seconds"))
    var poll = 5.0

    @Option(
        help: ArgumentHelp("For slurm: how long a cluster that does not answer is waited for.", valueName: "seconds"))
    var patience = 600.0

    @OptionGroup var output: OutputOptions
    @OptionGroup var events: EventOptions

    func validate() throws {
        try events.check(beside: output)
        guard !folder.isEmpty else { throw ValidationError("the name of the folder is empty.") }
        guard (1...100).contains(attempts) else { throw ValidationError("--attempts is a whole number from 1 to 100.") }
        guard poll > 0, poll <= 3600 else {
            throw ValidationError("--poll is a number of seconds above 0, at most 3600.")
        }
        guard patience >= 0, patience <= 604_800 else {
            throw ValidationError("--patience is a number of seconds from 0 to a week (604800).")
        }
        let modes = [("--part", part != nil), ("--cancel", cancel), ("--restart", restart)].filter(\.1).map(\.0)
        if out != nil, !join || part != nil || cancel {
            throw ValidationError("--out is for the joined plan: it does not go with --no-join, --part or --cancel.")
        }
        if modes.count > 1 { throw ValidationError("\(modes.joined(separator: " and ")) exclude each other.") }
    }

    func run() async throws {
        let place = PartsFolder(path: folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder)
        let index = try PartsIndexFile.read(place)
        if cancel {
            try await RunCancelling(folder: place, index: index, output: output).run()
        } else if let part {
            try await plan(part, of: index, in: place)
        } else {
            let run = PartsRun(
                folder: place, index: index, engine: engine, given: planning.given, rule: RetryRule(attempts: attempts),
                progress: events.progress(output), output: output, out: join ? out ?? place.path + "/plan.json" : nil,
                poll: poll, patience: patience)
            try await run.run(restarting: restart)
        }
    }

    private func plan(_ number: Int, of index: PartsIndex, in folder: PartsFolder) async throws {
        guard let part = index.parts.first(where: { $0.number == number }) else {
            throw Failure(
                .usage, "--part \(number): \(folder.path) has the parts 1 to \(index.parts.count)")
        }
        let record = try PartsRun.record(of: index, in: folder, given: planning.given)
        let report = RunReport(folder: folder.path, engine: nil, jobs: [])
        try await Failure.reporting(report.begun) {
            let head = try await PartWorker(
                folder: folder, part: part, planning: record.planning, progress: events.progress(output)
            ).run()
            var board = RunBoard(PartsIndex(id: index.id, request: index.request, slots: index.slots, parts: [part]))
            board.note(number, planned: head)
            try output.write(report.document(board.reported(in: folder)))
        }
    }
}
