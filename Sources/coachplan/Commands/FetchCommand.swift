import ArgumentParser
import SessionPlanner

/// `coachplan fetch`: asks the service when everybody is free.
struct FetchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Ask the service for the slots of a request.",
        discussion: """
            Each question and its answer become one line of the slots file, as they come. Run again, only what is \
            missing is asked. Nothing is changed in the service.
            """)

    @Argument(help: "The request: a YAML or JSON file.")
    var request: String

    @Option(help: ArgumentHelp("The slots file to write or to go on with.", valueName: "file"))
    var slotsOut: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try OutputPath.checkFile(slotsOut)
        let request = try RequestReader.read(path: request)
        let state = try await connection.withClient(verbose: output.verbose) { client in
            try await Fetching(service: client, progress: output.progress).fetch(request, into: slotsOut)
        }
        guard !output.quiet else { return }
        let known = state.alreadyAnswered == 0 ? "" : ", \(state.alreadyAnswered) were answered already"
        try StandardStream.output.write("\(slotsOut): \(state.answered) questions asked\(known)\n")
    }
}
