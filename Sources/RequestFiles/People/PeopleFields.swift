import PlanModel

/// Where people stand in a request, and how: by id or name, by the word `manager`, or by what they are members of.
struct PeopleFields {
    /// What a list of people may hold.
    enum Item {
        /// A person, with the fields that are given of them if it is more than a text.
        case person(FieldValue, fields: FieldValue?)
        /// Who leads those who attend.
        case manager(FieldValue)
        /// Members of something, but for some.
        case source(PeopleSource, FieldValue, exclude: [FieldValue])
        /// What is for the reader of people to complain about.
        case other(FieldValue)
    }

    static let manager = "manager"
    static let eachAttendee = "each attendee"
    private static let kinds = PeopleSource.Kind.allCases.map(\.rawValue)
    private static let sourceExpected = "a source of people: one or more of \(kinds.joined(separator: ", "))"

    /// The items of a list, or of `{from: [...]}`; nil for what is neither, which the reader of people reports.
    static func items(_ value: FieldValue) -> [Item]? {
        if value.child("from") != nil {
            guard let fields = FieldMap(value, known: ["from"], expected: "a list of people") else { return [] }
            return fields["from"]?.list(expected: "a list of sources of people")?.map(item) ?? []
        }
        guard value.node.elements != nil else { return nil }
        return value.list(expected: "a list of people")?.map(item)
    }

    private static func item(_ value: FieldValue) -> Item {
        if value.isNull { return .other(value) }
        if let text = value.node.scalar?.text {
            return PersonText(text).text == manager ? .manager(value) : .person(value, fields: nil)
        }
        if let id = value.child("id")?.value, id.node.scalar != nil, !id.isNull, !id.isEmptyText {
            return .person(id, fields: value)
        }
        let names = value.node.entries?.compactMap { $0.name.scalar?.text } ?? []
        guard names.contains(where: kinds.contains) || names == ["exclude"] else { return .other(value) }
        return source(value) ?? .other(value)
    }

    /// What people belong to, by the fields that name it.
    static func parts(_ fields: FieldMap) -> [PeopleSource.Part] {
        PeopleSource.Kind.allCases.compactMap { kind in
            fields[kind.rawValue]?.identifier(expected: "the name of a \(kind.words)").map {
                PeopleSource.Part(kind, PersonText($0).text)
            }
        }
    }

    private static func source(_ value: FieldValue) -> Item? {
        guard let fields = FieldMap(value, known: kinds + ["exclude"], expected: "a source of people") else {
            return nil
        }
        let parts = parts(fields)
        guard !parts.isEmpty else {
            return value.failed("names nothing that people belong to", expected: sourceExpected)
        }
        let exclude = fields["exclude"].flatMap { value -> [FieldValue]? in
            value.node.scalar == nil ? value.list(expected: "a list of people") : [value]
        }
        return .source(PeopleSource(parts), value, exclude: exclude ?? [])
    }
}

extension PeopleSource.Kind {
    /// What people call it.
    package var words: String {
        switch self {
        case .team: "team"
        case .group: "group"
        case .managementUnit: "management unit"
        case .queue: "queue"
        }
    }
}
