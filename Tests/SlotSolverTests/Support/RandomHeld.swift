import RandomTestSupport
import SlotSolver

extension SlotProblem {
    /// The same problem with people who hold something beside the plan, by draws of their own: in the horizon, before and
    /// behind it.
    ///
    /// - Parameter percent: how often somebody holds something.
    func holding(seed: UInt64, percent: Int) -> SlotProblem {
        var random = SeededGenerator(mixing: seed &+ 77)
        guard random.chance(60) else { return self }
        func amounts(_ people: Range<Int>, around times: [Int32]) -> HeldTime.Table {
            let (first, last) = (times.first ?? 0, times.last ?? 0)
            return HeldTime.Table(
                people.flatMap { who in
                    random.chance(percent)
                        ? (first - 2...last + 2).filter { _ in random.chance(40) }.map { when in
                            HeldTime.Amount(
                                who: Int32(who), when: when, sessions: Int32(1 + random.below(2)),
                                ticks: Int32(1 + random.below(5)))
                        } : []
                })
        }
        var problem = self
        problem.held = HeldTime(
            ledOnDays: amounts(facilitators.indices, around: dayOfTick),
            ledInWeeks: amounts(facilitators.indices, around: weekOfTick),
            attendedOnDays: amounts(attendees.indices, around: dayOfTick))
        return problem
    }
}
