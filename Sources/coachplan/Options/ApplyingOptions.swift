import ArgumentParser
import PlanApplication

/// The options that apply and rollback have in common.
struct ApplyingOptions: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Do not ask first.")
    var yes = false

    @Option(
        help: ArgumentHelp(
            "Appointments in a batch, after a first one of 5. What a batch created is read back and compared.",
            valueName: "count"))
    var batchSize = 300

    @Option(
        help: ArgumentHelp("So many failures end the run at the end of a batch.", valueName: "count"))
    var maxFailures = 5

    @Flag(help: "Go on however much fails.")
    var keepGoing = false

    @Flag(help: "Ask again before each further batch.")
    var pause = false

    @Option(
        help: ArgumentHelp(
            "How long to look for the appointment of a call whose answer was lost, before it counts as not made.",
            valueName: "seconds"))
    var settle = 30

    @Option(
        help: ArgumentHelp(
            "How long to wait for a service that cannot be reached or takes no more calls; 0 does not wait.",
            valueName: "seconds"))
    var patience = 300

    @Option(
        name: .customLong("adopt"),
        help: ArgumentHelp(
            "This appointment was made by this plan, where the record is in doubt; may be repeated.", valueName: "id"))
    var adopted: [String] = []

    @Option(
        name: .customLong("forget"),
        help: ArgumentHelp(
            "Nothing was made for this session, where the record is in doubt; may be repeated.", valueName: "key"))
    var forgotten: [String] = []

    @Option(
        help: ArgumentHelp(
            "The record of what was done; default: PLAN.journal.sqlite beside the plan.", valueName: "file"))
    var journal: String?

    func validate() throws {
        guard (1...1_000_000).contains(batchSize) else { throw ValidationError("--batch-size is a number from 1.") }
        guard (1...1_000_000).contains(maxFailures) else {
            throw ValidationError("--max-failures is a number from 1.")
        }
        guard (0...86_400).contains(settle) else {
            throw ValidationError("--settle is a number of seconds, at most a day (86400).")
        }
        guard (0...86_400).contains(patience) else {
            throw ValidationError("--patience is a number of seconds, at most a day (86400).")
        }
    }

    /// - Throws: ``Failure`` if a question has to be asked and nobody is there to answer.
    func checkThatSomebodyCanBeAsked() throws {
        if (!yes || pause) && !Prompt.isPossible {
            throw Failure(
                .usage,
                "there is no terminal to ask at: --yes goes on without asking"
                    + (pause ? ", and --pause cannot be used" : ""))
        }
    }

    /// Checks the plan and its record together before any work is done.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/usage`` or ``ExitStatus/cannotCreate``.
    func checkFiles(_ argument: PlanArgument) throws {
        guard argument.name != "-" || journal != nil else {
            throw Failure(
                .usage, "a plan from standard input has no place beside it for the record: name a file with --journal")
        }
        var files = CommandFiles()
        if argument.plan != nil { files.reads(argument.name, as: "the plan") }
        files.writes(
            argument.journal, as: "the record", .database(companions: ["-wal", "-shm", "-journal", ".lock"]))
        try files.check()
    }

    /// How long a single call waits for a busy service. Longer waits are made by the run, which notices a request to
    /// stop.
    var callPatience: Duration { .seconds(min(patience, 5)) }

    func options(_ selection: ApplySelection, force: Bool = false) -> ApplyOptions {
        ApplyOptions(
            batchSize: batchSize, maxFailures: maxFailures, keepGoing: keepGoing, force: force,
            settle: SettlePolicy(seconds: Int64(settle), acceptedSeconds: Int64(max(settle, 120))),
            patience: ServicePatience(seconds: Int64(patience)), selection: selection,
            verdicts: ApplyVerdicts(adopted: adopted, forgotten: forgotten))
    }
}
