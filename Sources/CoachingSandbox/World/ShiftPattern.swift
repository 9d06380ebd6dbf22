/// Draws the working day of one person, in quarter hours from the start of the shift.
///
/// The day of an agent: two breaks, a meal, occasionally off queue work, a training or a team meeting, and the queue
/// for the rest. The day of a coach: off queue work, with meetings in about a third of it.
enum ShiftPattern {
    /// Local minutes of the day at which shifts start.
    static let starts = [480, 480, 540, 540, 600, 660]

    static func agentDay(_ random: inout SeededRandom) -> [ActivityCode] {
        var day = [ActivityCode](repeating: .onQueue, count: 34)
        cutRestPeriods(&day, &random)
        if random.chance(0.25) { place(.offQueue, quarters: random.within(2...4), in: &day, over: .onQueue, &random) }
        if random.chance(0.20) { place(.meeting, quarters: 2, in: &day, over: .onQueue, &random) }
        if random.chance(0.10) { place(.training, quarters: 4, in: &day, over: .onQueue, &random) }
        return day
    }

    static func coachDay(_ random: inout SeededRandom) -> [ActivityCode] {
        var day = [ActivityCode](repeating: .offQueue, count: 36)
        cutRestPeriods(&day, &random)
        let meetings = 8 + random.below(6)
        while day.count(where: { $0 == .meeting }) < meetings {
            place(.meeting, quarters: random.pick([1, 2, 2, 3, 4]), in: &day, over: .offQueue, &random)
        }
        return day
    }

    private static func cutRestPeriods(_ day: inout [ActivityCode], _ random: inout SeededRandom) {
        fill(.breakTime, from: random.within(5...8), quarters: 1, in: &day)
        fill(.meal, from: random.within(14...18), quarters: random.pick([2, 4]), in: &day)
        fill(.breakTime, from: random.within(24...28), quarters: 1, in: &day)
    }

    /// Places an activity at a random position, over `base` only, so that it never covers a rest period.
    private static func place(
        _ code: ActivityCode, quarters: Int, in day: inout [ActivityCode], over base: ActivityCode,
        _ random: inout SeededRandom
    ) {
        let start = random.below(day.count - quarters + 1)
        for quarter in start..<(start + quarters) where day[quarter] == base {
            day[quarter] = code
        }
    }

    private static func fill(_ code: ActivityCode, from start: Int, quarters: Int, in day: inout [ActivityCode]) {
        for quarter in start..<(start + quarters) {
            day[quarter] = code
        }
    }
}
