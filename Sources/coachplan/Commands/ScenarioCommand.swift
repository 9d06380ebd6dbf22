import ArgumentParser
import Foundation
import Scenarios

/// `coachplan scenario`: a made-up case of any size.
struct ScenarioCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenario",
        abstract: "Make a request and its slots of any size, for trying things out and for benchmarks.")

    @Option(help: "How many sessions to place; in each unit where there are several.")
    var sessions = 50

    @Option(help: "How many people may lead them.")
    var facilitators = 5

    @Option(
        help: "How many business units there are in the request, each with people, groups, rooms and slots of its own.")
    var units = 1

    @Option(
        help: ArgumentHelp(
            "Of a hundred coaches, how many lead sessions of a second unit too.", valueName: "percent"))
    var sharedCoaches = 0

    @Option(help: "How many working days they may be on.")
    var days = 5

    @Option(help: "The same seed makes the same scenario, byte for byte.")
    var seed: UInt64 = 1

    @Option(help: "Time to be led as a share of what the facilitators' daily limits allow.")
    var tight = 0.7

    @Flag(help: "Use the rules of sessions, days and rooms, and their cost terms.")
    var features = false

    @Flag(
        help: """
            Use every rule: --features, and hours, closed times, margins, limits of weeks, days between, series, limits \
            and floors of staffing groups.
            """)
    var all = false

    @Option(
        help: ArgumentHelp("Folder for request.json and slots.ndjson; made if it is not there.", valueName: "folder"))
    var out: String

    func validate() throws {
        try Self.demand((1...1_000_000).contains(sessions), "--sessions is a number from 1 to 1000000.")
        try Self.demand((1...100_000).contains(facilitators), "--facilitators is a number from 1 to 100000.")
        try Self.demand((1...1_000).contains(units), "--units is a number from 1 to 1000.")
        try Self.demand(
            units * sessions <= 1_000_000 && units * facilitators <= 100_000,
            "--units times --sessions is 1000000 at most, and times --facilitators 100000.")
        try Self.demand((0...100).contains(sharedCoaches), "--shared-coaches is a percentage from 0 to 100.")
        try Self.demand(sharedCoaches == 0 || units > 1, "--shared-coaches needs --units of 2 or more.")
        try Self.demand((1...180).contains(days), "--days is a number from 1 to 180.")
        try Self.demand(tight > 0 && tight <= 10, "--tight is a number above 0, and at most 10.")
    }

    func run() async throws {
        guard !["", "-"].contains(out) else {
            throw Failure(.usage, "--out: this is no name of a folder: \(out.isEmpty ? "it is empty" : "-")")
        }
        for name in ["request.json", "slots.ndjson"] {
            let file = "\(out)/\(name)"
            guard FileManager.default.fileExists(atPath: file) else { continue }
            throw Failure(.cannotCreate, "\(file): is there already", advice: "Choose another folder, or remove it.")
        }
        let options = ScenarioOptions(
            sessions: sessions, facilitators: facilitators, days: days, seed: seed, tightness: tight,
            features: features, all: all, units: units, sharedCoaches: sharedCoaches)
        try Scenario.write(options, to: out)
        try StandardStream.output.write("\(out): request.json and slots.ndjson for \(units * sessions) sessions\n")
    }

    private static func demand(_ isMet: Bool, _ expectation: String) throws {
        if !isMet { throw ValidationError(expectation) }
    }
}
