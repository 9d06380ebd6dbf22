/// Divides all plans in two: those that place a session, or lead it on one facilitator's day, and those that do not.
///
/// In the first part the session must be placed, and with it all that it follows; so leaving one of them out may cost
/// anything there. In the second, where it is about being placed at all, it is left out, and all that follow it.
public struct BranchingDecision: Sendable, Hashable, Codable {
    /// Index into `SlotProblem.sessions`.
    public var session: Int32
    /// Index into `SlotProblem.facilitators`; nil where it is about being placed at all.
    public var facilitator: Int32?
    /// A local day, by its number in `SlotProblem.dayOfTick`; nil where it is about being placed at all.
    public var day: Int32?

    /// The branching decision by whether a session is placed.
    public init(session: Int32) { self.session = session }

    /// The branching decision by whether a facilitator leads a session on a day.
    public init(session: Int32, facilitator: Int32, day: Int32) {
        self.session = session
        self.facilitator = facilitator
        self.day = day
    }

    /// The facilitator's day that it is about, nil where it is about being placed at all.
    package var place: BoundCertificate.FacilitatorDay? {
        guard let facilitator, let day else { return nil }
        return .init(facilitator: facilitator, day: day)
    }

    enum Part: Sendable {
        case there
        case elsewhere
    }

    /// Whether the part has a candidate of the session that is led by a facilitator on a day.
    func allows(_ part: Part, facilitator: Int32, day: Int32) -> Bool {
        guard let place else { return part == .there }
        return (place.facilitator == facilitator && place.day == day) == (part == .there)
    }
}

/// Which part of each branching decision a part of all plans is in.
typealias BranchingPath = [(decision: BranchingDecision, part: BranchingDecision.Part)]

extension SlotProblem {
    /// The problem whose plans are those of one part: some sessions have fewer candidates, and to leave out those that must
    /// be placed costs more than any plan does. A session that the problem does not have divides nothing.
    func part(_ path: BranchingPath) -> SlotProblem {
        let decisions = Dictionary(grouping: path) { Int($0.decision.session) }
        var fewer = Candidates()
        for session in sessions.indices {
            let own = decisions[session] ?? []
            for candidate in candidates.range(ofSession: session) {
                let facilitator = candidates.facilitator[candidate]
                let day = dayOfTick[Int(candidates.start[candidate])]
                if own.allSatisfy({ $0.decision.allows($0.part, facilitator: facilitator, day: day) }) {
                    fewer.append(candidate, of: candidates)
                }
            }
            fewer.endSession()
        }
        var part = self
        part.candidates = fewer
        let placed = sessionsToPlace(path)
        if !placed.isEmpty {
            let surcharge = beyondAnyPlan
            for session in placed { part.sessions[session].unscheduledCost += surcharge }
        }
        return part
    }

    /// More than any plan costs, and a multiple of what divides the costs of all that is left out, so that bounds are rounded
    /// up to the same costs as before.
    private var beyondAnyPlan: Cost {
        let step = max(1, sessions.reduce(0) { greatestCommonDivisor($0, $1.leftOutCost) })
        return step << Cost(max(0, step.leadingZeroBitCount - 6))
    }

    /// The sessions that plans of a part place, each once.
    func sessionsToPlace(_ path: BranchingPath) -> Set<Int> {
        var placed: Set<Int> = []
        for (decision, part) in path where part == .there {
            var session = Int(decision.session)
            while sessions.indices.contains(session), placed.insert(session).inserted,
                let before = sessions[session].after
            {
                session = Int(before.session)
            }
        }
        return placed
    }
}
