import CoachingModels
public import PlanModel

/// The report of `check` on a request.
public struct CheckReport: Sendable {
    private let file: String

    /// - Parameter file: the request as the user named it.
    public init(file: String) { self.file = file }

    /// For a request that has problems, which are in the error, or that could not be read and may be in order.
    public func refused(isRead: Bool) -> ReportDocument {
        ReportDocument(command: "check", facts: facts(isValid: isRead ? false : nil))
    }

    /// For a request that is in order.
    ///
    /// - Parameter notes: what its author should know all the same.
    public func document(of request: PlanRequest, notes: [String]) -> ReportDocument {
        let counts = [
            ("sessions", request.sessions.count), ("attendees", request.attendees.count),
            ("facilitators", request.facilitators.count),
        ]
        let told = counts.map { "\($1) \($0)" }.joined(separator: ", ")
        let lines =
            [
                "\(ForeignText.shown(file)): no problems", "\(ForeignText.shown(request.name)): \(told)",
            ] + notes
        return ReportDocument(
            command: "check",
            facts: facts(isValid: true) + [
                ReportFact("name", .text(request.name)), ReportFact("timeZone", .text(request.clock.name)),
                ReportFact("horizonStart", .instant(request.horizon.start)),
                ReportFact("horizonEnd", .instant(request.horizon.end)),
            ] + counts.map { ReportFact($0, .count($1)) } + [ReportFact("notes", .texts(notes))],
            sections: [ReportSection(lines.map { .line($0) })], clock: request.clock)
    }

    private func facts(isValid: Bool?) -> [ReportFact] {
        [ReportFact("request", .text(file)), ReportFact("isValid", isValid.map { .flag($0) } ?? .missing)]
    }
}
