import CoachingModels
import Foundation
import PlanFiles
import PlanModel
import PlanParts
import PlanTestSupport
import RequestFiles
import Scenarios
import SessionPlanner

/// A made-up request of several business units, divided into parts, planned and joined, in a folder that is gone when the test is.
struct DividedCase {
    let scratch: Scratch
    let request: PlanRequest
    let slots: SlotsFile

    /// - Parameter isHeld: whether people have other appointments, which use up limits.
    init(_ options: ScenarioOptions, isHeld: Bool = false) throws {
        scratch = try Scratch()
        try Scenario.write(options, to: scratch.path)
        let path = scratch.path + "/request.json"
        if isHeld {
            let held = try RequestReader.read(path: path).holding(seed: options.seed)
            _ = try scratch.file("request.json", RequestWriter.text(of: held, as: .json))
        }
        request = try RequestReader.read(path: path)
        slots = try SlotsReader.read(path: scratch.path + "/slots.ndjson")
    }

    /// The same without the last of its sessions: of some people, and perhaps of whole groups, nobody takes part in any then.
    init(_ options: ScenarioOptions, withoutLast count: Int) throws {
        let scratch = try Scratch()
        try Scenario.write(options, to: scratch.path)
        let path = scratch.path + "/request.json"
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
        var fields = object as? [String: Any] ?? [:]
        let sessions = fields["sessions"] as? [[String: Any]] ?? []
        fields["sessions"] = Array(sessions.dropLast(count))
        try JSONSerialization.data(withJSONObject: fields).write(to: URL(fileURLWithPath: path))
        self.scratch = scratch
        request = try RequestReader.read(path: path)
        slots = try SlotsReader.read(path: scratch.path + "/slots.ndjson")
    }

    /// A request and slots as texts.
    init(request: String, slots lines: [String]) throws {
        scratch = try Scratch()
        let path = try scratch.file("request.json", request)
        _ = try scratch.file("slots.ndjson", lines.map { $0 + "\n" }.joined())
        self.request = try RequestReader.read(path: path)
        slots = try SlotsReader.read(path: scratch.path + "/slots.ndjson")
    }

    func folder(_ name: String = "parts") -> PartsFolder { PartsFolder(path: scratch.path + "/" + name) }

    func divide(
        _ options: DivisionOptions = DivisionOptions(), into name: String = "parts", threads: Int = 2
    ) async throws -> PartsIndex {
        let division = try RequestDivision(
            request, slotsAt: scratch.path + "/slots.ndjson", options: options, threads: threads)
        return try await division.write(requestPath: scratch.path + "/request.json", to: folder(name)) {
            try await Self.outcome($0, $1, rounds: 0)
        }
    }

    /// Plans each part by itself, from its own files alone.
    func planParts(_ index: PartsIndex, in name: String = "parts", rounds: Int = 40) async throws {
        for part in index.parts { try await plan(part.number, in: name, rounds: rounds) }
    }

    func plan(_ part: Int, in name: String = "parts", rounds: Int = 40) async throws {
        let folder = folder(name)
        let planner = try Planner(
            request: RequestReader.read(path: folder.request(ofPart: part)),
            slots: SlotsReader.read(path: folder.slots(ofPart: part)))
        let (draft, prices) = (folder.draft(ofPart: part), folder.prices(ofPart: part))
        let outcome = try await PlanningRun(
            planner, id: "plan", createdAt: Self.now, options: Self.options(rounds),
            startingAt: FileManager.default.fileExists(atPath: draft) ? DraftFile.read(path: draft) : [:],
            prices: FileManager.default.fileExists(atPath: prices) ? [[ProofFile.read(path: prices)]] : []
        ).outcome()
        try PlanFile.write(outcome.plan, proof: outcome.proof, to: folder.plan(ofPart: part))
    }

