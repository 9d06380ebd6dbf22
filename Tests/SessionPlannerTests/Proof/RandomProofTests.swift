import CoachingModels
import Foundation
import PlanFiles
import PlanModel
import PlanTestSupport
import RequestFiles
import SlotSolver
import Testing

@testable import SessionPlanner

/// Proofs of random numbers for small random requests of every rule, whose cheapest plan is known.
@Suite struct RandomProofTests {
    private struct Judged: Decodable {
        var optimum: Int64
        var proven: [Int64]
    }

    @Test func noneProvesMoreThanTheOptimumAndBothCheckersAgree() throws {
        let scratch = try Scratch()
        let requests = ProcessInfo.processInfo.environment["COACHPLAN_SOAK"] == nil ? 60 : 2000
        try OutsideProofChecker.writeRandomProofs(to: "\(scratch.path)/cases", requests: requests, proofs: 10)
        var count = 0
        var same = 0
        var positive = 0
        for folder in try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/cases") {
            let path = "\(scratch.path)/cases/\(folder)"
            let judged = try JSONDecoder().decode(
                Judged.self, from: Data(contentsOf: URL(filePath: "\(path)/judged.json")))
            let problem = try PlanningProblem(
                RequestReader.read(path: "\(path)/request.json"),
                slots: SlotsReader.read(path: "\(path)/slots.ndjson"))
            let lines = try String(contentsOfFile: "\(path)/proofs.ndjson", encoding: .utf8).split(separator: "\n")
            for (line, others) in zip(lines, judged.proven) {
                let findings = try problem.findings(on: ProofFile.decode(Array(line.utf8), file: path))
                #expect(findings.reasons == [], "\(folder)")
                let decimals = String(problem.problem.unitsPerOne).count - 1
                let proven = try #require(findings.proven?.scaled(places: decimals))
                #expect(proven <= judged.optimum && proven <= others, "\(folder)")
                count += 1
                positive += others > 0 ? 1 : 0
                same += proven == others ? 1 : 0
            }
        }
        #expect(count > requests * 8 && positive > count / 5 && same > count * 3 / 4, "\(count), \(positive), \(same)")
    }
}
