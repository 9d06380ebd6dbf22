/// The people whom the sessions of a request may name.
package final class KnownPeople {
    package enum Role: String { case attendee, facilitator }

    private let attendeeIds: IdentifierSet
    private let facilitatorIds: IdentifierSet
    /// Finding the nearest of thousands of ids takes a while, so only the first unknown ones get a hint.
    private var hintsLeft = 20

    package init(attendees: [AttendeeRequest], facilitators: [FacilitatorRequest]) {
        attendeeIds = IdentifierSet(attendees.map(\.id))
        facilitatorIds = IdentifierSet(facilitators.map(\.id))
    }

    /// The fault of an empty list of people.
    package static func emptyList(of role: Role) -> RequestFault {
        RequestFault(
            role == .facilitator ? "is empty: nobody can lead this session" : "is empty",
            expected: "at least one \(role) id")
    }

    /// The ids that are not among the request's people, with their positions.
    package func strangers(_ ids: [String], role: Role) -> [(index: Int, fault: RequestFault)] {
        let known = role == .attendee ? attendeeIds : facilitatorIds
        return ids.enumerated().filter { !known.contains($0.element) }.map { index, id in
            let message = "is not one of the request's \(role)s" + hint(id, known)
            return (index, RequestFault(message, expected: "the id of one of them"))
        }
    }

    /// Nobody may lead a session that they attend.
    package static func leaders(_ facilitators: [String], attendees: [String]) -> RequestFault? {
        let attending = IdentifierSet(attendees)
        guard facilitators.allSatisfy(attending.contains) else { return nil }
        return RequestFault("are all attendees of this session: nobody can lead it", expected: "somebody else")
    }

    private func hint(_ id: String, _ known: IdentifierSet) -> String {
        guard hintsLeft > 0 else { return "" }
        hintsLeft -= 1
        return DidYouMean.hint(id, known.texts)
    }
}
