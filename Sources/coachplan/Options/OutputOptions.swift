import ArgumentParser
import PlanReports

/// Options for the form of a command's output, and for how much it reports.
struct OutputOptions: ParsableArguments {
    /// The format of standard output.
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

    /// Writes the result of a command.
    ///
    /// - Parameter failure: the failure with which it ends all the same; it is thrown, and becomes part of the JSON
    ///   document.
    func write(_ document: ReportDocument, failure: Failure? = nil) throws {
        switch format {
        case .text: if !quiet { try document.write(to: .output) }
        case .json: if !quiet && failure == nil { try StandardStream.output.writeExactly(try document.json()) }
        }
        if let failure { throw failure.with(document) }
    }

    /// Writes what is about to be done, for somebody who watches.
    func announce(_ document: ReportDocument, isAsked: Bool) throws {
        guard !quiet else { return }
        switch format {
        case .text: try document.write(to: .output)
        // Standard output is for the one document alone, but somebody who is asked a question has to know what it is
        // about.
        case .json: if isAsked { try document.write(to: .error) }
        }
    }
}
