import Foundation
import SessionPlanner

extension PlanningProgress {
    /// One line for a planner who waits: `12 s  improving the plan: cost 3412, at least 3170, gap 7.10 %`.
    var line: String {
        let time = "\(Int(elapsed)) s  \(phase)"
        guard let cost, let gap else { return time }
        return time + String(format: ": cost %.0f, at least %.0f, gap %.2f %%", cost, bound, gap * 100)
    }
}
