import CoachingModels
import PlanModel

/// Explains which hours and closed times leave a session no start in its window, even if everybody were free.
struct OpeningDiagnosis {
    private let request: PlanRequest
    private let timeline: Timeline
    private let people: PeopleIndex
    private let opens: OpenStarts

    init(request: PlanRequest, timeline: Timeline, people: PeopleIndex, opens: OpenStarts) {
        self.request = request
        self.timeline = timeline
        self.people = people
        self.opens = opens
    }

    /// The hours and closed times of an owner, who is described in the words of the request.
    private struct Owner {
        let words: String
        let starts: TickSet
    }

    /// The explanation, in words that continue a sentence about the session; nil if some start is left.
    func closers(of session: SessionRequest) -> String? {
        let window = CandidateStarts.window(of: session, timeline)
        let common = owners(of: session)
        let leaders = session.facilitators.filter { leader in
            !session.attendees.contains(where: leader.isSameIdentifier)
        }.map { owner(ofLeader: $0, session) }
        let open = common.reduce(window) { $0.intersection($1.starts) }
        if !open.isEmpty,
            leaders.contains(where: { leader in leader.map { !open.intersection($0.starts).isEmpty } ?? true })
        {
            return nil
        }
        let all = common + (open.isEmpty ? [] : leaders.compactMap(\.self))
        let alone = common.filter { window.intersection($0.starts).isEmpty }
        let guilty = alone.isEmpty ? all.filter { window.intersection($0.starts) != window } : Array(alone.prefix(1))
        return "no start in its window is left by \(Numbers.joined(guilty.map(\.words)))"
    }

    private func owners(of session: SessionRequest) -> [Owner] {
        let attendees = session.attendees.compactMap { id in
            people.attendeeOfId[id].map { request.attendees[Int($0)] }
        }
        let named =
            [("the policy", request.policy.opening), ("the session", session.opening)]
            + attendees.map { ($0.shownName, $0.opening) }
        return named.compactMap { owner($0, $1, session) }
    }

    private func owner(ofLeader id: String, _ session: SessionRequest) -> Owner? {
        people.facilitatorOfId[id].map { request.facilitators[Int($0)] }
            .flatMap { owner($0.shownName, $0.opening, session) }
    }

    private func owner(_ name: String, _ opening: OpeningTimes, _ session: SessionRequest) -> Owner? {
        guard let starts = opens[opening, session.ticks] else { return nil }
        let parts = [("hours", opening.hours), ("closed", opening.closed)].filter { !$0.1.isEmpty }.map {
            field, ranges in
            "\(field) \(ranges.prefix(5).map { $0.text(request.clock) }.joined(separator: ", "))"
                + (ranges.count > 5 ? ", …" : "")
        }
        return Owner(words: "\(name) (\(parts.joined(separator: "; ")))", starts: starts)
    }
}
