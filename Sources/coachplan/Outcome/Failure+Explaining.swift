import CoachingAPI
import PlanModel

/// The one place that maps errors to exit statuses.
extension Failure {
    init(explaining error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as InputProblems: self.init(error)
        case let error as InvalidRequest: self.init(.usage, problems: error.problems.map(\.description))
        case let error as FileFailure: self.init(error)
        case let error as CoachingAPIError: self.init(error)
        case let error as ConnectionSettingsError: self.init(.noPermission, error.description)
        case let error as InternalFault:
            self.init(.internalError, error.description, advice: "This is a fault in coachplan: please report it.")
        default:
            self.init(.internalError, "internal error: \(error)", advice: "Please report it.")
        }
    }

    private init(_ error: InputProblems) {
        self.init(
            .badData, problems: error.problems.map(\.description),
            advice: "\(Numbers.counted(error.problems.count, "problem")); nothing was done.")
        isLocated = true
        located = error.problems
    }

    private init(_ error: FileFailure) {
        self.init(error.operation == .read ? .noInput : .inputOutput, error.description)
    }

    private init(_ error: CoachingAPIError) {
        let status: ExitStatus =
            switch error.kind {
            case .rejected, .invalidCall: .badData
            case .unauthorized, .forbidden: .noPermission
            case .unreachable, .unavailable, .unreadableAnswer: .unavailable
            case .rateLimited, .outcomeUnknown: .temporary
            }
        self.init(status, error.description)
    }

    /// Reports the failure on standard error.
    func report() {
        let stream = StandardStream.error
        let label: TerminalText = isLocated ? "" : "\(Style.failure.applied(to: "error:", on: stream)) "
        let text = problems.reduce(into: "" as TerminalText) { $0 += "\(label)\(TerminalText(line: $1))\n" }
        // If standard error cannot be written either, only the exit status remains.
        try? stream.write(text + (advice.map { "\(TerminalText(lines: $0))\n" } ?? ""))
    }
}
