import PlanModel

/// What the lock says of the people of a request. Without a lock every text is an id.
struct PeopleBook {
    /// The lock's file as the user would name it, and the command that writes it.
    let lockName: String
    private let lock: PeopleLock?
    private let people: IdentifierTable<PeopleLock.PersonEntry>
    private let names: IdentifierTable<String>

    init(_ lock: PeopleLock?, lockName: String) {
        self.lock = lock
        self.lockName = lockName
        people = IdentifierTable((lock?.people ?? []).map { ($0.id, $0) })
        names = IdentifierTable((lock?.names ?? [:]).map { ($0.key, $0.value) })
    }

    var isEmpty: Bool { lock == nil }

    func person(_ id: String) -> PeopleLock.PersonEntry? { people[id] }

    /// The id that a text stands for. One that the lock does not know is reported, and stands for itself, so that nothing else is
    /// said of it.
    func id(_ value: FieldValue) -> String? {
        guard let text = value.node.scalar?.text else { return value.failed("is not text", expected: Self.expected) }
        let person = PersonText(text)
        guard lock != nil else { return person.text }
        if let id = names[person.text] { return id }
        if people[person.text] == nil {
            value.fail(
                "is nobody in \(lockName)", expected: "somebody whom coachplan resolve has found: run it again")
        }
        return person.text
    }

    /// The members of a source, in the lock's order. One that the lock does not know is reported, and stands for itself.
    func members(_ source: PeopleSource, _ value: FieldValue, exclude: [FieldValue]) -> [String] {
        let left = IdentifierSet(exclude.compactMap(id))
        guard let members = lock?.sources[source.name] else {
            value.fail(
                "\(source.name) is not in \(lockName)", expected: "what coachplan resolve has found: run it again")
            return [source.name]
        }
        return members.filter { !left.contains($0) }
    }

    /// The id that a text stands for, without a word where there is none: the text itself then.
    func known(_ text: String) -> String {
        let person = PersonText(text)
        return names[person.text] ?? person.text
    }

    /// What a key calls somebody: their mailbox, or their id where that has no such letters.
    func mailbox(of id: String) -> String {
        let address = person(id)?.email ?? id
        let box = String(address.prefix { $0 != "@" }).lowercased().unicodeScalars.filter {
            ("a"..."z").contains($0) || ("0"..."9").contains($0) || "._-".unicodeScalars.contains($0)
        }
        return box.isEmpty ? id : String(String.UnicodeScalarView(box.prefix(40)))
    }

    private static let expected = "an id, an e-mail, a user name, or a name"
}
