/// How the work on a problem of several components is divided among them. Pure arithmetic: what it gives depends on time
/// only where a run has a limit of it.
enum ComponentEffort {
    /// Components that are worked on at the same time, each on as many threads.
    struct Stage: Equatable {
        /// In the order in which they begin: what the first leave of their time is there for the last.
        var queue: [Int]
        var lanes: Int
        var threadsOfLane: Int
    }

    /// First those of little weight, side by side on a thread each; then those that would keep others waiting, on more
    /// threads.
    /// - Parameter weights: what each component is to have of all the work, by its number.
    static func stages(_ weights: [Int: Double], threads: Int) -> [Stage] {
        let all = weights.values.reduce(0, +)
        let order = weights.keys.sorted { (weights[$0] ?? 0, $0) < (weights[$1] ?? 0, $1) }
        let isLarge = { (number: Int) in (weights[number] ?? 0) * Double(threads) >= 1.5 * all }
        return [order.filter { !isLarge($0) }, order.filter(isLarge)].compactMap { queue in
            guard !queue.isEmpty else { return nil }
            let lanes = min(threads, queue.count)
            return Stage(queue: queue, lanes: lanes, threadsOfLane: threads / lanes)
        }
    }

    /// Seconds for the next component, its share of what time all threads have left.
    ///
    /// - Parameters:
    ///   - weight: of the component.
    ///   - waiting: the weights of all that have not begun, its own among them.
    ///   - secondsLeft: until the end of the run.
    ///   - reserved: seconds that components at work still have, times their threads.
    static func seconds(
        weight: Double, of waiting: Double, threads: Int, secondsLeft: Double, allThreads: Int, reserved: Double
    ) -> Double {
        let free = max(0, secondsLeft * Double(allThreads) - reserved)
        let share = waiting > 0 ? weight / waiting : 1
        return max(0, min(secondsLeft, free * share / Double(threads)))
    }

    /// By how much each open component's gap has to become smaller, so that all together reach the one asked for: to the
    /// same share of what it is, where the most is to be had of the largest. 1 where that is reached.
    static func shareOfGap(wanted: Double, open: Cost, closed: Cost, cost: Cost, unitsPerOne: Cost) -> Double {
        guard open > 0 else { return 1 }
        let allowed = wanted * Double(max(unitsPerOne, cost)) - Double(closed)
        // A little less: as plans become cheaper, less is allowed.
        return max(0, min(1, 0.98 * allowed / Double(open)))
    }
}
