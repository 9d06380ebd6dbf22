/// People by ids and names: whoever asks for somebody may write either.
package struct NamedPeople: Sendable {
    /// Somebody; nil for a name that nobody told.
    package typealias Person = (id: String, name: String?)

    private let people: [Person]

    package init(_ people: [Person]) { self.people = people }

    /// All ids and names that there are.
    package var all: [String] { people.flatMap { [$0.id] + ($0.name.map { [$0] } ?? []) } }

    /// Those that are asked for, which may be ids of people who are not here, and the ids of all who are called so.
    package func ids(of asked: [String]) -> IdentifierSet {
        let wanted = IdentifierSet(asked)
        return IdentifierSet(asked + people.filter { $0.name.map(wanted.contains) ?? false }.map(\.id))
    }

    /// Whom somebody means who writes one id or name.
    package enum Match: Equatable {
        case one(id: String)
        /// Ids of several who are called so.
        case several([String])
        case nobody
    }

    /// An id goes before a name.
    package func match(_ asked: String) -> Match {
        if let known = people.first(where: { $0.id.isSameIdentifier(as: asked) }) { return .one(id: known.id) }
        let named = IdentifierSet(people.filter { $0.name?.isSameIdentifier(as: asked) == true }.map(\.id)).sorted
        return named.count > 1 ? .several(named) : named.first.map { .one(id: $0) } ?? .nobody
    }
}

/// Values of an option that there are not.
package enum UnknownValues {
    /// One sentence for each of them, with the nearest there is.
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
