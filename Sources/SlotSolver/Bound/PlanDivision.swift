/// Divides all plans in two: those that lead a session on one facilitator's day or leave it out, and those that do not lead
/// it there. A plan that leaves the session out is in both, so nothing is lost between them.
struct PlanDivision: Sendable, Hashable {
    var session: Int32
    var facilitator: Int32
    var day: Int32

    enum Part: Sendable {
        case there
        case elsewhere
    }

    /// Whether the part has a candidate of the session that is led by a facilitator on a day.
    func allows(_ part: Part, facilitator: Int32, day: Int32) -> Bool {
        (facilitator == self.facilitator && day == self.day) == (part == .there)
    }
}

extension SlotProblem {
    /// The problem whose plans are those of one part: the session has fewer candidates. A session that the problem does
    /// not have divides nothing.
    func part(_ part: PlanDivision.Part, of division: PlanDivision) -> SlotProblem {
        guard sessions.indices.contains(Int(division.session)) else { return self }
        var fewer = Candidates()
        for session in sessions.indices {
            for candidate in candidates.range(ofSession: session) {
                let facilitator = candidates.facilitator[candidate]
                let start = candidates.start[candidate]
                guard
                    session != Int(division.session)
                        || division.allows(part, facilitator: facilitator, day: dayOfTick[Int(start)])
                else { continue }
                fewer.append(
                    facilitator: facilitator, start: start, preference: candidates.preference[candidate],
                    lateness: candidates.lateness[candidate], timeOfDay: candidates.timeOfDay[candidate])
            }
            fewer.endSession()
        }
        var part = self
        part.candidates = fewer
        return part
    }
}
