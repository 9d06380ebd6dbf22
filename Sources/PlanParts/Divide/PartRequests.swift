import PlanModel

/// Makes the request of a part: complete, and no larger than its sessions need.
struct PartRequests {
    private let ties: RequestTies
    /// Attendees who are in no session, by staffing group: the costs of a group go by the number of its people.
    private let idleOfGroup: [Int32: [Int32]]

    init(_ ties: RequestTies) {
        self.ties = ties
        var isCoached = Array(repeating: false, count: ties.request.attendees.count)
        for session in ties.request.sessions {
            for id in session.attendees { if let place = ties.attendeeOfId[id] { isCoached[Int(place)] = true } }
        }
        let idle = isCoached.indices.filter { !isCoached[$0] }
        idleOfGroup = Dictionary(grouping: idle.map { Int32($0) }) { ties.groupOfAttendee[Int($0)] }
    }

    /// The request with some of its sessions, those who take part in them, and who else is of staffing groups that the slots know.
    func request(_ sessions: [Int]) -> PlanRequest {
        var part = ties.request
        part.sha256 = ""
        part.sessions = sessions.map { ties.request.sessions[$0] }
        let leaders = Set(part.sessions.flatMap(\.facilitators).compactMap { ties.facilitatorOfId[$0] })
        part.facilitators = leaders.sorted().map { ties.request.facilitators[Int($0)] }
        var people = Set(part.sessions.flatMap(\.attendees).compactMap { ties.attendeeOfId[$0] })
        let groups = Set(people.map { ties.groupOfAttendee[Int($0)] })
        for group in groups where ties.isGroupShared[Int(group)] { people.formUnion(idleOfGroup[group] ?? []) }
        part.attendees = people.sorted().map { ties.request.attendees[Int($0)] }
        let names = Set(groups.map { ties.groups[Int($0)] })
        part.policy.staffingGroups = part.policy.staffingGroups.filter { names.contains($0.key) }
        let locations = Set(part.sessions.compactMap(\.location))
        part.policy.locations = part.policy.locations.filter { locations.contains($0.key) }
        return part
    }
}
