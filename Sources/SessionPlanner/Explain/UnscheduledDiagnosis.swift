import CoachingModels
import PlanModel
import SlotSolver

/// Explains in a planner's words why a session has no place.
struct UnscheduledDiagnosis {
    private let compiled: PlanningProblem
    private let occupancy: Occupancy
    private let slots: SlotsDiagnosis

    init(_ compiled: PlanningProblem, assignment: [Int32]) {
        self.compiled = compiled
        occupancy = Occupancy(compiled.problem, assignment: assignment)
        slots = SlotsDiagnosis(compiled)
    }

    func explain(session index: Int) -> UnscheduledSession {
        let session = compiled.request.sessions[index]
        let candidates = compiled.problem.candidates.range(ofSession: index)
        let (reason, message) = candidates.isEmpty ? slots.explain(session) : explain(index, candidates)
        return UnscheduledSession(
            session: session.key, name: session.name, facilitatorIds: session.facilitators,
            attendeeIds: session.attendees, reason: reason, message: message)
    }

    /// There are candidates: something in the plan stands in the way, or the cost does.
    private func explain(_ index: Int, _ candidates: Range<Int>) -> (UnscheduledReason, String) {
        var obstacles: [Obstacle: Int] = [:]
        var cheapest: Cost?
        for candidate in candidates {
            if let obstacle = Obstacle.first(for: candidate, ofSession: index, in: compiled.problem, beside: occupancy)
            {
                obstacles[obstacle, default: 0] += 1
            } else {
                let cost = occupancy.addedCost(of: candidate, session: index, in: compiled.problem)
                cheapest = min(cheapest ?? cost, cost)
            }
        }
        if let cheapest { return free(index, cheapest) }
        let ranked = obstacles.map { (text: words($0.key), count: $0.value) }
            .sorted { ($1.count, $0.text) < ($0.count, $1.text) }
        let shown = ranked.prefix(3).map { "\($0.text) (\($0.count))" }.joined(separator: "; ")
        let rest = ranked.count > 3 ? "; and \(ranked.count - 3) more reasons" : ""
        if obstacles.keys.allSatisfy(\.isPredecessor) {
            return (.predecessor, ranked.map(\.text).joined(separator: "; "))
        }
        return (.noCapacity, "none of its \(places(candidates.count)) is left: \(shown)\(rest)")
    }

    private func free(_ index: Int, _ cheapest: Cost) -> (UnscheduledReason, String) {
        let left = compiled.problem.sessions[index].unscheduledCost + compiled.problem.sessions[index].moveCost
        if cheapest < left {
            return (.stoppedEarly, "a place is free, but the run stopped before it was used; plan again with more time")
        }
        return (
            .tooExpensive,
            "its cheapest free place would cost \(amount(cheapest)), and leaving it out costs \(amount(left))"
        )
    }

    private func amount(_ cost: Cost) -> String {
        Numbers.plain(Double(cost) / Double(compiled.problem.unitsPerOne))
    }

    private func places(_ count: Int) -> String { count == 1 ? "1 possible place" : "\(count) possible places" }

    private func words(_ obstacle: Obstacle) -> String {
        switch obstacle {
        case .predecessorUnscheduled(let session): "\(key(session)), which must come first, has no place"
        case .predecessorDays(let session): "no place is the right number of days after \(key(session))"
        case .attendeeBusy(let attendee): "\(attendeeName(attendee)) is in another session"
        case .facilitatorBusy(let facilitator): "\(facilitatorName(facilitator)) is in another session"
        case .facilitatorBuffer(let facilitator): "too near to another session of \(facilitatorName(facilitator))"
        case .facilitatorSessions(let facilitator):
            "\(facilitatorName(facilitator)) has reached the sessions allowed for the day"
        case .facilitatorMinutes(let facilitator):
            "\(facilitatorName(facilitator)) has too few minutes left for the day"
        case .attendeeMinutes(let attendee): "\(attendeeName(attendee)) has too few minutes left for the day"
        case .facilitatorWeekSessions(let facilitator):
            "\(facilitatorName(facilitator)) has reached the sessions allowed for the week"
        case .facilitatorWeekMinutes(let facilitator):
            "\(facilitatorName(facilitator)) has too few minutes left for the week"
        case .attendeeDays(let attendee):
            "fewer than \(Numbers.counted(compiled.request.attendees[Int(attendee)].minDaysBetween, "day")) from another session of \(attendeeName(attendee))"
        case .groupAway(let group): "\(groupName(group)) has as many people in sessions as it may have at once"
        case .locationFull(let location): "\(locationName(location)) is full"
        }
    }

    private func key(_ session: Int) -> String { compiled.request.sessions[session].key }

    private func attendeeName(_ attendee: Int32) -> String {
        compiled.request.attendees[Int(attendee)].shownName
    }

    private func facilitatorName(_ facilitator: Int32) -> String {
        compiled.request.facilitators[Int(facilitator)].shownName
    }

    private func groupName(_ group: Int32) -> String { ForeignText.shown(compiled.staffing.groups[Int(group)]) }

    private func locationName(_ location: Int32) -> String {
        ForeignText.shown(compiled.request.policy.locations.keys.sorted()[Int(location)])
    }
}

extension Obstacle {
    fileprivate var isPredecessor: Bool {
        switch self {
        case .predecessorUnscheduled, .predecessorDays: true
        default: false
        }
    }
}

extension AttendeeRequest {
    /// What people call them: the name, else the id.
    var shownName: String { ForeignText.shown(name ?? id) }
}

extension FacilitatorRequest {
    /// What people call them: the name, else the id.
    var shownName: String { ForeignText.shown(name ?? id) }
}
