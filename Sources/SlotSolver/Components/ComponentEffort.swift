/// How the work on a problem of several components is divided among them. Pure arithmetic: the result depends on time
/// only if a run has a time limit.
enum ComponentEffort {
    /// Components that are worked on in parallel, each with the same number of threads.
    struct Stage: Equatable {
        /// The components in the order in which they start: time that the first ones leave unused is available to the
        /// last.
        var queue: [Int]
        var lanes: Int
        var threadsOfLane: Int
    }

    /// First the components of little weight, in parallel with one thread each; then those that would keep others
    /// waiting, with more threads.
    /// - Parameter weights: the share of all work that each component is to have, by its number.
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

    /// Seconds for the next component: its share of the time that all threads have left.
    ///
    /// - Parameters:
    ///   - weight: the component's weight.
    ///   - waiting: the weights of all components that have not started, including its own.
    ///   - secondsLeft: the time until the end of the run.
    ///   - reserved: the seconds that running components still have, times their threads.
    static func seconds(
        weight: Double, of waiting: Double, threads: Int, secondsLeft: Double, allThreads: Int, reserved: Double
    ) -> Double {
        let free = max(0, secondsLeft * Double(allThreads) - reserved)
        let share = waiting > 0 ? weight / waiting : 1
        return max(0, min(secondsLeft, free * share / Double(threads)))
    }

    /// The factor by which each open component's gap has to shrink so that all together reach the requested gap: the
    /// same factor for all, as most can be gained from the largest gaps. 1 if that is reached already.
    static func shareOfGap(wanted: Double, open: Cost, closed: Cost, cost: Cost, unitsPerOne: Cost) -> Double {
        guard open > 0 else { return 1 }
        let allowed = wanted * Double(max(unitsPerOne, cost)) - Double(closed)
        // Slightly less, as the permitted gap shrinks when plans become cheaper.
        return max(0, min(1, 0.98 * allowed / Double(open)))
    }
}
