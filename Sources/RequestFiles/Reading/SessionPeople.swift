import PlanModel

/// The people whom a session in a file names.
extension KnownPeople {
    func attendees(_ value: FieldValue) -> [String]? { ids(value, role: .attendee) }

    /// The people who may lead a session.
    func facilitators(_ value: FieldValue, attendees: [String]) -> [String]? {
        guard let ids = ids(value, role: .facilitator) else { return nil }
        return value.accepted(ids, KnownPeople.leaders(ids, attendees: attendees))
    }

    private func ids(_ value: FieldValue, role: Role) -> [String]? {
        guard let list = value.list(expected: "a list of \(role) ids") else { return nil }
        guard !list.isEmpty else { return value.accepted(nil, KnownPeople.emptyList(of: role)) }
        guard let ids = value.texts(expected: "\(role) id"), ids.count == list.count else { return nil }
        let strangers = strangers(ids, role: role)
        for (index, fault) in strangers { list[index].fail(fault) }
        return strangers.isEmpty ? ids : nil
    }
}
