import ArgumentParser
import Foundation
import PlanFiles
import PlanModel
import PlanReports

/// `coachplan handover`: the files that facilitators and teams get from a plan.
struct HandoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover",
        abstract: "Write calendars, tables, pages and texts for each facilitator and each staffing group.",
        discussion: """
            A folder with an iCalendar file, a CSV for spreadsheets, a page and a text for each reader. With --previous the texts \
            say what changes, and sessions that are no more are cancelled in the calendars: importing a later file moves what \
            is there.
            """)

    @Argument(help: "The plan.")
    var plan: String

    @Option(
        help: ArgumentHelp("Write the files into this folder, which is made if it is not there.", valueName: "folder"))
    var out: String

    @Option(help: ArgumentHelp("The plan that was handed over before.", valueName: "file"))
    var previous: String?

    func run() async throws {
        var files = CommandFiles()
        files.reads(plan, as: "the plan")
        files.reads(previous, as: "--previous")
        try files.check()
        let handover = Handover(
            try PlanFile.read(path: plan), previous: try previous.map { try PlanFile.read(path: $0) })
        for file in handover.files {
            let path = "\(out)/\(file.path)"
            do {
                try FileManager.default.createDirectory(
                    atPath: String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]),
                    withIntermediateDirectories: true)
            } catch {
                throw Failure(.cannotCreate, "\(out): cannot be created: \(error.localizedDescription)")
            }
            try FileBytes.write(file.text.utf8, to: path)
        }
        let readers = handover.files.count / 4
        try StandardStream.output.write("\(out): \(Numbers.counted(readers, "reader")), four files each\n")
    }
}
