/// Divides all plans in two: those that lead a session on one facilitator's day or leave it out, and those that do not
/// lead it there. A plan that leaves the session out is in both, so nothing is lost between them.
public struct BranchingDecision: Sendable, Hashable, Codable {
    /// Index into `SlotProblem.sessions`.
    public var session: Int32
    /// Index into `SlotProblem.facilitators`.
    public var facilitator: Int32
    /// A local day, by its number in `SlotProblem.dayOfTick`.
    public var day: Int32

    /// The branching decision by whether a facilitator leads a session on a day.
    public init(session: Int32, facilitator: Int32, day: Int32) {
        self.session = session
        self.facilitator = facilitator
        self.day = day
    }

    enum Part: Sendable {
        case there
        case elsewhere
    }

    /// Whether the part has a candidate of the session that is led by a facilitator on a day.
    func allows(_ part: Part, facilitator: Int32, day: Int32) -> Bool {
        (facilitator == self.facilitator && day == self.day) == (part == .there)
    }
}

/// Which part of each branching decision a part of all plans is in.
typealias BranchingPath = [(decision: BranchingDecision, part: BranchingDecision.Part)]

extension SlotProblem {
    /// The problem whose plans are those of one part: some sessions have fewer candidates. A session that the problem
    /// does not have divides nothing.
    func part(_ path: BranchingPath) -> SlotProblem {
        let decisions = Dictionary(grouping: path) { Int($0.decision.session) }
        var fewer = Candidates()
        for session in sessions.indices {
            let own = decisions[session] ?? []
            for candidate in candidates.range(ofSession: session) {
                let facilitator = candidates.facilitator[candidate]
                let start = candidates.start[candidate]
                let isAllowed = own.allSatisfy {
                    $0.decision.allows($0.part, facilitator: facilitator, day: dayOfTick[Int(start)])
                }
                guard isAllowed else { continue }
                fewer.append(candidate, of: candidates)
            }
            fewer.endSession()
        }
        var part = self
        part.candidates = fewer
        return part
    }
}
