import CoachingModels
package import PlanModel
import SlotSolver

/// The proof that a plan keeps of a solution's bound, with the bound that this proof supports.
struct KeptProof {
    /// The proof; nil if there is none to keep.
    var proof: PlanProof?
    /// The bound in cost units; lower than the solution's if only a smaller proof can be kept.
    var bound: Cost
    /// What the planner has to know about it; nil if everything is in order.
    var note: String?

    /// - Parameter mostBytes: the most bytes that a proof's file may have.
    init(of solution: SlotSolution, in compiled: PlanningProblem, mostBytes: Int = PlanProof.mostBytes) {
        bound = solution.bound
        guard let certificate = Self.certificate(of: solution, in: compiled.problem) else {
            keepSum(of: solution, in: compiled, mostBytes)
            return
        }
        let proof = ProofAssembly.proof(certificate, bound: bound, of: compiled)
        if proof.fits(mostBytes) { self.proof = proof } else { keepSmaller(certificate, in: compiled, mostBytes) }
    }

    /// Of independent parts of a plan, some may have a bound without a proof: the plan's is then the one that the others'
    /// proofs and what there is of theirs add up to. Only that a plan is the cheapest is worth more than a proof.
    private mutating func keepSum(of solution: SlotSolution, in compiled: PlanningProblem, _ mostBytes: Int) {
        guard let certificate = solution.proof, case .sum = certificate.parts, !solution.isOptimal else { return }
        let proof = ProofAssembly.proof(certificate, bound: solution.proofBound, of: compiled)
        guard proof.fits(mostBytes) else { return }
        let full = ExactDecimal(units: bound, perOne: compiled.problem.unitsPerOne)
        self.proof = proof
        bound = solution.proofBound
        note =
            "That no plan costs less than \(full) was found by a search that leaves no proof; the plan states the bound "
            + "\(ExactDecimal(units: bound, perOne: compiled.problem.unitsPerOne)), of which there is one."
    }

    /// The certificate of a solution's bound. A run that ends before the solver has one still has the bound that needs
    /// no search, for which there is a certificate too.
    private static func certificate(of solution: SlotSolution, in problem: SlotProblem) -> BoundCertificate? {
        if solution.proofBound >= solution.bound, let proof = solution.proof { return proof }
        let cheapest = BoundCertificate.cheapestPlaces(of: problem)
        return ((try? problem.bound(provenBy: cheapest)) ?? -1) >= solution.bound ? cheapest : nil
    }

    /// The parts of a divided proof also prove a bound for all plans, if a lower one; so does a proof without cuts.
    private mutating func keepSmaller(
        _ certificate: BoundCertificate, in compiled: PlanningProblem, _ mostBytes: Int
    ) {
        let full = ExactDecimal(units: bound, perOne: compiled.problem.unitsPerOne)
        var best: (proof: PlanProof, bound: Cost)?
        for smaller in certificate.undividedForms {
            guard let proven = try? compiled.problem.bound(provenBy: smaller), proven > best?.bound ?? -1 else {
                continue
            }
            let proof = ProofAssembly.proof(smaller, bound: min(proven, bound), of: compiled)
            if proof.fits(mostBytes) { best = (proof, min(proven, bound)) }
        }
        proof = best?.proof
        bound = best?.bound ?? 0
        let kept = ExactDecimal(units: bound, perOne: compiled.problem.unitsPerOne)
        note =
            "The proof that no plan costs less than \(full) is larger than \(mostBytes >> 20) MB and is not kept; the plan states "
            + (best == nil ? "no bound." : "the bound \(kept), of which the proof is smaller.")
    }
}

extension BoundCertificate {
    /// The first of the parts that are not divided further, with cuts and without.
    fileprivate var undividedForms: [BoundCertificate] {
        if case .sum(let shares) = parts {
            let forms = shares.map { $0.certificate.undividedForms }
            return (0..<2).map { form in
                BoundCertificate(
                    sumOf: zip(shares, forms).map { .init(sessions: $0.sessions, certificate: $1[form]) })
            }
        }
        var first = self
        while case .divided(_, let there, _) = first.parts { first = there }
        var plain = first
        plain.cuts = []
        return [first, plain]
    }
}

extension PlanProof {
    /// Whether its file has at most this many bytes: they are counted only if that is in question.
    package func fits(_ most: Int) -> Bool {
        mostBytesWritten <= most
            || lines(sessions) + lines(days) + lines(rows) + lines(cuts) + lines(parts) <= most
    }

    /// An upper bound on the size of its file: names have 256 bytes, each written in at most six, and there are two in
    /// a row; numbers have 20 digits.
    private var mostBytesWritten: Int {
        let numbers = parts.reduce(0) { sum, part in
            if case .sum(let shares) = part { return sum + shares.reduce(0) { $0 + 4 + $1.sessions.count } }
            guard case .multipliers(let told) = part else { return sum + 4 }
            let once = told.once.reduce(0) { $0 + 1 + $1.sessions.count }
            return sum + 4 + told.sessions.count + 2 * (told.rows.count + told.cuts.count) + once
        }
        let places = cuts.reduce(0) { $0 + 4 + $1.sessions.count + $1.days.count + $1.rows.count }
        return 3200 * (sessions.count + days.count + rows.count) + 24 * (numbers + places)
    }

    /// The bytes of the elements, each on a line of its own.
    private func lines(_ elements: [some Encodable]) -> Int {
        elements.reduce(0) { $0 + 4 + ((try? CoachingJSON.encode($1).count) ?? 0) }
    }
}
