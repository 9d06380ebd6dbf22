import ArgumentParser
import PlanReports

/// How a command tells what it came to, and how much besides.
struct OutputOptions: ParsableArguments {
    /// What standard output gets.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(help: "Text for people, or one JSON document for programs.")
    var format = Format.text

    @Flag(name: .shortAndLong, help: "Print errors only.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Report progress in plain lines, also where standard error is not a terminal.")
    var verbose = false

    func validate() throws {
        if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
    }

    var progress: ProgressLine { ProgressLine(quiet: quiet, verbose: verbose) }

    /// Writes what a command came to.
    ///
    /// - Parameter failure: what it ends with nevertheless; it is thrown, and becomes a part of the JSON document.
    func write(_ document: ReportDocument, failure: Failure? = nil) throws {
        switch format {
        case .text: if !quiet { try document.write(to: .output) }
        case .json: if !quiet && failure == nil { try StandardStream.output.writeExactly(try document.json()) }
        }
        if let failure { throw failure.with(document) }
    }

    /// Writes what is about to be done, for somebody who reads along.
    func announce(_ document: ReportDocument, isAsked: Bool) throws {
        guard !quiet else { return }
        switch format {
        case .text: try document.write(to: .output)
        // Standard output is for the one document alone; who is asked has to know what about.
        case .json: if isAsked { try document.write(to: .error) }
        }
    }
}
