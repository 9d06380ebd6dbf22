import CoachingAPI
import CoachingModels
import PlanModel

extension ApplyEvent {
    /// One line for somebody who waits; nil for an event that needs no message.
    package func line(in words: PlanWords) -> String? {
        switch self {
        case .started, .waitingForService: nil
        case .batch(let number, let count, let size):
            "batch \(number) of \(count): \(Numbers.counted(size, "appointment"))"
        case .changed(let entry): entry.line(words)
        case .moved(let entry): "in its place: \(words.entry(entry))"
        case .lookingAgain(let sessions):
            "asking the service whether the places of \(Numbers.counted(sessions, "session")) are there still"
        case .waiting(let entries, let seconds):
            "the outcome of \(Numbers.counted(entries, "call")) is not known; looking again in \(seconds) s"
        }
    }

    /// A message to show even without a progress display; nil if there is none.
    public var notice: String? {
        guard case .waitingForService(let error, let seconds) = self else { return nil }
        return ServiceWait(after: error, seconds: seconds).notice
    }
}

extension ServiceWait {
    /// A message to show even without a progress display.
    public var notice: String {
        let trouble =
            switch error.kind {
            case .rateLimited: "the service takes no more calls for now"
            case .unreachable: "the service cannot be reached"
            default: "the service does not answer as it should"
            }
        let answer = [error.status.map { "HTTP \($0)" }, error.code].compactMap(\.self).joined(separator: " ")
        return "\(trouble)\(answer.isEmpty ? "" : " (\(answer))"); trying again in \(seconds) s (Ctrl-C stops)"
    }
}

extension ApplyEntry {
    fileprivate func line(_ words: PlanWords) -> String? {
        let told = words.entry(self)
        return switch status {
        case .pending, .sending, .deleting, .moving, .carried: nil
        case .accepted: "queued by the service: \(told)"
        case .created: reason.map { "not as it was sent: \(told): \($0)" } ?? "created: \(told)"
        case .deleted: "deleted: \(told)"
        case .failed: "refused: \(told): \(reason ?? "without a reason")"
        case .unknown: "outcome unknown: \(told): \(reason ?? "no answer")"
        }
    }
}
