import PlanModel

/// Goes through a request for everything that stands for people.
struct PeopleScan {
    /// The texts that stand for people, with each place where they do, in the order of the request.
    private(set) var texts: [(text: PersonText, place: FieldValue)] = []
    /// The sources of people with each place where they stand.
    private(set) var sources: [(source: PeopleSource, place: FieldValue)] = []
    /// Places of the word that stands for who leads somebody.
    private(set) var managers: [FieldValue] = []

    init(_ fields: FieldMap, sessions: [FieldValue]) {
        for name in ["attendees", "facilitators"] { add(fields[name]) }
        for (key, value) in deputies(fields) {
            add(person: key)
            value.forEach { add(person: $0) }
        }
        if let defaults = fields["defaults"] { add(session: defaults) }
        for session in sessions { add(session: session) }
    }

    /// The first place where the request leaves somebody to be found out, and in how many it does.
    var unresolved: (place: FieldValue, count: Int)? {
        let places = texts.filter { $0.text.isSurelyNoId }.map(\.place) + sources.map(\.place) + managers
        return places.first.map { ($0, places.count) }
    }

    private mutating func add(session: FieldValue) {
        add(session.child("attendees")?.value)
        add(session.child("facilitators")?.value)
        if let leader = session.child("pin")?.value.child("facilitatorId")?.value { add(person: leader) }
    }

    private mutating func add(_ list: FieldValue?) {
        for item in list.flatMap(PeopleFields.items) ?? [] {
            switch item {
            case .person(let value, _): add(person: value)
            case .manager(let value): managers.append(value)
            case .source(let source, let value, let exclude):
                sources.append((source, value))
                exclude.forEach { add(person: $0) }
            case .other: break
            }
        }
    }

    private mutating func add(person value: FieldValue) {
        guard let text = value.node.scalar?.text, !value.isNull else { return }
        let person = PersonText(text)
        if !person.text.isEmpty { texts.append((person, value)) }
    }

    /// Leaders with those who stand in for them.
    private func deputies(_ fields: FieldMap) -> [(key: FieldValue, value: [FieldValue])] {
        PeopleScan.deputies(fields)
    }

    static func deputies(_ fields: FieldMap) -> [(key: FieldValue, value: [FieldValue])] {
        guard let value = fields["deputies"] else { return [] }
        guard let entries = value.node.entries else {
            value.fail("is not a set of leaders", expected: "each leader and a list of those who stand in for them")
            return []
        }
        return value.named(entries).map { _, key, deputies in
            if deputies.node.scalar != nil { return (key, [deputies]) }
            return (key, deputies.list(expected: "a list of people") ?? [])
        }
    }
}
