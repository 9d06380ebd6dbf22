import PlanFiles
import PlanModel
import PlanTestSupport
import SlotSolver
import Testing

@testable import SessionPlanner

/// Proofs by names: of a run, of other files, of what is not there.
@Suite struct ProofCheckTests {
    @Test(arguments: ["tiny-1", "tiny-4", "tiny-5", "rules-40"])
    func theProofOfARunHoldsForBothCheckers(name: String) throws {
        let instance = try ProvenInstance(name)
        let findings = try instance.problem.findings(on: instance.proof, threads: 2)
        #expect(findings.reasons == [])
        #expect(findings.claimed == findings.proven)
        #expect(try findings.proven.map(instance.units) == instance.bound && instance.bound > 0)
        #expect(findings.multipliers >= instance.problem.request.sessions.count && findings.facilitatorDays > 0)
        let read = try ProofFile.decode(ProofFile.encode(instance.proof), file: "proof.json")
        #expect(read == instance.proof)
        #expect(try instance.verdicts([ProvenInstance.line(read)]).map(\.units) == [instance.bound])
    }

    /// Names there and back are the same certificate, with cuts, floors and divisions.
    @Test func namesAndNumbersAreTheSame() throws {
        let instance = try ProvenInstance("tiny-5")
        let proof = instance.proof.enriched
        let (certificate, reasons) = ProofReading.certificate(proof, of: instance.problem)
        #expect(reasons == [])
        let written = ProofAssembly.proof(try #require(certificate), bound: instance.bound, of: instance.problem)
        let again = ProofReading.certificate(written, of: instance.problem).certificate
        #expect(again == certificate)
        #expect(written.parts.count == proof.parts.count)
    }

    @Test func ofAnotherRequestOrOtherSlotsItIsRefused() throws {
        let instance = try ProvenInstance("tiny-5")
        let other = try PlanningProblem(Instances.request("tiny-4"), slots: Instances.slots("tiny-4"))
        let reasons = try other.findings(on: instance.proof).reasons
        #expect(reasons.count == 2 && reasons[0].hasPrefix("request:") && reasons[1].hasPrefix("slots:"))
        var proof = instance.proof
        proof.previousSHA256 = "0"
        #expect(try instance.problem.findings(on: proof).reasons.first?.hasPrefix("previous:") == true)
        let verdicts = try instance.verdicts([
            ProvenInstance.line(proof),
            ProvenInstance.line(instance.proof).replacing(instance.proof.slotsSHA256, with: "1"),
        ])
        #expect(verdicts.allSatisfy { $0.reasons?.isEmpty == false })
    }

    @Test func itClaimsNoMoreThanItProves() throws {
        let instance = try ProvenInstance("tiny-5")
        var proof = instance.proof
        proof.bound = try #require(ExactDecimal("\(instance.proof.bound)1"))
        #expect(try instance.problem.findings(on: proof).reasons.first?.hasPrefix("bound:") == true)
        #expect(try instance.verdicts([ProvenInstance.line(proof)]).first?.units == nil)
        proof.bound = ExactDecimal(1)
        #expect(try instance.problem.findings(on: proof).reasons == [])
        #expect(try instance.verdicts([ProvenInstance.line(proof)]).first?.units == instance.bound)
    }

    /// The bound that a run begins with has a certificate too.
    @Test func aRunThatEndsAtOnceHasAProof() throws {
        let problem = try PlanningProblem(Instances.request("tiny-2"), slots: Instances.slots("tiny-2"))
        let cancellation = PlanningCancellation()
        cancellation.cancel()
        let outcome = try Planner(problem).outcome(
            id: "plan", createdAt: Instant(seconds: 0),
            options: PlanningOptions(gap: 0, timeLimit: nil, workLimit: 0, clock: { 0 }), startingAt: nil,
            cancellation: cancellation, progress: nil)
        let findings = try problem.findings(on: try #require(outcome.proof))
        #expect(findings.reasons == [])
        #expect(findings.claimed.double == outcome.plan.solution.bound)
    }

    @Test func ofAProofThatIsTooLargeTheBestSmallerOneIsKept() throws {
        let instance = try ProvenInstance("tiny-5")
        let problem = instance.problem.problem
        let certificate = try #require(ProofReading.certificate(instance.proof, of: instance.problem).certificate)
        let divided = BoundCertificate(
            .init(session: 0, facilitator: 0, day: problem.dayOfTick[0]), there: certificate, elsewhere: certificate)
        let bound = try problem.bound(provenBy: divided)
        let solution = SlotSolution(
            assignment: [], costs: CostBreakdown(), bound: bound, stoppedBy: .timeLimit,
            unitsPerOne: problem.unitsPerOne, proof: divided, proofBound: bound)
        let whole = KeptProof(of: solution, in: instance.problem)
        #expect(whole.proof?.parts.count == 3 && whole.bound == bound && whole.note == nil)
        let bytes = try ProofFile.encode(try #require(whole.proof)).count
        let smaller = KeptProof(of: solution, in: instance.problem, mostBytes: bytes * 2 / 3)
        #expect(smaller.proof?.parts.count == 1 && smaller.note?.contains("is larger than") == true)
        #expect(try smaller.bound == instance.units(provenBy: try #require(smaller.proof)))
        let none = KeptProof(of: solution, in: instance.problem, mostBytes: 100)
        #expect(none.proof == nil && none.bound == 0 && none.note?.contains("no bound") == true)
    }
}

extension PlanProof {
    /// A true proof with a division, floors and cuts beside its multipliers; it proves something, if less.
    var enriched: PlanProof {
        var proof = self
        guard case .multipliers(var multipliers) = parts[0], let day = days.first, days.count > 1 else { return self }
        let bits = multipliers.scaleBits
        proof.days = [day] + days.dropFirst()
        proof.cuts = [
            Cut(sessions: [0, 1], days: [0], rows: [0]), Cut(sessions: [2], days: [1], rows: [1, 2]),
            Cut(sessions: [3, 4, 5], days: [], rows: []),
        ]
        multipliers.cuts = [
            .init(place: 0, multiplier: 3 << bits), .init(place: 1, multiplier: 1 << bits),
            .init(place: 2, multiplier: 5 << bits),
        ]
        var floored = multipliers
        floored.floor = .init(share: 1 << 27, part: 3)
        var floor = multipliers
        floor.cuts = []
        proof.parts = [
            .division(session: 1, day: 0, there: 1, elsewhere: 2), .multipliers(multipliers), .multipliers(floored),
            .multipliers(floor),
        ]
        return proof
    }
}
