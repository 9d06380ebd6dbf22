import PlanModel

/// A request as YAML, as a planner would write it: one field per line, the ids of a session on one line.
struct RequestYAML {
    private let fields: RequestFields

    init(clock: ZoneClock) { fields = RequestFields(clock: clock) }

    func text(of request: PlanRequest, sessionsFile: String?, comment: String?) -> String {
        var lines = (comment ?? "").split(whereSeparator: \.isNewline).map { "# \($0)" }
        lines += fields.head(name: request.name, horizon: request.horizon).map { line($0) }
        lines += list("facilitators", request.facilitators.map(fields.facilitator))
        lines += list("attendees", request.attendees.map(fields.attendee))
        if let sessionsFile {
            lines.append(line(("sessionsFile", .text(sessionsFile))))
        } else {
            lines += list("sessions", request.sessions.map(fields.session))
        }
        let policy = fields.policy(request.policy)
        if !policy.isEmpty { lines += ["policy:"] + policy.map { "  " + line($0) } }
        return lines.joined(separator: "\n") + "\n"
    }

    func commentedText(of request: PlanRequest, sessionsFile: String, schema: String?) -> String {
        var lines = RequestComments.head(schema: schema)
        lines += fields.head(name: request.name, horizon: request.horizon).map { line($0) }
        lines += ["", "# Who may lead sessions, and within which limits."]
        lines += list("facilitators", request.facilitators.map(fields.facilitator))
        lines += ["", "# Who is coached; those of one staffing group are missed together."]
        lines += list("attendees", request.attendees.map(fields.attendee))
        lines += ["", "# The sessions: a row each, and a column for each field that is used."]
        lines.append(line(("sessionsFile", .text(sessionsFile))))
        lines += [""] + RequestComments.policy
        return lines.joined(separator: "\n") + "\n"
    }

    private func list(_ name: String, _ items: [[WrittenValue.Field]]) -> [String] {
        guard !items.isEmpty else { return ["\(name): []"] }
        return ["\(name):"]
            + items.flatMap { item in
                item.enumerated().map { index, field in "  \(index == 0 ? "-" : " ") \(line(field))" }
            }
    }

    private func line(_ field: WrittenValue.Field) -> String {
        "\(Self.scalar(field.name)): \(Self.flow(field.value))"
    }

    static func flow(_ value: WrittenValue) -> String {
        switch value {
        case .text(let text): scalar(text)
        case .bare(let text): text
        case .list(let values): "[\(values.map(flow).joined(separator: ", "))]"
        case .fields(let fields):
            "{\(fields.map { "\(scalar($0.name)): \(flow($0.value))" }.joined(separator: ", "))}"
        }
    }

    /// The text in a form that YAML reads as this text: in quotes if needed.
    static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    /// Words to which YAML gives another meaning.
    private static let reserved: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]

    /// Whether the text needs no quotes, in a list either: letters first, then only characters that YAML does not treat
    /// as signs. Two dates and ids of the service begin with digits, and no YAML parser takes them for numbers.
    private static func isPlain(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, scalars.last != " ", !reserved.contains(text.lowercased()) else {
            return false
        }
        let isInterval = scalars.contains("/") && scalars.allSatisfy { "0123456789-/".unicodeScalars.contains($0) }
        let isId = scalars.count == 36 && scalars.count { $0 == "-" } == 4
        return (isLetter(first) || isInterval || isId && first != "-")
            && scalars.allSatisfy { isLetter($0) || "0123456789 _-./".unicodeScalars.contains($0) }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

    /// A byte order mark is written as it is, as the parser drops an escaped one at the beginning of a text.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FFFE}", "\u{FFFF}":
                quoted += RequestJSON.escape(scalar)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
