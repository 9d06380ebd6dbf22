import PlanFiles
import PlanModel

/// Puts ids for names, members for teams, and leaders for `manager`, so that what reads the request afterwards meets ids only. Each is
/// told at the place of what it stands for.
struct PeopleRewriting {
    let book: PeopleBook
    private(set) var fields: FieldMap
    private(set) var sessions: [FieldValue]
    private let deputies: IdentifierTable<[String]>
    /// People who are named by sessions alone, with the first place.
    private var named: [(role: String, id: String, place: FieldValue)] = []

    /// - Parameter sessions: the sessions, or templates of sessions, as they stand.
    init(_ fields: FieldMap, sessions: [FieldValue], book: PeopleBook) {
        self.book = book
        self.fields = fields
        self.sessions = sessions
        deputies = IdentifierTable(
            PeopleScan.deputies(fields).compactMap { key, value in
                book.id(key).map { ($0, value.compactMap(book.id)) }
            })
        let attendees = people(of: "attendees")
        let usual = fields["facilitators"].flatMap(sharedChoice)
        let facilitators = facilitators(attendees)
        self.sessions = sessions.flatMap { session in
            eachAttendee(session, attendees?.map(\.id) ?? []).map { rewritten($0, usual: usual) }
        }
        setDefaults()
        set("attendees", attendees)
        set("facilitators", facilitators)
    }

    // MARK: The lists of people

    private typealias Entry = (id: String, node: SourceNode)

    /// The people of a list that the request gives; nil where it gives none, or nothing that is one.
    private func people(of name: String) -> [Entry]? {
        guard let value = fields[name], let items = PeopleFields.items(value) else { return nil }
        var seen = IdentifierSet()
        return items.flatMap { item -> [Entry] in
            switch item {
            case .person(let id, let whole):
                guard let found = book.id(id) else { return [] }
                // Somebody who is listed twice is for the reader of people to report.
                _ = seen.insert(found)
                return [(found, entry(found, role: name, whole ?? id, whole?.node.entries))]
            case .source(let source, let place, let exclude):
                return book.members(source, place, exclude: exclude).filter { seen.insert($0) }
                    .map { ($0, entry($0, role: name, place)) }
            case .manager(let place), .other(let place): return [("", place.node)]
            }
        }
    }

    /// Those of the list; of leaders, those of all attendees.
    private func facilitators(_ attendees: [Entry]?) -> [Entry]? {
        guard let listed = people(of: "facilitators"), let value = fields["facilitators"] else { return nil }
        guard let items = PeopleFields.items(value), items.contains(where: \.isManager) else { return listed }
        var seen = IdentifierSet(listed.map(\.id))
        let own = (attendees ?? []).flatMap { leaders(of: [$0.id]) }.filter { seen.insert($0) }
        return own.map { ($0, entry($0, role: "facilitators", value)) } + listed.filter { !$0.id.isEmpty }
    }

    /// The fields of a person: those that are given, with the id, and the name and the group that the lock has.
    private func entry(
        _ id: String, role: String, _ place: FieldValue, _ given: [SourceNode.Entry]? = nil
    ) -> SourceNode {
        func text(_ text: String) -> SourceNode { .substitute(.text(text), for: place.node) }
        var entries = (given ?? []).filter { $0.name.scalar?.text != "id" }
        let idNode = given?.first { $0.name.scalar?.text == "id" }?.value ?? place.node
        entries.append((text("id"), .substitute(.text(id), for: idNode)))
        let person = book.person(id)
        func add(_ name: String, _ value: String?) {
            guard let value, !entries.contains(where: { $0.name.scalar?.text == name }) else { return }
            entries.append((text(name), text(value)))
        }
        add("name", person?.name)
        if role == "attendees" { add("staffingGroup", person?.staffingGroup) }
        return .substitute(.fields(entries), for: place.node)
    }

    private mutating func set(_ name: String, _ people: [Entry]?) {
        guard people != nil || fields[name] == nil else { return }
        let known = IdentifierSet((people ?? []).map(\.id))
        var seen = IdentifierSet()
        // Without a lock, somebody whom a list that is given does not name is rather a slip than left out.
        let takesMore = people == nil || !book.isEmpty
        let more = named.filter { takesMore && $0.role == name && !known.contains($0.id) && seen.insert($0.id) }
        if people == nil && more.isEmpty { return }
        let place = fields[name] ?? fields.place
        let nodes = (people ?? []).map(\.node) + more.map { member($0.id, role: name, $0.place, in: place) }
        fields = fields.setting(
            name,
            to: FieldValue(
                node: .substitute(.list(nodes), for: place.node), source: place.source, path: name, log: place.log))
    }

    /// Somebody who stands in a session alone: told at the request's list where the session is in another file.
    private func member(_ id: String, role: String, _ place: FieldValue, in list: FieldValue) -> SourceNode {
        entry(id, role: role, place.source.file == list.source.file ? place : list)
    }

    // MARK: Sessions

    /// The list of facilitators that sessions without one of their own have: that of the request, where it is more than a list of
    /// people.
    private func sharedChoice(_ value: FieldValue) -> FieldValue? {
        let items = PeopleFields.items(value) ?? []
        return items.contains { item in if case .person = item { false } else { true } } ? value : nil
    }

    private func leaders(of attendees: [String]) -> [String] {
        attendees.compactMap { book.person($0)?.manager }.flatMap { [$0] + (deputies[$0] ?? []) }
    }

