import CoachingModels
import Foundation
import PlanFiles
import PlanModel
import PlanTestSupport
import RequestFiles
import Scenarios
import SlotSolver
import Testing

@testable import SessionPlanner

/// Proofs of requests of several business units, by names, for both checkers.
@Suite struct SumProofTests {
    /// A request of three units with all rules, planned.
    private struct Units {
        let scratch: Scratch
        let problem: PlanningProblem
        let outcome: PlanningOutcome
        let proof: PlanProof

        init(seed: UInt64) throws {
            scratch = try Scratch()
            try Scenario.write(
                ScenarioOptions(sessions: 12, facilitators: 3, days: 3, seed: seed, all: true, units: 3),
                to: scratch.path)
            problem = try PlanningProblem(
                RequestReader.read(path: "\(scratch.path)/request.json"),
                slots: SlotsReader.read(path: "\(scratch.path)/slots.ndjson"))
            let options = PlanningOptions(gap: 0.01, timeLimit: nil, workLimit: 10, clock: { 0 })
            outcome = try Planner(problem).outcome(
                id: "plan", createdAt: Instant(seconds: 0), options: options, startingAt: nil, cancellation: .init(),
                progress: nil)
            proof = try #require(outcome.proof)
        }

        var units: Int64 { ProvenInstance.units(outcome.plan.solution.bound, in: problem) }

        func verdicts(_ proofs: [PlanProof]) throws -> [OutsideProofChecker.Verdict] {
            try OutsideProofChecker.judge(
                proofs.map { try ProvenInstance.line($0) }, request: "\(scratch.path)/request.json",
                slots: "\(scratch.path)/slots.ndjson")
        }

        var shares: [PlanProof.Share] {
            get throws {
                guard case .sum(let shares) = proof.parts[0] else { throw CocoaError(.featureUnsupported) }
                return shares
            }
        }
    }

    @Test(arguments: [1, 2, 3])
    func bothCheckersAddUpTheShares(seed: UInt64) throws {
        let units = try Units(seed: seed)
        #expect(try units.shares.count >= 3)
        let findings = try units.problem.findings(on: units.proof, threads: 2)
        #expect(findings.reasons == [] && findings.claimed == findings.proven)
        #expect(findings.parts >= 1 && findings.multipliers >= units.problem.request.sessions.count)
        #expect(try units.verdicts([units.proof]).map(\.units) == [units.units])
        #expect(try ProofFile.decode(ProofFile.encode(units.proof), file: "proof.json") == units.proof)
        let (certificate, reasons) = ProofReading.certificate(units.proof, of: units.problem)
        #expect(reasons == [])
        let written = ProofAssembly.proof(
            try #require(certificate), bound: units.units, of: units.problem)
        #expect(written == units.proof)
    }

    @Test func whatIsNoSumIsRefusedByBoth() throws {
        let units = try Units(seed: 4)
        let shares = try units.shares
        func with(_ change: (inout [PlanProof.Share]) -> Void) -> PlanProof {
            var changed = shares
            change(&changed)
            var proof = units.proof
            proof.parts[0] = .sum(changed)
            return proof
        }
        var tampered = [
            with { $0[0].sessions[0] = $0[1].sessions[0] },
            with { $0[0].sessions[0] = 10_000 },
            with { $0[0].part = $0[1].part },
            with { $0[0].part = 0 },
            with { $0[0].part = 10_000 },
            with { $0[0].sessions.removeLast() },
            with { $0[1].sessions.append($0[0].sessions[0]) },
        ]
        var later = units.proof
        later.parts.append(.sum([]))
        tampered.append(later)
        var more = units.proof
        more.bound = try #require(ExactDecimal("\(units.proof.bound)1"))
        tampered.append(more)
        // A share less proves less.
        tampered.append(with { $0.removeLast() })
        for (number, proof) in tampered.enumerated() {
            #expect(try units.problem.findings(on: proof).reasons.isEmpty == false, "\(number)")
        }
        for (number, verdict) in try units.verdicts(tampered).enumerated() {
            #expect(verdict.units == nil && verdict.reasons?.isEmpty == false, "\(number)")
        }
    }

    /// Sessions that follow others are with them, by whoever they are named.
    @Test func aShareHasWhatItsSessionsFollow() throws {
        let units = try Units(seed: 5)
        let shares = try units.shares
        let sessions = units.problem.request.sessions
        let (number, place) = try #require(
            shares.indices.lazy.flatMap { number in
                shares[number].sessions.indices.map { (number, $0) }
            }.first { sessions[shares[$0.0].sessions[$0.1]].after != nil })
        let follower = shares[number].sessions[place]
        var proof = units.proof
        var changed = shares
        changed[number].sessions.remove(at: place)
        changed.append(.init(sessions: [follower], part: proof.parts.count))
        proof.parts[0] = .sum(changed)
        proof.parts.append(.multipliers(.init(scaleBits: 0, sessions: [1])))
        guard case .multipliers(var rest) = proof.parts[shares[number].part] else { return }
        rest.sessions.remove(at: place)
        proof.parts[shares[number].part] = .multipliers(rest)
        proof.bound = ExactDecimal(0)
        let reasons = try units.problem.findings(on: proof).reasons
        #expect(reasons.contains { $0.contains("that it follows") || $0.contains("none of its share") }, "\(reasons)")
        let verdict = try #require(units.verdicts([proof]).first)
        #expect(verdict.reasons?.contains { $0.contains("which it follows") } == true)
    }

