/// The attribute that a whole plan keeps when all of its sessions are placed again at once.
///
/// If half of a plan stays, little that is new is found for the other half. If only one attribute of the plan stays,
/// all sessions may move, and the remaining decisions are nearly integer in the relaxation, so multipliers lead to a
/// plan about as good as the initial one but different everywhere.
enum PreservedAttribute: Sendable {
    /// The lengths of the sessions on each facilitator's day: sessions change places with others of the same length, or
    /// go to days without sessions.
    case lengths
    /// The facilitator of each session.
    case facilitators

    /// Whether it is worthwhile to rearrange whole plans: not if they are too large, and not if many sessions depend on
    /// others besides those of their day and their staffing group. Too many would then be left out, and finding places
    /// for them takes longer than everything else.
    static func isWorthPreserving(in problem: SlotProblem, _ parameters: SearchParameters.Repair = .init()) -> Bool {
        let dependent = problem.sessions.count { session in
            session.after != nil || session.location != nil
                || session.attendees.contains { problem.attendees[Int($0)].minDaysBetween > 0 }
        }
        return problem.sessions.count <= parameters.sessionsOfWholePlan
            && dependent * parameters.leastBetweenDependent <= problem.sessions.count
    }

    /// A randomly drawn attribute, or nil to rebuild a part.
    static func drawn(_ random: inout SearchRandom, _ parameters: SearchParameters.Repair) -> PreservedAttribute? {
        switch random.below(10) {
        case ..<parameters.preservingLengths: .lengths
        case ..<(parameters.preservingLengths + parameters.preservingFacilitators): .facilitators
        default: nil
        }
    }
}

extension DestroyAndRepair {
    /// All sessions placed again, by noisy multipliers, in a plan that shares an attribute with the given one.
    func destroyAllButAttribute(
        _ schedule: Schedule, keeping attribute: PreservedAttribute, _ random: inout SearchRandom,
        isInterrupted: () -> Bool
    ) -> Schedule {
        let space = schedule.space
        let lengths = attribute == .lengths ? schedule.lengthsByDay : []
        var isListed = isListed
        for session in 0..<space.sessionCount where schedule.isPlaced(session) {
            let own = schedule.currentPlace(session)
            for place in space.places[session] where isListed[Int(place.candidate)] {
                switch attribute {
                case .facilitators: isListed[Int(place.candidate)] = place.facilitator == own.facilitator
                case .lengths:
                    let day = lengths[schedule.dayRow(place)]
                    isListed[Int(place.candidate)] = day == 0 || day & (1 << UInt64(space.length[session])) != 0
                }
            }
            isListed[Int(own.candidate)] = true
        }
        return repairedPlan(
            from: Schedule(space), among: DiveCandidates(model, among: isListed), &random, isInterrupted)
    }
}

extension Schedule {
    /// For each facilitator-day, the lengths of its sessions: one bit each.
    fileprivate var lengthsByDay: ContiguousArray<UInt64> {
        var lengths = ContiguousArray<UInt64>(repeating: 0, count: dayTicks.count)
        for session in 0..<space.sessionCount where isPlaced(session) {
            lengths[dayRow(currentPlace(session))] |= 1 << UInt64(space.length[session])
        }
        return lengths
    }
}
