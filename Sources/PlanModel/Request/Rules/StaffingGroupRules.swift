/// What a policy says of staffing groups, beside the people and the sessions of its request.
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

    /// Groups of the policy to which nobody is said to belong, in order.
    ///
    /// Where somebody has no group of their own the slots may put them into any, which is no fault then.
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

    /// What may be a mistake where the slots may put somebody into any group: a group that no attendee is said to be of.
    package var doubts: [(group: String, fault: RequestFault)] {
        guard !knowsAllGroups else { return [] }
        let known = Set(attendees.compactMap(\.staffingGroup)).sorted()
        return unknownGroups.map { name in
            let message = "no attendee is said to be of it: it holds for a business unit that the slots call so"
            return (name, RequestFault(message + DidYouMean.hint(name, known)))
        }
    }

    /// The largest session of each group with a limit that it exceeds: it can have no place.
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

    /// Groups of which nobody may be in session, and somebody is to be.
    package func forbidden(_ sessions: [SessionRequest]) -> [(group: String, fault: RequestFault)] {
        tooLarge(sessions).filter { policy.staffingGroups[$0.group]?.maxAway == 0 }.map { group, session, people in
            let message = "lets nobody of \(group) be in session, and \(session.key) has \(people) of them"
            return (group, RequestFault(message, expected: "at least \(people), or no session of theirs"))
        }
    }
}
