import Foundation
import PlanTestSupport

@testable import PlanFiles
@testable import RequestFiles
@testable import SessionPlanner

/// A reader of files, with good files to spoil.
enum FuzzedReader: String, CaseIterable {
    case yaml, json, roster, slots, plan

    /// The file that the reader is given.
    var name: String {
        switch self {
        case .yaml: "request.yaml"
        case .json: "request.json"
        case .roster: "roster.csv"
        case .slots: "slots.ndjson"
        case .plan: "plan.json"
        }
    }

    /// Good files.
    func samples() throws -> [[UInt8]] {
        switch self {
        case .yaml: [Requests.good, FuzzSamples.aliases, RosterTests.request].map { Array($0.utf8) }
        case .json: [JSONSourceTests.good, FuzzSamples.json].map { Array($0.utf8) }
        case .roster: FuzzSamples.rosters.map { Array($0.utf8) }
        case .slots: FuzzSamples.slots.map { Array($0.utf8) }
        case .plan: try FuzzSamples.plans()
        }
    }

    /// A spoilt file. Plans get a seal that fits half of the time: without one nothing of them would be read.
    func file(seed: UInt64, samples: [[UInt8]]) -> [UInt8] {
        var mutator = Mutator(seed: seed)
        guard self == .plan, mutator.flip() else { return mutator.mutated(samples) }
        let seal = Array("\"seal\": ".utf8)
        return PlanFile.sealed(
            mutator.mutated(samples.map { Array($0[..<($0.firstRange(of: seal)?.lowerBound ?? 0)]) }))
    }

    /// What lies beside the file.
    func companions() -> [String: String] { self == .roster ? ["request.yaml": RosterTests.request] : [:] }

    /// Reads the file in the folder and returns what to do with what was read: it must hold nothing that later steps trip
    /// over. Throws what is wrong with the file.
    func read(in folder: String) throws -> () throws -> Void {
        switch self {
        case .yaml, .json, .roster:
            let request = try RequestReader.read(path: "\(folder)/\(self == .roster ? "request.yaml" : name)")
            return { _ = try PlanningProblem(request, slots: SlotLines.read([SmallCase.everybodyFree])) }
        case .slots:
            let slots = try SlotsReader.read(path: "\(folder)/\(name)", threads: 1)
            return { _ = try PlanningProblem(SmallCase().request(), slots: slots) }
        case .plan:
            let plan = try PlanFile.read(path: "\(folder)/\(name)")
            return { _ = try PlanFile.decode(PlanFile.encode(plan), file: "again.json") }
        }
    }
}
