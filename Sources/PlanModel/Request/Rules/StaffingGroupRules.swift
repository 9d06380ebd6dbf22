/// Checks a policy's settings for staffing groups against the people and the sessions of its request.
package struct StaffingGroupRules {
    private let policy: Policy
    private let attendees: [AttendeeRequest]
    private let groupOfId: IdentifierTable<String>

    package init(policy: Policy, attendees: [AttendeeRequest]) {
        self.policy = policy
        self.attendees = attendees
        groupOfId = IdentifierTable(
            attendees.compactMap { one in one.staffingGroup.map { (one.id, $0) } })
    }

    /// Groups of the policy to which no attendee is assigned, in order.
    ///
    /// If somebody has no group of their own, the slots may assign them to any group, so this is then not a fault.
    package var unknownGroups: [String] {
        let known = Set(attendees.compactMap(\.staffingGroup))
        return policy.staffingGroups.keys.filter { !known.contains($0) }.sorted()
    }

    /// Whether every attendee has a group of their own, so that the request knows them all.
    package var knowsAllGroups: Bool { attendees.allSatisfy { $0.staffingGroup != nil } }

    /// The groups that no attendee can belong to.
    package var strangers: [(group: String, fault: RequestFault)] {
        guard knowsAllGroups else { return [] }
        let known = Set(attendees.compactMap(\.staffingGroup)).sorted()
        return unknownGroups.map { name in
            let message = "is not the staffing group of any attendee" + DidYouMean.hint(name, known)
            return (name, RequestFault(message, expected: "one of \(known.prefix(20).joined(separator: ", "))"))
        }
    }

    /// Settings that may be a mistake if the slots may assign somebody to any group: for groups to which no attendee is
    /// assigned.
    package var doubts: [(group: String, fault: RequestFault)] {
        guard !knowsAllGroups else { return [] }
        let known = Set(attendees.compactMap(\.staffingGroup)).sorted()
        return unknownGroups.map { name in
            let message = "no attendee is said to be of it: it holds for a business unit that the slots call so"
            return (name, RequestFault(message + DidYouMean.hint(name, known)))
        }
    }

    /// For each group with a limit, the largest session that exceeds it, and so can have no place.
    package func tooLarge(_ sessions: [SessionRequest]) -> [(group: String, session: SessionRequest, people: Int)] {
        var largest: [String: (session: SessionRequest, people: Int)] = [:]
        for session in sessions {
            var people: [String: Int] = [:]
            for id in session.attendees { if let group = groupOfId[id] { people[group, default: 0] += 1 } }
            for (group, count) in people
            where count > policy.staffingGroups[group]?.maxAway ?? .max && count > largest[group]?.people ?? 0 {
                largest[group] = (session, count)
            }
        }
        return largest.sorted { $0.key < $1.key }.map { ($0.key, $0.value.session, $0.value.people) }
    }

    /// Groups of which nobody may be in session although a session has one of them as attendee.
    package func forbidden(_ sessions: [SessionRequest]) -> [(group: String, fault: RequestFault)] {
        tooLarge(sessions).filter { policy.staffingGroups[$0.group]?.maxAway == 0 }.map { group, session, people in
            let message = "lets nobody of \(group) be in session, and \(session.key) has \(people) of them"
            return (group, RequestFault(message, expected: "at least \(people), or no session of theirs"))
        }
    }
}
