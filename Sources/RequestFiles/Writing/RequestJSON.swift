package import PlanModel

/// A request as JSON, with a line for each person and session. It is produced piece by piece, so that a large one need
/// not be held in memory.
package struct RequestJSON {
    private let fields: RequestFields

    package init(clock: ZoneClock) { fields = RequestFields(clock: clock) }

    /// Everything before the first facilitator.
    package func head(name: String, horizon: Interval) -> String {
        let lines = fields.head(name: name, horizon: horizon).map { "\"\($0.name)\": \(Self.text($0.value))" }
        return "{\(lines.joined(separator: ",\n")),\n\"facilitators\": ["
    }

    package func facilitator(_ person: FacilitatorRequest, isFirst: Bool) -> String {
        line(fields.facilitator(person), isFirst)
    }

    /// Between the facilitators and the attendees.
    package var attendeesHead: String { "\n],\n\"attendees\": [" }

    package func attendee(_ person: AttendeeRequest, isFirst: Bool) -> String { line(fields.attendee(person), isFirst) }

    /// Between the attendees and the sessions.
    package var sessionsHead: String { "\n],\n\"sessions\": [" }

    package func session(_ session: SessionRequest, isFirst: Bool) -> String { line(fields.session(session), isFirst) }

    /// Everything after the last session, or the last attendee if the sessions are in a file of their own.
    package func tail(policy: Policy, sessionsFile: String? = nil) -> String {
        let file = sessionsFile.map { "\"sessionsFile\": \(Self.quoted($0)),\n" } ?? ""
        return "\n],\n\(file)\"policy\": \(Self.text(.fields(fields.policy(policy))))}\n"
    }

    private func line(_ fields: [WrittenValue.Field], _ isFirst: Bool) -> String {
        "\(isFirst ? "" : ",")\n  \(Self.text(.fields(fields)))"
    }

    private static func text(_ value: WrittenValue) -> String {
        switch value {
        case .text(let text): quoted(text)
        case .bare(let text): text
        case .list(let values): "[\(values.map(text).joined(separator: ", "))]"
        case .fields(let fields):
            "{\(fields.map { "\(quoted($0.name)): \(text($0.value))" }.joined(separator: ", "))}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": quoted += escape(scalar)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// `\u0085`, as JSON and YAML write it.
    static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
