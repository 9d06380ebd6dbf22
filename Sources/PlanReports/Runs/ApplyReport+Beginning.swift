public import CoachingModels
import PlanModel

extension ApplyReport {
    /// What is about to be done, as lines for people.
    ///
    /// - Parameters:
    ///   - open: appointments that the run creates or deletes.
    ///   - done: appointments that apply finds already created.
    ///   - left: appointments that the run is not about.
    ///   - notes: what the user should know before it begins.
    public func announcement(open: Int, done: Int = 0, left: Int = 0, notes: [String] = []) -> ReportDocument {
        let named = ForeignText.shown(subject.name ?? subject.file)
        let what =
            switch command {
            case .apply: "\(named): \(Numbers.counted(open, "appointment")) to create"
            case .rollback: "\(ForeignText.shown(subject.file)): \(Numbers.counted(open, "appointment")) to delete"
            }
        let exist = done == 0 ? "" : done == 1 ? ", 1 exists already" : ", \(done) exist already"
        let rest = left == 0 ? "" : left == 1 ? ", 1 more stays as it is" : ", \(left) more stay as they are"
        let lines = ["\(what) at \(subject.shownPlace)\(exist)\(rest)"] + notes
        return document([], [ReportSection(lines.map { .line($0) })])
    }

    /// The question that the user is asked before it begins.
    public func question(open: Int) -> String {
        let verb = command == .apply ? "Create" : "Delete"
        return "\(verb) \(Numbers.counted(open, "appointment")) at \(subject.shownPlace)?"
    }

    /// A call that applying the plan would make.
    public struct Call: Sendable, Equatable {
        /// The session's key in the request.
        public var session: String
        /// HTTP method.
        public var method: String
        /// Path at the service's address.
        public var path: String
        /// The body of a call that creates, byte for byte when it is written as JSON.
        public var body: CreateCoachingAppointmentRequest?
        /// The body of a call that moves, likewise.
        public var change: UpdateCoachingAppointmentRequest?

        /// A call that applying the plan would make; one that deletes has no body.
        public init(
            session: String, method: String, path: String, body: CreateCoachingAppointmentRequest? = nil,
            change: UpdateCoachingAppointmentRequest? = nil
        ) {
            self.session = session
            self.method = method
            self.path = path
            self.body = body
            self.change = change
        }

        fileprivate var content: ReportValue {
            body.map { .body($0) } ?? change.map { .change($0) } ?? .missing
        }
    }

    /// The calls that would be made, for programs: their bodies are those of the plan, byte for byte.
    ///
    /// - Parameter changes: for a re-plan, how many sessions need which change.
    public func dryRun(_ calls: [Call], changes: Changes? = nil, notes: [String]) -> ReportDocument {
        let table = ReportTable(
            key: "requests", fields: ["session", "method", "path", "body"],
            rows: calls.map { [.text($0.session), .text($0.method), .text($0.path), $0.content] })
        return document(
            [ReportFact("isDryRun", .flag(true))] + [changes?.fact].compactMap(\.self) + [
                ReportFact("notes", .texts(notes))
            ], [ReportSection([.table(table)])])
    }
}
