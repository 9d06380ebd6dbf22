/// People by ids and names: users may refer to somebody by either.
package struct NamedPeople: Sendable {
    /// A person; the name is nil if it is not known.
    package typealias Person = (id: String, name: String?)

    private let people: [Person]

    package init(_ people: [Person]) { self.people = people }

    /// All ids and names.
    package var all: [String] { people.flatMap { [$0.id] + ($0.name.map { [$0] } ?? []) } }

    /// The ids that are asked for, which may belong to people who are not here, and the ids of everybody with one of
    /// the names.
    package func ids(of asked: [String]) -> IdentifierSet {
        let wanted = IdentifierSet(asked)
        return IdentifierSet(asked + people.filter { $0.name.map(wanted.contains) ?? false }.map(\.id))
    }

    /// The person meant by one id or name.
    package enum Match: Equatable {
        case one(id: String)
        /// The ids of several people with that name.
        case several([String])
        case nobody
    }

    /// An id takes precedence over a name.
    package func match(_ asked: String) -> Match {
        if let known = people.first(where: { $0.id.isSameIdentifier(as: asked) }) { return .one(id: known.id) }
        let named = IdentifierSet(people.filter { $0.name?.isSameIdentifier(as: asked) == true }.map(\.id)).sorted
        return named.count > 1 ? .several(named) : named.first.map { .one(id: $0) } ?? .nobody
    }
}

/// Values of an option that do not exist.
package enum UnknownValues {
    /// One sentence for each of them, with the nearest value that exists.
    ///
    /// - Parameters:
    ///   - what: `a facilitator of this plan`
    ///   - option: `--facilitator`
    package static func problems(_ asked: [String], among known: [String], what: String, option: String) -> [String] {
        let table = IdentifierSet(known)
        return asked.filter { !table.contains($0) }.map { name in
            "\(option) \(VisibleText.revealed(name)): is not \(what)\(DidYouMean.hint(name, Set(known)))"
        }
    }
}
