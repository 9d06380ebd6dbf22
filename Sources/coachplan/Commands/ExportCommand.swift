import ArgumentParser
import PlanFiles
import SessionPlanner

/// `coachplan export`: writes the problem for any other solver.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the exact integer program as an MPS file.",
        discussion: """
            Any solver of integer programs can then find the plan, or check the cost and the bound of ours: \
            glpsol --freemps FILE.
            """)

    @Argument(help: "The request: a YAML or JSON file.")
    var request: String

    @Option(help: ArgumentHelp("Slots that fetch has written.", valueName: "file"))
    var slots: String

    @Option(help: ArgumentHelp("The MPS file to write.", valueName: "file"))
    var mps: String

    func run() async throws {
        var files = CommandFiles()
        files.reads(slots, as: "--slots")
        files.writes(mps, as: "--mps")
        let request = try files.request(at: request).request
        let answers = try SlotsReader.read(path: slots, threads: Processors.available)
        let planner = try Planner(request: request, slots: answers)
        var file = try OutputFile(path: mps)
        try file.fill { try planner.writeMPS(to: $0, shownAs: mps) }
        try file.finish()
    }
}
