import CoachingModels
import Foundation
import PlanFiles
import PlanModel
import PlanTestSupport
import SlotSolver

@testable import SessionPlanner

/// A public instance with a proof of what no plan for it costs less than.
struct ProvenInstance {
    let name: String
    let problem: PlanningProblem
    let proof: PlanProof
    /// In units.
    let bound: Int64

    /// Plans until the gap is small enough, and keeps the proof.
    init(_ name: String, gap: Double = 0.001) throws {
        self.name = name
        problem = try PlanningProblem(Instances.request(name), slots: Instances.slots(name))
        let options = PlanningOptions(gap: gap, timeLimit: nil, workLimit: 30, clock: { 0 })
        let outcome = try Planner(problem).outcome(
            id: "plan", createdAt: Instant(seconds: 0), options: options, startingAt: nil, cancellation: .init(),
            progress: nil)
        guard let proof = outcome.proof else { throw CocoaError(.featureUnsupported) }
        self.proof = proof
        bound = Self.units(outcome.plan.solution.bound, in: problem)
    }

    static func units(_ amount: Double, in problem: PlanningProblem) -> Int64 {
        Int64((amount * Double(problem.problem.unitsPerOne)).rounded())
    }

    /// The proof in one line of JSON.
    static func line(_ proof: PlanProof) throws -> String {
        String(decoding: try CoachingJSON.encode(proof), as: UTF8.self)
    }

    /// What the Swift side proves by a proof, in units; nil where it is refused.
    func units(provenBy proof: PlanProof) throws -> Int64? {
        let findings = try problem.findings(on: proof)
        guard findings.reasons.isEmpty, let proven = findings.proven else { return nil }
        return try units(proven)
    }

    func units(_ amount: ExactDecimal) throws -> Int64 {
        let decimals = String(problem.problem.unitsPerOne).count - 1
        guard let units = amount.scaled(places: decimals) else { throw CocoaError(.formatting) }
        return units
    }

    /// What the outside checker says of proofs.
    func verdicts(_ proofs: [String]) throws -> [OutsideProofChecker.Verdict] {
        let slots = try Instances.slotsPath(name)
        let request = URL(filePath: slots).deletingLastPathComponent().appending(path: "request.json").path
        let scratch = try Scratch()
        let copies = [(request, "request.json"), (slots, "slots.ndjson")].map { ($0.0, "\(scratch.path)/\($0.1)") }
        for (original, copy) in copies { try FileManager.default.copyItem(atPath: original, toPath: copy) }
        return try OutsideProofChecker.judge(proofs, request: copies[0].1, slots: copies[1].1)
    }
}
