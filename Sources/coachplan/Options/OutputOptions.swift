import ArgumentParser

/// How much a command tells besides its result.
struct OutputOptions: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Print errors only.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Report progress in plain lines, also where standard error is not a terminal.")
    var verbose = false

    func validate() throws {
        if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
    }

    var progress: ProgressLine { ProgressLine(quiet: quiet, verbose: verbose) }
}
