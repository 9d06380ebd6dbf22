extension BoundCertificate {
    /// Each session is worth what its cheapest place costs, and nothing else is priced: the bound that needs no search.
    package static func cheapestPlaces(of problem: SlotProblem) -> BoundCertificate {
        let worth = problem.sessions.indices.map { session in
            problem.candidates.range(ofSession: session).reduce(problem.sessions[session].leftOutCost) {
                min($0, problem.candidates.ownCost($1) + problem.understaffingAlone(session, candidate: $1))
            }
        }
        return BoundCertificate(scaleBits: 0, sessionDuals: worth, rowDuals: [], unrepeatable: [])
    }
}

extension SlotProblem {
    /// What a candidate's own people cost if nobody else is away.
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
