import ArgumentParser
import CoachingModels
import Foundation
import PlanApplication
import PlanFiles
import PlanModel
import PlanReports
import RequestFiles
import SessionPlanner

/// `coachplan tradeoff`: plans between coaching everybody who can be coached and being short of nobody.
struct TradeoffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tradeoff",
        abstract: "Trace people coached against people short: a plan for 80, 90, 95 and 100 %, and those between.",
        discussion: """
            Plans with several prices of leaving somebody out (unscheduledCost), each of which finds a corner of the curve. \
            Every plan is written into the folder with the request that it was made from, so that it can be shown, compared and \
            applied as any other; tradeoff.json is the curve itself, for report --tradeoff. The limits count for each plan. \
            Ctrl-C ends it with the plans found so far.
            """)

    @Argument(help: "The request: a YAML or JSON file.")
    var request: String

    @Option(help: ArgumentHelp("Slots that fetch has written.", valueName: "file"))
    var slots: String

    @Option(
        help: ArgumentHelp("Write the plans into this folder, which is made if it is not there.", valueName: "folder"))
    var out: String

    @Option(
        help: ArgumentHelp("Write the plan that coaches most as a page here, with the curve.", valueName: "file"))
    var report: String?

    @Option(help: "How many plans to make at the most.")
    var points = 12

    @OptionGroup var limits: LimitOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (4...100).contains(points) else { throw ValidationError("--points is a number from 4 to 100.") }
        guard !out.isEmpty else { throw ValidationError("--out: the name of the folder is empty.") }
    }

    func run() async throws {
        var files = CommandFiles()
        files.reads(slots, as: "--slots")
        files.writes(report, as: "--report")
        if let report, try FilePlace(report, for: .write).isStandardOutput {
            throw Failure(.usage, "--report: standard output has the table already: name a file")
        }
        let (asked, _) = try files.request(at: request)
        let answers = try SlotsReader.read(path: slots, threads: limits.limits.threadCount)
        try makeFolder()
        try checkThatPlansCanBeWritten()
        let (made, isComplete) = try await plans(of: asked, answers)
        let kept = try write(made.corners, made.search)
        let tradeoff = TradeoffReport(asked, requestFile: request, plans: kept, isComplete: isComplete)
        try FileBytes.write(Array(try tradeoff.document.json().utf8), to: "\(out)/tradeoff.json")
        if let report, let first = kept.first {
            try PlanPage(first.plan, request: asked, tradeoff: tradeoff.curve).write(to: report)
        }
        try output.write(tradeoff.document)
    }

    private func makeFolder() throws {
        do {
            try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        } catch {
            throw Failure(.cannotCreate, "\(out): cannot be created: \(error.localizedDescription)")
        }
    }

    /// Before any plan is made: what is in the folder may be of an earlier curve that is applied.
    private func checkThatPlansCanBeWritten() throws {
        var files = CommandFiles()
        files.writes("\(out)/tradeoff.json", as: "--out")
        try files.check()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: out)) ?? []
        for name in names.sorted() where name.hasPrefix("coached-") && name.hasSuffix(".json") {
            try PlanReplacement.check(planAt: "\(out)/\(name)")
        }
    }

    /// A plan of a changed request.
    private struct Made {
        var changed: ChangedRequest
        var outcome: PlanningOutcome
    }

    private struct Curve {
        var search: TradeoffSearch
        var made: [Made]
        var corners: [(point: Int, made: Made)] { search.corners.map { ($0, made[$0]) } }

        /// The plan with the nearest price.
        func nearest(to price: ExactDecimal) -> Made? {
            let distances = search.points.map { abs($0.price.double - price.double) }
            return distances.indices.min { distances[$0] < distances[$1] }.map { made[$0] }
        }
    }

    private func plans(of asked: PlanRequest, _ answers: SlotsFile) async throws -> (Curve, isComplete: Bool) {
        var curve = Curve(search: TradeoffSearch(asked, most: points), made: [])
        let progress = output.progress
        while let price = curve.search.next() {
            let changed = ChangedRequest(curve.search.request(at: price))
            let planner = try Planner(request: changed.request, slots: answers)
            let start = curve.nearest(to: price)?.outcome.plan.places ?? [:]
            progress.report("plan \(curve.made.count + 1): leaving somebody out costs \(price)")
            let outcome = try await Planning(limits: limits.limits, progress: progress).plan(
                planner, startingAt: start)
            curve.search.add(outcome.plan, at: price)
            curve.made.append(Made(changed: changed, outcome: outcome))
            if outcome.plan.solution.stoppedBy == "cancelled" { return (curve, false) }
        }
        return (curve, true)
    }

    private func write(
        _ corners: [(point: Int, made: Made)], _ search: TradeoffSearch
    ) throws -> [TradeoffPlan] {
        let shares = Dictionary(
            grouping: TradeoffSearch.shares.compactMap { share in
                search.corner(coaching: share).map { (corner: $0, share: share) }
            }, by: \.corner)
        var used: [Int: Int] = [:]
        return try corners.map { index, made in
            let point = search.points[index]
            used[point.people, default: 0] += 1
            let again = used[point.people, default: 1] == 1 ? "" : "-\(used[point.people, default: 1])"
            let file = "\(out)/coached-\(point.people)\(again).json"
            try PlanReplacement.check(planAt: file)
            try made.changed.write(with: made.outcome, to: file, slots: slots)
            return TradeoffPlan(
                plan: made.outcome.plan, file: file, price: point.price, people: point.people, rest: point.rest,
                restAtLeast: min(point.rest, search.restAtLeast(of: point)),
                shares: (shares[index] ?? []).map(\.share))
        }
    }
}
