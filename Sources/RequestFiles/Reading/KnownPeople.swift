import PlanModel

/// The people whom the sessions of a request may name.
final class KnownPeople {
    private let attendeeIds: IdentifierSet
    private let facilitatorIds: IdentifierSet
    /// Looking for the nearest of thousands of ids takes a while: only the first unknown ones get a hint.
    private var hintsLeft = 20

    init(attendees: [AttendeeRequest], facilitators: [FacilitatorRequest]) {
        attendeeIds = IdentifierSet(attendees.map(\.id))
        facilitatorIds = IdentifierSet(facilitators.map(\.id))
    }

    func attendees(_ value: FieldValue) -> [String]? {
        ids(value, role: "attendee", known: attendeeIds)
    }

    /// Those who may lead a session. Nobody leads a session that they attend.
    func facilitators(_ value: FieldValue, attendees: [String]) -> [String]? {
        guard let ids = ids(value, role: "facilitator", known: facilitatorIds) else { return nil }
        let attending = IdentifierSet(attendees)
        guard ids.contains(where: { !attending.contains($0) }) else {
            return value.failed("are all attendees of this session: nobody can lead it", expected: "somebody else")
        }
        return ids
    }

    private func ids(_ value: FieldValue, role: String, known: IdentifierSet) -> [String]? {
        guard let list = value.list(expected: "a list of \(role) ids") else { return nil }
        guard !list.isEmpty else {
            return value.failed(
                role == "facilitator" ? "is empty: nobody can lead this session" : "is empty",
                expected: "at least one \(role) id")
        }
        guard let ids = value.texts(expected: "\(role) id"), ids.count == list.count else { return nil }
        let unknown = zip(ids, list).filter { !known.contains($0.0) }
        for (id, item) in unknown {
            item.fail("is not one of the request's \(role)s" + hint(id, known), expected: "the id of one of them")
        }
        return unknown.isEmpty ? ids : nil
    }

    private func hint(_ id: String, _ known: IdentifierSet) -> String {
        guard hintsLeft > 0 else { return "" }
        hintsLeft -= 1
        return FieldValue.hint(id, known.texts)
    }
}
