import ArgumentParser
import PlanFiles
import PlanModel
import PlanReports
import RequestFiles
import SessionPlanner

/// `coachplan suggest`: places for one more session beside a finished plan.
struct SuggestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggest",
        abstract: "Find places for one late session beside a plan, without moving anything or with one move.",
        discussion: """
            The session is one that has no place in the plan, by its key, or the one of a request of its own (--session), whose \
            people the slots must tell of. Nothing is changed: replan --pin KEY=START@WHO, with --add for a session of its own, \
            makes the plan.
            """)

    @Argument(help: "The plan.")
    var plan: String

    @Argument(help: ArgumentHelp("The session's key.", valueName: "key"))
    var key: String?

    @Option(help: ArgumentHelp("A request with one session.", valueName: "file"))
    var session: String?

    @Option(help: ArgumentHelp("The request, where the plan does not name it.", valueName: "file"))
    var request: String?

    @Option(help: ArgumentHelp("Slots that were asked for since (default: those of the plan).", valueName: "file"))
    var slots: String?

    @Option(help: "How many places of each kind at the most.")
    var most = 10

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (key == nil) != (session == nil) else {
            throw ValidationError("Name a key, or a request with --session.")
        }
        guard (1...100).contains(most) else { throw ValidationError("--most is a number from 1 to 100.") }
    }

    func run() async throws {
        var files = CommandFiles()
        files.reads(session, as: "--session")
        let sources = try PlanSources(
            of: PlanFile.read(path: plan), at: plan, request: request, newSlots: slots, &files)
        let (request, wanted) = try asked(in: sources)
        let inquiry = try sources.inquiry(request, at: plan)
        guard let places = try await inquiry.suggestions(for: wanted.key, most: most) else {
            throw Failure(.usage, "\(plan): \(wanted.key) has a place: explain tells where else it could be")
        }
        try output.write(
            SuggestReport(file: plan, plan: sources.plan, request: request, session: wanted, places: places).document)
    }

    private func asked(in sources: PlanSources) throws -> (PlanRequest, SessionRequest) {
        if let session {
            let extra = try RequestReader.read(path: session)
            guard let wanted = extra.sessions.first, extra.sessions.count == 1 else {
                throw InputProblems(
                    Problem(
                        file: session, field: "sessions", value: "\(extra.sessions.count)", expected: "one session",
                        message: "places are suggested for one session at a time"))
            }
            var edits = ReplanEdits()
            edits.added = extra
            return (try edits.applied(to: sources.request, plan: [:]), wanted)
        }
        guard let wanted = sources.request.sessions.first(where: { $0.key == key }) else {
            throw Failure(
                .usage,
                "\(plan): the request has no session \(key ?? "")\(DidYouMean.hint(key ?? "", sources.request.sessions.map(\.key)))"
            )
        }
        return (sources.request, wanted)
    }
}
