import CoachingModels
import PlanModel

extension ApplySession {
    /// Applies the user's verdicts on calls whose outcome could not be determined.
    ///
    /// - Throws: `InputProblems` for a verdict that cannot be true; nothing is then recorded of it.
    mutating func takeVerdicts() async throws {
        for key in options.verdicts.forgotten { try await forget(key) }
        for id in options.verdicts.adopted { try await adopt(id) }
    }

    /// Records that no call for this session was carried out; in a re-plan, neither for its own place nor for the
    /// previous plan's. Repeating it changes nothing.
    private mutating func forget(_ key: String) async throws {
        let known = entries.filter { $0.session.isSameIdentifier(as: key) }
        guard !known.isEmpty else {
            let hint = DidYouMean.hint(key, entries.map(\.session))
            throw problem(
                "--forget", key, "the key of an appointment of this plan\(hint)",
                "there is no such session in the record")
        }
        for entry in known where entry.firstUncertainIntent != nil {
            if let id = entry.appointmentId, try await isKnown(entry) {
                throw problem(
                    "--forget", key, "--adopt \(id): the service queued this session's call under that id",
                    "what the call made is there")
            }
            try record(.forgotten, of: entry.position)
        }
    }

    /// Records that this appointment is one of the plan's. Repeating it changes nothing.
    private mutating func adopt(_ id: String) async throws {
        if entries.contains(where: { $0.appointmentId == id && $0.status.isToBeDeleted }) { return }
        let reader = reader
        guard let found = try await reading({ try await reader.appointment(id) }) else {
            throw problem(
                "--adopt", id, "the id of an appointment in the service", "the service knows no such appointment")
        }
        let doubtful = entries.filter { $0.firstUncertainIntent != nil }
        guard let entry = doubtful.first(where: { $0.shape == AppointmentShape(found) }) else {
            let open = doubtful.map { words.entry($0) }.joined(separator: "; ")
            throw problem(
                "--adopt", id,
                open.isEmpty ? "a call in doubt, of which there is none" : "one of those in doubt: \(open)",
                "no call in doubt would have made this appointment")
        }
        try record(.created(id: id), of: entry.position)
    }

    private func problem(_ option: String, _ value: String, _ expected: String, _ message: String) -> InputProblems {
        InputProblems(
            Problem(file: journal.path, field: option, value: value, expected: expected, message: message))
    }
}
