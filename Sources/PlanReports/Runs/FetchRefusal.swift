import CoachingModels

/// People about whom the service refused to answer, as the planner knows them.
public struct FetchRefusal: Sendable, Equatable {
    /// The request's file; ``line`` is the line in it that defines the first of them.
    public var file: String
    /// The line, from 1; nil if only the file is known.
    public var line: Int?
    /// The people, at least one.
    public var people: [Person]
    /// Keys of the sessions that all of them take part in.
    public var sessions: [String]
    /// HTTP status of the refusal.
    public var httpStatus: Int?
    /// The service's code.
    public var code: String?
    /// The service's message.
    public var message: String
    /// What the planner can do.
    public var advice: String

    /// A person in a request.
    public struct Person: Sendable, Equatable {
        /// User id.
        public var id: String
        /// The name that the request gives; nil if it gives none.
        public var name: String?

        /// A person in a request.
        public init(id: String, name: String?) {
            self.id = id
            self.name = name
        }

        /// `a-ana (Ana Silva)`
        var shown: String {
            let shown = ForeignText.shown(id)
            return name.map { "\(shown) (\(ForeignText.shown($0)))" } ?? shown
        }
    }

    /// A refusal.
    public init(
        file: String, line: Int?, people: [Person], sessions: [String], httpStatus: Int?,
        code: String?, message: String, advice: String
    ) {
        self.file = file
        self.line = line
        self.people = people
        self.sessions = sessions
        self.httpStatus = httpStatus
        self.code = code
        self.message = message
        self.advice = advice
    }

    /// One line, with the place in the request, its people and sessions, and the service's message.
    public var text: String {
        let place = line.map { "\(file):\($0)" } ?? file
        let answer = [httpStatus.map { "HTTP \($0)" }, code].compactMap(\.self).joined(separator: " ")
        return "\(place): \(people.map(\.shown).joined(separator: ", "))\(shownSessions): "
            + "the service refuses this: \(message)" + (answer.isEmpty ? "" : " (\(answer))")
    }

    /// The first few sessions by their keys.
    private var shownSessions: String {
        guard !sessions.isEmpty else { return "" }
        let rest = sessions.count > 3 ? " and \(sessions.count - 3) more" : ""
        return ", of \(sessions.count == 1 ? "session" : "sessions") "
            + "\(sessions.prefix(3).joined(separator: ", "))\(rest)"
    }

    /// All of the refusals, for programs.
    static func table(_ refusals: [FetchRefusal]) -> ReportTable {
        ReportTable(
            key: "refusals",
            fields: ["file", "line", "people", "sessions", "httpStatus", "code", "message", "advice"],
            rows: refusals.map { refusal in
                [
                    .text(refusal.file), .optional(refusal.line),
                    .people(refusal.people.map { ReportPerson(id: $0.id, name: $0.name ?? $0.id) }),
                    .texts(refusal.sessions), .optional(refusal.httpStatus), .optional(refusal.code),
                    .text(refusal.message), .text(refusal.advice),
                ]
            })
    }

    /// The advice of all refusals, without repetitions.
    public static func advice(_ refusals: [FetchRefusal]) -> [String] {
        refusals.reduce(into: []) { advice, refusal in
            if !advice.contains(refusal.advice) { advice.append(refusal.advice) }
        }
    }
}
