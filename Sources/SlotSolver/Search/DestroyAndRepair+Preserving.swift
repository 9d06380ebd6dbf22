/// What a whole plan keeps when all of its sessions are placed anew at once.
///
/// Beside half a plan that stays, the other half finds little that is new. Where only one attribute of the plan stays,
/// all sessions may move, and what is left to decide is nearly whole in the relaxation, so that multipliers lead to a
/// plan about as good as the one they began from and different all over.
enum PreservedAttribute: Sendable {
    /// How long the sessions on each facilitator's day are: sessions change places with others as long, or go to days
    /// that have none.
    case lengths
    /// Who leads each session.
    case facilitators

    /// Whether whole plans are worth rearranging: not where they are too large, and not where many sessions depend on
    /// others beside those of their day and their staffing group. Too many are left out then, and places for them take
    /// longer to find than all the rest.
    static func isWorthPreserving(in problem: SlotProblem, _ parameters: SearchParameters.Repair = .init()) -> Bool {
        let dependent = problem.sessions.count { session in
            session.after != nil || session.location != nil
                || session.attendees.contains { problem.attendees[Int($0)].minDaysBetween > 0 }
        }
        return problem.sessions.count <= parameters.sessionsOfWholePlan
            && dependent * parameters.leastBetweenDependent <= problem.sessions.count
    }

    /// An attribute, or nil to rebuild a part.
    static func drawn(_ random: inout SearchRandom, _ parameters: SearchParameters.Repair) -> PreservedAttribute? {
        switch random.below(10) {
        case ..<parameters.preservingLengths: .lengths
        case ..<(parameters.preservingLengths + parameters.preservingFacilitators): .facilitators
        default: nil
        }
    }
}

extension DestroyAndRepair {
    /// All sessions placed anew, by noisy multipliers, in a plan that shares a attribute with the given one.
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
    /// By facilitator-day, the lengths of the sessions there: one bit each.
    fileprivate var lengthsByDay: ContiguousArray<UInt64> {
        var lengths = ContiguousArray<UInt64>(repeating: 0, count: dayTicks.count)
        for session in 0..<space.sessionCount where isPlaced(session) {
            lengths[dayRow(currentPlace(session))] |= 1 << UInt64(space.length[session])
        }
        return lengths
    }
}
