import PlanModel
import SlotSolver

extension PlanningSession {
    /// A session that begins with a plan; a certificate that is none of the problem is left out.
    static func begun(
        _ problem: SlotProblem, at assignment: [Int32], _ certificate: BoundCertificate?
    ) throws -> PlanningSession {
        do {
            return try PlanningSession(problem, warmStart: WarmStart(assignment: assignment, proof: certificate))
        } catch is InvalidProof {
            return try PlanningSession(problem, warmStart: WarmStart(assignment: assignment))
        }
    }
}

extension CostDifference {
    /// Between two limits in the units of a problem.
    init(_ atLeast: Cost, _ found: Cost, in problem: SlotProblem) {
        let units = Double(problem.unitsPerOne)
        self.init(atLeast: Double(atLeast) / units, found: Double(found) / units)
    }
}

extension BoundCertificate {
    /// A start for a problem with so many sessions behind those of this: of a divided certificate the first part.
    func extended(bySessions count: Int) -> BoundCertificate {
        if case .sum(let shares) = parts {
            // What is in no share counts nothing.
            return BoundCertificate(
                sumOf: shares.map {
                    .init(sessions: $0.sessions, certificate: $0.certificate.extended(bySessions: 0))
                })
        }
        var extended = self
        while case .divided(_, let there, _) = extended.parts { extended = there }
        extended.sessionDuals += [Int64](repeating: 0, count: count)
        if case .proven = extended.floor { extended.floor = .none }
        return extended
    }
}