    @Test func ofASumThatIsTooLargeASmallerOneIsKept() throws {
        let units = try Units(seed: 6)
        let problem = units.problem.problem
        let certificate = try #require(ProofReading.certificate(units.proof, of: units.problem).certificate)
        guard case .sum(var shares) = certificate.parts else { throw CocoaError(.featureUnsupported) }
        let session = shares[0].sessions[0]
        shares[0].certificate = BoundCertificate(
            .init(session: session), there: shares[0].certificate, elsewhere: shares[0].certificate)
        let divided = BoundCertificate(sumOf: shares)
        let bound = try problem.bound(provenBy: divided)
        let solution = SlotSolution(
            assignment: [], costs: CostBreakdown(), bound: bound, stoppedBy: .timeLimit,
            unitsPerOne: problem.unitsPerOne, proof: divided, proofBound: bound)
        let whole = KeptProof(of: solution, in: units.problem)
        #expect(whole.bound == bound && whole.note == nil)
        let bytes = try ProofFile.encode(try #require(whole.proof)).count
        let smaller = KeptProof(of: solution, in: units.problem, mostBytes: try ProofFile.encode(units.proof).count)
        let proof = try #require(smaller.proof)
        #expect(try ProofFile.encode(proof).count < bytes && smaller.note?.contains("is larger than") == true)
        #expect(smaller.bound <= bound && smaller.bound > 0)
        #expect(try units.problem.findings(on: proof).reasons == [])
    }

    /// A bound of which only a part has a proof is stated as far as it has.
    @Test func aBoundIsStatedAsFarAsItIsProven() throws {
        let units = try Units(seed: 7)
        let certificate = try #require(ProofReading.certificate(units.proof, of: units.problem).certificate)
        let proven = try units.problem.problem.bound(provenBy: certificate)
        var solution = SlotSolution(
            assignment: [], costs: CostBreakdown(), bound: proven + 100, stoppedBy: .gap,
            unitsPerOne: units.problem.problem.unitsPerOne, proof: certificate, proofBound: proven)
        solution.costs.unscheduled = proven + 200
        let kept = KeptProof(of: solution, in: units.problem)
        #expect(kept.bound == proven && kept.proof != nil && kept.note?.contains("leaves no proof") == true)
        solution.costs.unscheduled = proven + 100
        let optimal = KeptProof(of: solution, in: units.problem)
        #expect(optimal.bound == proven + 100 && optimal.proof == nil && optimal.note == nil)
    }
}