    /// A session for each attendee, where it is written for each.
    private func eachAttendee(_ session: FieldValue, _ attendees: [String]) -> [FieldValue] {
        guard let (_, value) = session.child("for") else { return [session] }
        guard value.node.scalar?.text == PeopleFields.eachAttendee else {
            value.fail("is not whom a session can be for", expected: PeopleFields.eachAttendee)
            return []
        }
        if let own = session.child("attendees") {
            own.key.fail("cannot stand beside for: \(PeopleFields.eachAttendee)", expected: "one of the two")
        }
        var keys: Set<String> = []
        // Of whom the lock does not know, that was told already.
        return attendees.filter { !$0.isEmpty && (book.isEmpty || book.person($0) != nil) }.map { id in
            let given = session.child("key")?.value.node.scalar?.text
            var key = [given, book.mailbox(of: id)].compactMap(\.self).joined(separator: "-")
            while !keys.insert(key).inserted { key += "-2" }
            func text(_ text: String, _ place: SourceNode) -> SourceNode { .substitute(.text(text), for: place) }
            let made = ["for", "key", "attendees"]
            let kept = (session.node.entries ?? []).filter { !made.contains($0.name.scalar?.text ?? "") }
            let own: [SourceNode.Entry] = [
                (text("key", value.node), text(key, session.child("key")?.value.node ?? value.node)),
                (text("attendees", value.node), .substitute(.list([text(id, value.node)]), for: value.node)),
            ]
            return session.replaced(by: .fields(own + kept))
        }
    }

    private mutating func rewritten(_ session: FieldValue, usual: FieldValue?) -> FieldValue {
        guard session.node.entries != nil else { return session }
        let defaults = fields["defaults"]
        let attendees = session.child("attendees")?.value ?? defaults?.child("attendees")?.value
        let attending = attendees.flatMap { choice($0, attending: []) }
        let own = session.child("facilitators")?.value
        let leaders = own ?? defaults?.child("facilitators")?.value ?? usual
        var entries = session.node.entries ?? []
        if let attending {
            if session.child("attendees") != nil { put("attendees", attending.map(\.node), in: &entries, session) }
            named += attending.map { ("attendees", $0.id, $0.place) }
        }
        if let leaders, let chosen = choice(leaders, attending: attending?.map(\.id) ?? []) {
            // What depends on who attends stands in the session itself.
            put(
                "facilitators",
                own == nil
                    ? chosen.map { .substitute(.text($0.id), for: session.node) } : chosen.map(\.node), in: &entries,
                session)
            named += chosen.map { ("facilitators", $0.id, $0.place) }
        }
        putPin(of: session, in: &entries)
        return session.replaced(by: .fields(entries))
    }

    private typealias Chosen = (id: String, node: SourceNode, place: FieldValue)

    /// The people of a session's list, in its order; nil for what is no list.
    private func choice(_ value: FieldValue, attending: [String]) -> [Chosen]? {
        guard let items = PeopleFields.items(value) else { return nil }
        let attendees = IdentifierSet(attending)
        var seen = IdentifierSet()
        func take(_ ids: [String], _ place: FieldValue) -> [Chosen] {
            ids.filter { !attendees.contains($0) && seen.insert($0) }
                .map { ($0, .substitute(.text($0), for: place.node), place) }
        }
        return items.flatMap { item -> [Chosen] in
            switch item {
            case .person(let place, _):
                guard let id = book.id(place) else { return [] }
                // Somebody who stands there twice, or leads themselves, is for the reader of sessions to report.
                _ = seen.insert(id)
                return [(id, .substitute(.text(id), for: place.node), place)]
            case .manager(let place): return take(leaders(of: attending), place)
            case .source(let source, let place, let exclude):
                return take(book.members(source, place, exclude: exclude), place)
            case .other(let place): return [("", place.node, place)]
            }
        }.filter { !$0.id.isEmpty || $0.place.node.scalar == nil }
    }

    private func put(
        _ name: String, _ nodes: [SourceNode], in entries: inout [SourceNode.Entry], _ session: FieldValue
    ) {
        let index = entries.firstIndex { $0.name.scalar?.text == name }
        let place = index.map { entries[$0].value } ?? session.node
        let list = SourceNode.substitute(.list(nodes), for: place)
        if let index {
            entries[index].value = list
        } else {
            entries.append((.substitute(.text(name), for: session.node), list))
        }
    }

    private func putPin(of session: FieldValue, in entries: inout [SourceNode.Entry]) {
        guard let pin = session.child("pin")?.value, let leader = pin.child("facilitatorId")?.value,
            !leader.isNull, !leader.isEmptyText, let id = book.id(leader),
            let index = entries.firstIndex(where: { $0.name.scalar?.text == "pin" })
        else { return }
        let parts = (pin.node.entries ?? []).map { name, value in
            (name, name.scalar?.text == "facilitatorId" ? .substitute(.text(id), for: value) : value)
        }
        entries[index].value = .substitute(.fields(parts), for: entries[index].value)
    }

    /// The defaults by ids. Facilitators stand in each session by now, as they may depend on who attends.
    private mutating func setDefaults() {
        guard let defaults = fields["defaults"], var entries = defaults.node.entries else { return }
        if let value = defaults.child("attendees")?.value, let chosen = choice(value, attending: []) {
            put("attendees", chosen.map(\.node), in: &entries, defaults)
        }
        entries.removeAll {
            $0.name.scalar?.text == "facilitators"
                && defaults.child("facilitators").flatMap { PeopleFields.items($0.value) } != nil
        }
        putPin(of: defaults, in: &entries)
        fields = fields.setting("defaults", to: defaults.replaced(by: .fields(entries)))
    }
}

extension PeopleFields.Item {
    fileprivate var isManager: Bool { if case .manager = self { true } else { false } }
}
