/// A change to the people of a request since they were looked up.
public struct PeopleChange: Sendable, Equatable {
    /// The kind of change.
    public enum Kind: String, Sendable, CaseIterable {
        /// They belong to a source to which they did not belong before.
        case joined
        /// They no longer belong to a source.
        case left
        /// They are in another team.
        case movedTeam
        /// They are led by somebody else.
        case changedLeader
        /// They are in another staffing group.
        case changedStaffingGroup
        /// They are in another management unit.
        case movedUnit
        /// The text now stands for somebody else.
        case stands
    }

    /// The kind of change.
    public var kind: Kind
    /// The person's id.
    public var person: String
    /// The person's name, or id.
    public var name: String
    /// The old value; the source for those who joined or left.
    public var before: String?
    /// The new value; the source for those who joined or left.
    public var after: String?

    /// The change in words for people.
    public var text: String {
        switch kind {
        case .joined: "\(name) joined \(after ?? "")"
        case .left: "\(name) left \(before ?? "")"
        case .movedTeam: "\(name) moved from team \(before ?? "none") to \(after ?? "none")"
        case .changedLeader: "\(name) is led by \(after ?? "nobody"), no longer by \(before ?? "nobody")"
        case .changedStaffingGroup: "\(name) changed from staffing group \(before ?? "none") to \(after ?? "none")"
        case .movedUnit: "\(name) moved from management unit \(before ?? "none") to \(after ?? "none")"
        case .stands: "\(before ?? "") stands for \(after ?? "") now"
        }
    }
}

extension PeopleLock {
    /// The differences from an earlier lock, in the order of sources and people.
    public func changes(since earlier: PeopleLock) -> [PeopleChange] {
        let old = IdentifierTable(earlier.people.map { ($0.id, $0) })
        let new = IdentifierTable(people.map { ($0.id, $0) })
        func name(_ id: String) -> String { new[id]?.name ?? old[id]?.name ?? id }
        var changes: [PeopleChange] = []
        for (source, ids) in sources.sorted(by: { $0.key < $1.key }) {
            guard let before = earlier.sources[source] else { continue }
            let (was, isNow) = (IdentifierSet(before), IdentifierSet(ids))
            changes += before.filter { !isNow.contains($0) }
                .map { PeopleChange(kind: .left, person: $0, name: name($0), before: source, after: nil) }
            changes += ids.filter { !was.contains($0) }
                .map { PeopleChange(kind: .joined, person: $0, name: name($0), before: nil, after: source) }
        }
        for person in people {
            guard let before = old[person.id] else { continue }
            func compare(_ kind: PeopleChange.Kind, _ was: String?, _ isNow: String?) {
                if was != isNow {
                    changes.append(
                        PeopleChange(kind: kind, person: person.id, name: name(person.id), before: was, after: isNow))
                }
            }
            compare(.movedTeam, before.team, person.team)
            compare(.changedLeader, before.manager.map(name), person.manager.map(name))
            compare(.changedStaffingGroup, before.staffingGroup, person.staffingGroup)
            compare(.movedUnit, before.managementUnit, person.managementUnit)
        }
        for (text, id) in names.sorted(by: { $0.key < $1.key }) {
            if let was = earlier.names[text], !was.isSameIdentifier(as: id) {
                changes.append(
                    PeopleChange(kind: .stands, person: id, name: name(id), before: text, after: name(id)))
            }
        }
        return changes
    }

    /// Whether everything that a request asks for is answered here.
    public func answers(_ question: PeopleQuestion) -> Bool {
        let known = IdentifierSet(names.keys)
        return question.names.allSatisfy(known.contains) && question.sources.allSatisfy { sources[$0.name] != nil }
    }
}
