import ArgumentParser
import PlanFiles
import PlanModel
import PlanParts
import PlanReports
import RequestFiles
import SessionPlanner

/// `coachplan split`: divides a large request into parts that can be planned apart, on any machine.
struct SplitCommand: AsyncParsableCommand {
    /// What each part is to be.
    enum Unit: String, ExpressibleByArgument, CaseIterable {
        case businessUnit = "business-unit"
    }

    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Divide a large request into parts that can be planned apart, on any machine.",
        discussion: """
            Sessions that share neither people nor a limited place, neither a staffing group nor an order, are planned apart \
            without any loss: several such components share a part. What hangs together and has more than --most-sessions is \
            cut along few shared people, and what the parts share is allotted to them. Each part is a folder with a complete \
            request and its slots; parts.json, written last, says what came from where. coachplan run plans the parts, \
            coachplan join puts their plans together.
            """)

    @Argument(help: "The request: a YAML or JSON file.")
    var request: String

    @Option(help: ArgumentHelp("Slots that fetch has written.", valueName: "file"))
    var slots: String

    @Option(
        help: ArgumentHelp("Folder for the parts; it is made, or has nothing in it.", valueName: "folder"))
    var out: String

    @Option(help: ArgumentHelp("So many parts at the most, about equally large.", valueName: "number"))
    var parts: Int?

    @Option(help: "Make a part of each business unit that the slots tell.")
    var by: Unit?

    @Option(
        help: ArgumentHelp(
            "Sessions of a part at the most: more that hang together are cut.", valueName: "number"))
    var mostSessions = 2500

    @Option(help: "How many processor cores to use (default: all).")
    var threads: Int?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...100_000).contains(parts ?? 1) else {
            throw ValidationError("--parts is a whole number from 1 to 100000.")
        }
        guard parts == nil || by == nil else {
            throw ValidationError("--parts and --by exclude each other: business units are as many as there are.")
        }
        guard (1...1_000_000).contains(mostSessions) else {
            throw ValidationError("--most-sessions is a whole number from 1 to 1000000.")
        }
        guard (1...256).contains(threads ?? 1) else {
            throw ValidationError("--threads is a whole number from 1 to 256.")
        }
        guard !["", "-"].contains(out) else {
            throw ValidationError("--out: this is no name of a folder: \(out.isEmpty ? "it is empty" : "-")")
        }
    }

    func run() async throws {
        var files = CommandFiles()
        files.reads(slots, as: "--slots")
        guard slots != "-" else {
            throw Failure(
                .usage, "--slots: they cannot be read from standard input, as they are gone through twice",
                advice: "Save them: cat > slots.ndjson")
        }
        let folder = PartsFolder(path: out)
        try Self.creating { try RequestDivision.checkThatItIsEmpty(folder) }
        let (request, _) = try files.request(at: request)
        let progress = output.progress
        progress.report("looking through \(slots)")
        let division = try RequestDivision(
            request, slotsAt: slots,
            options: DivisionOptions(
                parts: parts, byBusinessUnit: by == .businessUnit, mostSessions: mostSessions),
            threads: threads ?? Processors.available)
        let index = try await division.write(requestPath: self.request, to: folder) { request, slots in
            try await Self.draft(request, slots, threads: threads ?? Processors.available, progress: progress)
        }
        progress.finish()
        try output.write(
            SplitReport(
                request: self.request, folder: out, id: index.id, parts: index.parts.map(SplitReport.Part.init),
                notes: index.notes
            ).document)
    }

    /// A plan in short time, by which what is shared is allotted: first prices and a plan that follows them, no search.
    private static func draft(
        _ request: PlanRequest, _ slots: SlotsFile, threads: Int, progress: ProgressLine
    ) async throws -> PlanningOutcome {
        let limits = PlanningLimits(gap: 0, timeLimit: 60, workLimit: 0, seed: 1, threads: threads)
        let outcome = try await Planning(limits: limits, progress: progress).plan(request: request, slots: slots)
        guard outcome.plan.solution.stoppedBy != "cancelled" else {
            throw Failure(.temporary, "stopped before the end: nothing was written")
        }
        return outcome
    }

    /// A folder that cannot be used is told before any work is done.
    private static func creating(_ body: () throws -> Void) throws {
        do { try body() } catch let failure as FileFailure {
            throw Failure(.cannotCreate, "--out: \(failure.path) cannot be written: \(failure.reason)")
        }
    }
}

extension PartsIndex {
    /// What the user should know of the division.
    fileprivate var notes: [String] {
        let cut = Dictionary(grouping: parts, by: \.component).filter { $0.value.count > 1 }
        guard !cut.isEmpty else { return [] }
        let sessions = cut.values.joined().reduce(0) { $0 + $1.sessions }
        return [
            "\(Numbers.counted(sessions, "session")) that hang together are cut into \(cut.values.reduce(0) { $0 + $1.count }) parts: "
                + "what they share is allotted, and join solves their boundary again."
        ]
    }
}

extension SplitReport.Part {
    init(_ part: PartsIndex.Part) {
        self.init(
            number: part.number, name: part.name, component: part.component, sessions: part.sessions,
            facilitators: part.facilitators, slotsBytes: part.slotsBytes)
    }
}