    /// Joins the plans of the parts; boundaries are solved again by so many rounds.
    func join(_ index: PartsIndex, in name: String = "parts", rounds: Int = 5) async throws -> PlanningOutcome {
        let folder = folder(name)
        let join = try PlanJoin(
            PlanningProblem(request, slots: slots), PartResults.read(index, in: folder),
            prices: prices(index, in: folder), folder: folder)
        return try join.outcome(await solve(join, rounds: rounds), id: "joined", createdAt: Self.now, threads: 2)
    }

    /// Joins the plans of the parts without holding the whole, and writes the plan to a file of the case.
    func stream(
        _ index: PartsIndex, in name: String = "parts", to file: String = "streamed.json", rounds: Int = 5,
        threads: Int = 2
    ) async throws -> JoinedPlan {
        let folder = folder(name)
        try PartResults.check(index, in: folder)
        var join = try PartsJoin(
            request, slotsAt: scratch.path + "/slots.ndjson", index, in: folder, threads: threads)
        try join.addParts { _ in }
        for component in join.cut {
            let parts = try join.parts(ofComponent: component, prices: prices(index, in: folder))
            let outcome = try parts.outcome(
                await solve(parts, rounds: rounds), id: "joined", createdAt: Self.now, threads: threads)
            try join.add(component: component, outcome)
        }
        try join.addTheRest()
        let joined = try join.joined(id: "joined", createdAt: Self.now)
        try joined.write(hasProof: true, to: scratch.path + "/" + file)
        return joined
    }

    private func prices(_ index: PartsIndex, in folder: PartsFolder) throws -> [Int: PlanProof] {
        var prices: [Int: PlanProof] = [:]
        for part in index.parts where FileManager.default.fileExists(atPath: folder.prices(ofPart: part.number)) {
            prices[part.number] = try ProofFile.read(path: folder.prices(ofPart: part.number))
        }
        return prices
    }

    private func solve(_ join: PlanJoin, rounds: Int) async throws -> [PlanJoin.Solved] {
        var solved: [PlanJoin.Solved] = []
        for boundary in try join.boundaries() {
            let run = PlanningRun(
                Planner(boundary.problem), id: "boundary", createdAt: Self.now, options: Self.options(rounds),
                startingAt: boundary.places, prices: boundary.prices)
            solved.append(PlanJoin.Solved(component: boundary.component, outcome: try await run.outcome()))
        }
        return solved
    }

    /// The whole at once.
    func whole(rounds: Int = 40) async throws -> PlanningOutcome {
        try await Self.outcome(request, slots, rounds: rounds)
    }

    static func outcome(_ request: PlanRequest, _ slots: SlotsFile, rounds: Int) async throws -> PlanningOutcome {
        let planner = try Planner(request: request, slots: slots)
        return try await PlanningRun(planner, id: "plan", createdAt: now, options: options(rounds)).outcome()
    }

    static func options(_ rounds: Int) -> PlanningOptions {
        PlanningOptions(gap: 0, timeLimit: nil, workLimit: rounds, threads: 2, clock: { 0 })
    }

    static let now = Instant(seconds: 1_796_000_000)

    /// What a folder has in it, by paths from there.
    func content(_ name: String = "parts") throws -> [String: Data] {
        let root = folder(name).path
        var content: [String: Data] = [:]
        for case let path as String in FileManager.default.enumerator(atPath: root) ?? .init() {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder), !isFolder.boolValue
            else { continue }
            content[path] = try Data(contentsOf: URL(fileURLWithPath: root + "/" + path))
        }
        return content
    }
}

extension ScenarioOptions {
    /// A few sessions in each of some business units, few enough for the best plan to be found.
    static func units(
        _ units: Int, sessions: Int = 6, facilitators: Int = 2, seed: UInt64, sharedCoaches: Int = 0, all: Bool = false
    ) -> ScenarioOptions {
        ScenarioOptions(
            sessions: sessions, facilitators: facilitators, days: 3, seed: seed, tightness: 0.9, features: all,
            all: all,
            teamSize: 4, units: units, sharedCoaches: sharedCoaches)
    }
}
