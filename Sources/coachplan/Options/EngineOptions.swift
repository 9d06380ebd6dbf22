import ArgumentParser
import PartEngines

extension EngineChoice.Kind: ExpressibleByArgument {}

/// What carries the workers of a run.
struct EngineOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where the workers run: processes of this machine, an array job of Slurm, or a command a part "
                + "(default: as the run before, else local).", valueName: "local|slurm|command"))
    var engine: EngineChoice.Kind?

    @Option(
        help: ArgumentHelp(
            "Parts at once at the most (default: on this machine one for each of its cores, else all).",
            valueName: "count"))
    var workers: Int?

    @Option(
        help: ArgumentHelp(
            "For --engine command: a line for the shell that plans one part.",
            discussion:
                "{part} is its number, {folder} and {coachplan} the folder and this program; {part} must be in it.",
            valueName: "line"))
    var command: String?

    @Option(
        help: ArgumentHelp(
            "For slurm: the program as the cluster's machines find it (default: the path of this one).",
            valueName: "path"))
    var program: String?

    @Option(help: ArgumentHelp("For slurm: memory of a worker (default: by the size of the part).", valueName: "MB"))
    var memory: Int?

    @Option(
        help: ArgumentHelp("For slurm: time of a worker (default: by the limits of the part).", valueName: "minutes"))
    var minutes: Int?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "For slurm: a further option of sbatch, such as --partition=night; may be repeated.", valueName: "option"))
    var slurmOption: [String] = []

    func validate() throws {
        guard (1...10_000).contains(workers ?? 1) else {
            throw ValidationError("--workers is a whole number from 1 to 10000.")
        }
        guard (1...10_000_000).contains(memory ?? 1) else {
            throw ValidationError("--memory is a number of megabytes from 1 to 10000000.")
        }
        guard (1...525_600).contains(minutes ?? 1) else {
            throw ValidationError("--minutes is a whole number from 1 to a year (525600).")
        }
        if let command, CommandTemplate(command) == nil {
            throw ValidationError("--command: the line must have {part} in it, where the number of the part goes.")
        }
        if let engine { try check(engine) }
    }

    private func check(_ engine: EngineChoice.Kind) throws {
        if command != nil, engine != .command { throw ValidationError("--command goes with --engine command.") }
        let ofSlurm = [
            ("--memory", memory != nil), ("--minutes", minutes != nil), ("--program", program != nil),
            ("--slurm-option", !slurmOption.isEmpty),
        ]
        if engine != .slurm, let option = ofSlurm.first(where: \.1)?.0 {
            throw ValidationError("\(option) goes with --engine slurm.")
        }
        if engine == .command, command == nil {
            throw ValidationError("--engine command needs --command 'LINE', with {part} in it.")
        }
    }

    /// What is meant beside what the run before had: another engine begins anew, the same one keeps what is not given.
    ///
    /// - Throws: `ValidationError` where what is given does not fit the engine of the run before.
    func choice(after before: EngineChoice?) throws -> EngineChoice {
        let kind = engine ?? before?.kind ?? (command == nil ? .local : .command)
        if engine == nil { try check(kind == .command && command == nil ? .local : kind) }
        let kept = before?.kind == kind ? before : nil
        let chosen = EngineChoice(
            kind: kind, workers: workers ?? kept?.workers, command: command ?? kept?.command,
            program: program ?? kept?.program, memory: memory ?? kept?.memory, minutes: minutes ?? kept?.minutes,
            slurmOptions: slurmOption.isEmpty ? kept?.slurmOptions ?? [] : slurmOption)
        guard kind != .command || chosen.command != nil else {
            throw ValidationError("--engine command needs --command 'LINE', with {part} in it.")
        }
        return chosen
    }
}
