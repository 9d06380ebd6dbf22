extension PlanningRequestDraft {
    /// The request as YAML. Names and texts of a made-up world need no quotes but those of times of day.
    package var yaml: String {
        var lines = [
            "# A planning request for the people of the sandbox.",
            "coachplan: \(coachplan)",
            "name: \(name)",
            "timeZone: \(timeZone)",
            "horizon: \(horizon)",
            "facilitators:",
        ]
        for person in facilitators {
            lines.append("  - id: \(person.id)")
            lines.append("    name: \(person.name)")
            lines.append("    maxSessionsPerDay: \(person.maxSessionsPerDay)")
            lines.append("    bufferMinutes: \(person.bufferMinutes)")
        }
        lines.append("attendees:")
        for person in attendees {
            lines.append("  - id: \(person.id)")
            lines.append("    name: \(person.name)")
            if let group = person.staffingGroup { lines.append("    staffingGroup: \(group)") }
        }
        lines.append("sessions:")
        for session in sessions {
            lines.append("  - key: \(session.key)")
            lines.append("    name: \(session.name)")
            lines.append("    description: \(session.description)")
            lines.append("    attendees: [\(session.attendees.joined(separator: ", "))]")
            lines.append("    facilitators: [\(session.facilitators.joined(separator: ", "))]")
            lines.append("    lengthInMinutes: \(session.lengthInMinutes)")
            lines.append("    priority: \(session.priority)")
            if let range = session.timeOfDay { lines.append("    timeOfDay: \"\(range)\"") }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
