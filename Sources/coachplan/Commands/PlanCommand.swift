import ArgumentParser
import Foundation
import SessionPlanner

/// `coachplan plan`: finds the plan and shows it. Writes nothing to the service.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Find the best places for all sessions, and print the dry run.",
        discussion: """
            With --slots, offline from what fetch has written; without, the service is asked first. Nothing is ever \
            created or changed in the service: that is what apply is for.

            Ctrl-C takes the best plan found so far; a second Ctrl-C gives up.
            """)

    @Argument(help: "The request: a YAML or JSON file.")
    var request: String

    @Option(help: ArgumentHelp("Slots that fetch has written.", valueName: "file"))
    var slots: String?

    @Option(help: ArgumentHelp("Write the plan here, for apply, show and verify.", valueName: "file"))
    var out: String?

    @OptionGroup var limits: LimitOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        if let out { try OutputPath.checkFile(out) }
        let request = try RequestReader.read(path: request)
        let progress = output.progress
        let slots = try await readSlots(for: request, progress: progress)
        let plan = try Planning(limits: limits.limits, progress: progress).plan(request: request, slots: slots)
        if let out { try PlanFile.write(plan, to: out) }
        guard !output.quiet else { return }
        try PlanReport(plan).writeTable(to: .output)
        if out == nil { try StandardStream.error.write("The plan is not kept: --out FILE writes it for apply.\n") }
    }

    private func readSlots(for request: PlanRequest, progress: ProgressLine) async throws -> SlotsFile {
        if let slots {
            progress.report("reading \(slots)")
            return try SlotsReader.read(path: slots, threads: ProcessInfo.processInfo.activeProcessorCount)
        }
        return try await TemporaryFolder.with { folder in
            let file = folder + "/slots.ndjson"
            _ = try await connection.withClient(verbose: output.verbose) { client in
                try await Fetching(service: client, progress: progress).fetch(request, into: file)
            }
            return try SlotsReader.read(path: file, threads: ProcessInfo.processInfo.activeProcessorCount)
        }
    }
}
