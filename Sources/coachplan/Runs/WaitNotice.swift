import CoachingAPI
import PlanApplication

extension ServiceWait {
    /// What nobody would wait for in silence.
    var notice: String {
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
