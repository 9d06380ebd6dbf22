import CoachingModels
import PlanModel

extension ApplyReport {
    /// What is about to be done, in lines for people.
    ///
    /// - Parameters:
    ///   - open: appointments that the run creates or deletes.
    ///   - done: appointments of the plan that apply finds created.
    ///   - note: what the user should know before.
    public func announcement(open: Int, done: Int = 0, note: String? = nil) -> ReportDocument {
        let address = service ?? ""
        let what =
            switch command {
            case .apply: "\(ForeignText.shown(plan.request.name)): \(Numbers.counted(open, "appointment")) to create"
            case .rollback: "\(ForeignText.shown(file)): \(Numbers.counted(open, "appointment")) to delete"
            }
        let exist = done == 0 ? "" : done == 1 ? ", 1 exists already" : ", \(done) exist already"
        let lines = ["\(what) at \(ForeignText.shown(address))\(exist)", note].compactMap(\.self)
        return document([], [ReportSection(lines.map { .line($0) })])
    }

    /// What the user is asked before.
    public func question(open: Int) -> String {
        let verb = command == .apply ? "Create" : "Delete"
        return "\(verb) \(Numbers.counted(open, "appointment")) at \(ForeignText.shown(service ?? ""))?"
    }

    /// A call that applying the plan would make.
    public struct Call: Sendable, Equatable {
        /// The session's key in the request.
        public var session: String
        /// HTTP method.
        public var method: String
        /// Path at the service's address.
        public var path: String

        /// A call that applying the plan would make.
        public init(session: String, method: String, path: String) {
            self.session = session
            self.method = method
            self.path = path
        }
    }

    /// What programs read of the calls that would be made: the bodies are those of the plan, byte for byte.
    public func dryRun(_ calls: [Call], note: String?) -> ReportDocument {
        let bodies = Dictionary(
            plan.appointments.map { ($0.session, $0.body) }, uniquingKeysWith: { first, _ in first })
        let table = ReportTable(
            key: "requests", fields: ["session", "method", "path", "body"],
            rows: calls.map { call in
                [
                    .text(call.session), .text(call.method), .text(call.path),
                    bodies[call.session].map { .body($0) } ?? .missing,
                ]
            })
        return document(
            [ReportFact("isDryRun", .flag(true)), ReportFact("notes", .texts([note].compactMap(\.self)))],
            [ReportSection([.table(table)])])
    }
}
