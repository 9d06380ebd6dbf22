import CoachingAPI
import Foundation
import PlanModel

/// A note for the planner on a wrong clock.
enum ClockNote {
    /// `this machine's clock is 62 minutes ahead of the service's: times are judged by the service's clock`
    static func text(machineAhead ahead: Duration) -> String {
        let seconds = Int64((ahead / .seconds(1)).magnitude.rounded())
        let length = shown(seconds)
        let side = ahead > .zero ? "ahead of" : "behind"
        return "this machine's clock is \(length) \(side) the service's: times are judged by the service's clock"
    }

    private static func shown(_ seconds: Int64) -> String {
        switch seconds {
        case ..<7200: "\((seconds + 30) / 60) minutes"
        case ..<172_800: "\((seconds + 1800) / 3600) hours"
        default: "\((seconds + 43_200) / 86_400) days"
        }
    }
}

extension CoachingClient {
    /// The time by the service's clock; by this machine's until the service has reported its time.
    var time: @Sendable () -> Instant {
        { [serviceClock] in
            serviceClock.now.map { Instant(microseconds: Int64($0.timeIntervalSince1970 * 1_000_000)) }
                ?? Instant.ofThisMoment()
        }
    }

    /// The time by the service's clock; if no answer has shown it yet, it is asked for with a read-only call.
    func currentTime(asking somebody: String?) async -> Instant {
        if serviceClock.now == nil, let somebody {
            // Any answer has a date.
            _ = try? await getCoachingAppointments(userIds: [somebody])
        }
        return time()
    }
}
