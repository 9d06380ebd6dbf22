import PlanModel

/// Numbers for the people of a request. Somebody who is both facilitator and attendee is one person.
struct PeopleIndex {
    /// User id of each person.
    private(set) var ids: [String] = []
    private(set) var personOfId = IdentifierTable<Int32>()
    /// Indices in the request's lists, by user id.
    let facilitatorOfId: IdentifierTable<Int32>
    let attendeeOfId: IdentifierTable<Int32>
    /// The person for each user that the slots name; -1 for users who are not in the request.
    private(set) var personOfUser: [Int32] = []

    init(request: PlanRequest, slots: SlotsFile) {
        facilitatorOfId = PeopleIndex.positions(request.facilitators.map(\.id))
        attendeeOfId = PeopleIndex.positions(request.attendees.map(\.id))
        for id in request.facilitators.map(\.id) + request.attendees.map(\.id) where personOfId[id] == nil {
            personOfId[id] = Int32(ids.count)
            ids.append(id)
        }
        personOfUser = slots.users.map { personOfId[$0] ?? -1 }
    }

    /// The hours and closed times of the policy, a session and its attendees.
    func openings(of session: SessionRequest, in request: PlanRequest) -> [OpeningTimes] {
        [request.policy.opening, session.opening]
            + session.attendees.compactMap { attendeeOfId[$0].map { request.attendees[Int($0)].opening } }
    }

    private static func positions(_ ids: [String]) -> IdentifierTable<Int32> {
        IdentifierTable(ids.enumerated().map { ($0.element, Int32($0.offset)) })
    }
}
