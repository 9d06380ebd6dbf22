import CoachingModels
import PlanModel
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
        guard let certificate = Self.certificate(of: solution, in: compiled.problem) else { return }
        let proof = ProofAssembly.proof(certificate, bound: bound, of: compiled)
        if proof.fits(mostBytes) { self.proof = proof } else { keepSmaller(certificate, in: compiled, mostBytes) }
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
    /// Each session is worth the cost of its cheapest place, and nothing else is priced.
    fileprivate static func cheapestPlaces(of problem: SlotProblem) -> BoundCertificate {
        let worth = problem.sessions.indices.map { session in
            problem.candidates.range(ofSession: session).reduce(problem.sessions[session].leftOutCost) {
                min($0, problem.candidates.ownCost($1) + problem.understaffingAlone(session, candidate: $1))
            }
        }
        return BoundCertificate(scaleBits: 0, sessionDuals: worth, rowDuals: [], unrepeatable: [])
    }

    /// The first of the parts that are not divided further, with cuts and without.
    fileprivate var undividedForms: [BoundCertificate] {
        var first = self
        while case .divided(_, let there, _) = first.parts { first = there }
        var plain = first
        plain.cuts = []
        return [first, plain]
    }
}

extension SlotProblem {
    /// The cost of a candidate's own people if nobody else is away.
    fileprivate func understaffingAlone(_ session: Int, candidate: Int) -> Cost {
        let groups = Dictionary(
            sessions[session].attendees.map { (attendees[Int($0)].staffingGroup, 1) }, uniquingKeysWith: +)
        let start = Int(candidates.start[candidate])
        return groups.reduce(0) { sum, entry in
            (start..<start + Int(sessions[session].length)).reduce(sum) {
                $0 + staffing.cost(ofPeople: entry.value, inCell: Int(entry.key) * tickCount + $1)
            }
        }
    }
}

extension PlanProof {
    /// Whether its file has at most this many bytes: they are counted only if that is in question.
    fileprivate func fits(_ most: Int) -> Bool {
        mostBytesWritten <= most
            || lines(sessions) + lines(days) + lines(rows) + lines(cuts) + lines(parts) <= most
    }

    /// An upper bound on the size of its file: names have 256 bytes, each written in at most six, and there are two in
    /// a row; numbers have 20 digits.
    private var mostBytesWritten: Int {
        let numbers = parts.reduce(0) { sum, part in
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
