import CoachingModels
import PlanModel

/// The request for those of a programme who are due, as a planner would write it: with addresses, not with ids.
struct ProgrammeRequest {
    let file: ProgrammeFile
    let days: DayRange
    let early: CoachingRhythm
    let schema: String?

    /// What a request takes from a programme: its fields, where nothing else is said with the leader of each attendee.
    static func fields(_ fields: FieldMap) -> FieldMap {
        let defaults = fields["defaults"]
        guard defaults?.child("facilitators") == nil else { return fields }
        let leaders = fields["facilitators"].map { ($0, PeopleFields.items($0) ?? []) }
        // A list with more in it than people is that of every session already.
        let isChoice = leaders?.1.contains { if case .person = $0 { false } else { true } } ?? false
        guard !isChoice else { return fields }
        let texts: [SourceNode] =
            leaders?.1.compactMap { item in
                guard case .person(let place, _) = item else { return nil }
                return place.node
            } ?? [.scalar(PeopleFields.manager, isPlain: true, at: 0)]
        let place = defaults ?? fields.place
        let entry: SourceNode.Entry = (
            .substitute(.text("facilitators"), for: place.node),
            .substitute(.list(texts), for: leaders?.0.node ?? place.node)
        )
        return fields.setting(
            "defaults",
            to: FieldValue(
                node: .substitute(.fields((defaults?.node.entries ?? []) + [entry]), for: place.node),
                source: place.source, path: "defaults", log: place.log))
    }

    func text(_ entries: [DueEntry]) -> String {
        let programme = file.programme
        let fields = Self.fields(file.fields)
        var lines = schema.map { ["# yaml-language-server: $schema=\($0)"] } ?? []
        lines += [
            "# Who is due, as coachplan due has found. A session is called the same until somebody was coached, whenever this is made",
            "# again; who has a session in the service by then is not in it. coachplan resolve says who is meant, then check and plan.",
            "coachplan: \(Plan.formatVersion)",
            Self.line("name", .text("\(programme.name), \(days.first) to \(days.last)")),
            Self.line("timeZone", .text(programme.clock.name)),
            Self.line("horizon", .text("\(days.first)/\(days.end)")),
        ]
        for name in ["businessUnit", "locale", "facilitators", "deputies"] {
            if let value = fields[name] { lines += Self.lines(name, WrittenValue(value.node)) }
        }
        lines += Self.lines("attendees", .list(entries.map { person($0.member) }))
        if let defaults = fields["defaults"] { lines += Self.lines("defaults", WrittenValue(defaults.node)) }
        if let policy = fields["policy"] { lines += Self.lines("policy", WrittenValue(policy.node)) }
        lines += Self.lines("sessions", .list(entries.map(session)))
        return lines.joined(separator: "\n") + "\n"
    }

    private func person(_ member: CoachingProgramme.Member) -> WrittenValue {
        let given = (file.given[member.id]?.entries ?? []).compactMap { name, value in
            name.scalar.map { ($0.text, WrittenValue(value)) }
        }
        return .fields([("id", .text(file.text(for: member)))] + given)
    }

    private func session(_ entry: DueEntry) -> WrittenValue {
        var fields: [WrittenValue.Field] = [
            ("key", .text(entry.key)), ("attendees", .list([.text(file.text(for: entry.member))])),
        ]
        if let first = earliest(entry) { fields.append(("window", .fields([("first", .bare("\(first)"))]))) }
        if entry.state == .overdue {
            let usual = file.fields["defaults"]?.child("priority")?.value.node.scalar.flatMap { Int($0.text) } ?? 1
            let priority = usual.multipliedReportingOverflow(by: file.programme.overduePriority).partialValue
            fields.append(("priority", .number(min(priority, RequestLimits.priority.upperBound))))
        }
        return .fields(fields)
    }

    /// The first day on which the session may be; nil where that is the first one of the request.
    private func earliest(_ entry: DueEntry) -> LocalDate? {
        guard let due = entry.due else { return nil }
        let length = early.day(after: due).daysSince1970 - due.daysSince1970
        let first = LocalDate(daysSince1970: due.daysSince1970 - length)
        return first > days.first ? first : nil
    }

    private static func line(_ name: String, _ value: WrittenValue) -> String { "\(name): \(RequestYAML.flow(value))" }

    /// A field of the request: each of its own fields, or of its elements, in a line.
    private static func lines(_ name: String, _ value: WrittenValue) -> [String] {
        switch value {
        case .fields(let fields) where !fields.isEmpty:
            ["\(name):"] + fields.map { "  \(RequestYAML.scalar($0.name)): \(RequestYAML.flow($0.value))" }
        case .list(let values) where !values.isEmpty:
            ["\(name):"] + values.map { "  - \(RequestYAML.flow($0))" }
        default: [line(name, value)]
        }
    }
}

extension WrittenValue {
    /// A value as it stands in a file. Numbers and truths stay without quotes.
    init(_ node: SourceNode) {
        if let elements = node.elements {
            self = .list(elements.map(WrittenValue.init))
        } else if let entries = node.entries {
            self = .fields(entries.map { ($0.name.scalar?.text ?? "", WrittenValue($0.value)) })
        } else if let scalar = node.scalar {
            let isBare =
                scalar.isPlain && scalar.text.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 || $0 == 45 }
            self =
                isBare && !scalar.text.isEmpty || scalar.isPlain && ["true", "false"].contains(scalar.text)
                ? .bare(scalar.text) : .text(scalar.text)
        } else {
            self = .text("")
        }
    }
}
