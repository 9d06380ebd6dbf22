import PlanFiles
public import PlanModel

/// Writes requests in the form that `RequestReader` reads: the same request is read back, except for the hash of its
/// file.
public enum RequestWriter {
    /// The two forms that a request file may have. `RequestReader` reads both.
    public enum Format: Sendable {
        /// YAML, as a planner would write it.
        case yaml
        /// JSON with a line for each person and session; it is read a hundred times faster.
        case json

        /// The expected format of a file with this name: JSON if it ends so, otherwise YAML.
        public init(path: String) { self = path.hasSuffix(".json") ? .json : .yaml }
    }

    /// The request's text. Fields with their default values are left out.
    ///
    /// - Parameters:
    ///   - sessionsFile: the path of a roster beside the request, which contains the sessions instead: see
    ///     `RosterWriter`.
    ///   - comment: a comment for people, at the top. JSON has no place for one.
    public static func text(
        of request: PlanRequest, as format: Format, sessionsFile: String? = nil, comment: String? = nil
    ) -> String {
        switch format {
        case .yaml:
            RequestYAML(clock: request.clock).text(of: request, sessionsFile: sessionsFile, comment: comment)
        case .json: json(of: request, sessionsFile: sessionsFile)
        }
    }

    /// The request as YAML whose sessions are in a roster beside it, with comments for the person who continues with
    /// it.
    ///
    /// - Parameter schema: the schema of requests, for editors; nil for none.
    public static func commentedText(of request: PlanRequest, sessionsFile: String, schema: String?) -> String {
        RequestYAML(clock: request.clock).commentedText(of: request, sessionsFile: sessionsFile, schema: schema)
    }

    /// Writes the request completely or not at all. Throws `FileFailure`.
    public static func write(
        _ request: PlanRequest, to path: String, as format: Format, comment: String? = nil
    ) throws {
        try FileBytes.write(text(of: request, as: format, comment: comment).utf8, to: path)
    }

    private static func json(of request: PlanRequest, sessionsFile: String?) -> String {
        let json = RequestJSON(clock: request.clock)
        var text = json.head(name: request.name, horizon: request.horizon)
        for (index, person) in request.facilitators.enumerated() {
            text += json.facilitator(person, isFirst: index == 0)
        }
        text += json.attendeesHead
        for (index, person) in request.attendees.enumerated() { text += json.attendee(person, isFirst: index == 0) }
        if sessionsFile == nil {
            text += json.sessionsHead
            for (index, session) in request.sessions.enumerated() { text += json.session(session, isFirst: index == 0) }
        }
        return text + json.tail(policy: request.policy, sessionsFile: sessionsFile)
    }
}
