import ArgumentParser
import PlanApplication
import PlanModel

/// `coachplan check`: is the request in order?
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read a request and tell every problem in it.",
        discussion: """
            Each problem is one line on standard error: file, line, field, what is wrong, the value found, and what \
            was expected. Nothing is sent anywhere. Exit status 65 if there is a problem, 0 if there is none.
            """)

    @Argument(help: "The request: a YAML or JSON file.")
    var request: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        var files = CommandFiles()
        let request = try files.request(at: request).request
        guard !output.quiet else { return }
        try StandardStream.output.write(
            """
            \(CommandFiles.shownName(self.request)): no problems
            \(request.name): \(request.sessions.count) sessions, \(request.attendees.count) attendees, \
            \(request.facilitators.count) facilitators

            """)
        if let note = PastTimes.note(on: request, at: Instant.ofThisMoment()) {
            try StandardStream.output.write("\(note)\n")
        }
    }
}
