import Foundation
import SessionPlanner

extension ProgressEvent {
    /// - Parameter timeLimit: seconds after which the search ends at the latest; nil if that is not known.
    init(_ progress: PlanningProgress, timeLimit: Double?) {
        self.init(phase: .plan)
        secondsLeft = timeLimit.map { Int64(max(0, $0 - progress.elapsed).rounded(.up)) }
        cost = progress.cost
        bound = progress.cost == nil ? nil : progress.bound
        gap = progress.gap
    }
}

extension PlanningProgress {
    /// A line for a planner who waits: `12 s  improving the plan: cost 3412, at least 3170, gap 7.10 %`.
    var line: String {
        let time = "\(Int(elapsed)) s  \(phase)"
        guard let cost, let gap else { return time }
        return time + String(format: ": cost %.0f, at least %.0f, gap %.2f %%", cost, bound, gap * 100)
    }
}
