import ArgumentParser

/// The option for progress events that programs read.
struct EventOptions: ParsableArguments {
    @Flag(help: "Report progress on standard error as JSON, one event a line, in place of words.")
    var events = false

    /// Where a command reports its progress.
    func progress(_ output: OutputOptions) -> ProgressLine {
        ProgressLine(quiet: output.quiet, verbose: output.verbose, events: events)
    }

    /// Refuses contradictory options. Option groups are checked one by one, so the command calls this.
    ///
    /// - Throws: `ValidationError`.
    func check(beside output: OutputOptions) throws {
        guard events else { return }
        if output.quiet { throw ValidationError("--events and --quiet exclude each other.") }
        if output.verbose { throw ValidationError("--events and --verbose exclude each other.") }
    }
}
