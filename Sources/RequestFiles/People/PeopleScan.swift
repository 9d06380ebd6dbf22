import PlanModel

/// Goes through a request for everything that stands for people.
struct PeopleScan {
    /// The texts that stand for people, with each place where they do, in the order of the request.
    private(set) var texts: [(text: PersonText, place: FieldValue)] = []
    /// The sources of people with each place where they stand.
    private(set) var sources: [(source: PeopleSource, place: FieldValue)] = []
    /// Places of the word that stands for who leads somebody.
    private(set) var managers: [FieldValue] = []
    /// What the lists of people have as `id:` of somebody.
    private var listed = IdentifierSet()
    /// Whether both lists are there and every entry has an `id:`.
    private var isEverybodyListed = true

    /// Whether texts are left out that nobody has to look up.
    private let onlyOpen: Bool

    /// - Parameter onlyOpen: whether texts are left out that nobody has to look up, which are almost all in a large request.
    init(_ fields: FieldMap, sessions: [FieldValue], onlyOpen: Bool = false) {
        self.onlyOpen = onlyOpen
        let lists = ["attendees", "facilitators"].map { fields[$0].flatMap(PeopleFields.items) }
        for items in lists { list(items) }
        for items in lists { add(items) }
        for (key, value) in Self.deputies(fields) {
            add(person: key)
            value.forEach { add(person: $0) }
        }
        if let defaults = fields["defaults"] { add(session: defaults) }
        for session in sessions { add(session: session) }
    }

    /// The first place where the request leaves somebody to be found out, and in how many it does.
    var unresolved: (place: FieldValue, count: Int)? {
        let places = texts.filter { isOpen($0.text) }.map(\.place) + sources.map(\.place) + managers
        return places.first.map { ($0, places.count) }
    }

    /// Whether a text must be looked up. What an entry of a list calls an id is one, whatever it looks like, unless it is an
    /// address; and where everybody is listed so, a session's text that is nobody's is a slip.
    private func isOpen(_ text: PersonText) -> Bool {
        if isEverybodyListed || listed.contains(text.text) { return text.isPlainAddress }
        return text.isSurelyNoId
    }

    private mutating func list(_ items: [PeopleFields.Item]?) {
        if items == nil { isEverybodyListed = false }
        for item in items ?? [] {
            if case .person(let id, .some) = item, let text = id.node.scalar?.text {
                _ = listed.insert(PersonText(text).text)
            } else {
                isEverybodyListed = false
            }
        }
    }

    private mutating func add(session: FieldValue) {
        for name in ["attendees", "facilitators"] { add(session.child(name).flatMap { PeopleFields.items($0.value) }) }
        if let leader = session.child("pin")?.value.child("facilitatorId")?.value { add(person: leader) }
    }

    private mutating func add(_ items: [PeopleFields.Item]?) {
        for item in items ?? [] {
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

    /// Adds what is the members of something.
    mutating func add(source: PeopleSource, at place: FieldValue) { sources.append((source, place)) }

    /// Adds that somebody's leader is meant.
    mutating func add(manager place: FieldValue) { managers.append(place) }

    /// Adds a text that stands for a person.
    mutating func add(person value: FieldValue) {
        guard let text = value.node.scalar?.text, !value.isNull else { return }
        let person = PersonText(text)
        if !person.text.isEmpty, !onlyOpen || isOpen(person) { texts.append((person, value)) }
    }

    /// Leaders with those who stand in for them.
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
