import Synchronization

/// What is known of all components at any moment, shared by the threads that work on them.
final class ComponentBoard: Sendable {
    private struct State {
        var components: [Component]
        /// The runs at work, with when their time is over.
        var active: [Int: Activity] = [:]
        /// Weights of components that have not begun in the pass at hand.
        var waiting: [Int: Double] = [:]
        var queue: ArraySlice<Int> = []
    }

    private struct Activity {
        /// Nil before it begins.
        var run: RunController?
        var end: Double
        var threads: Int
    }

    private let state: Mutex<State>
    private let unitsPerOne: Cost

    init(_ components: [Component], unitsPerOne: Cost) {
        state = Mutex(State(components: components))
        self.unitsPerOne = unitsPerOne
    }

    var components: [Component] { state.withLock(\.components) }

    /// Cost and bound of all together, by what is told so far.
    var sums: (cost: Cost, bound: Cost) {
        state.withLock { state in
            var sums = state.components.reduce(into: (cost: Cost(0), bound: Cost(0))) {
                $0.cost += $1.cost
                $0.bound += $1.bound
            }
            for (number, at) in state.active {
                let known = state.components[number]
                guard let run = at.run else { continue }
                let cost = min(known.cost, run.incumbent?.cost ?? .max)
                sums.cost += cost - known.cost
                sums.bound += min(cost, max(known.bound, run.bound)) - known.bound
            }
            return sums
        }
    }

    /// Whether all together have reached a gap, by what is told so far.
    func hasReached(_ gap: Double) -> Bool {
        let sums = sums
        return SlotSolution.gap(cost: sums.cost, bound: sums.bound, unitsPerOne: unitsPerOne) <= gap
    }

    /// Begins a pass over components of these weights.
    func beginPass(_ weights: [Int: Double]) { state.withLock { $0.waiting = weights } }

    func beginStage(_ queue: [Int]) { state.withLock { $0.queue = queue[...] } }

    /// The next component of the stage with its seconds; nil where none is left.
    ///
    /// - Parameters:
    ///   - now: seconds since the run began.
    ///   - limit: when it ends, nil for never.
    func next(
        now: Double, limit: Double?, threads: Int, allThreads: Int
    ) -> (number: Int, component: Component, seconds: Double?)? {
        state.withLock { state in
            guard let number = state.queue.popFirst() else { return nil }
            let weight = state.waiting[number] ?? 0
            let seconds = limit.map { limit in
                ComponentEffort.seconds(
                    weight: weight, of: state.waiting.values.reduce(0, +), threads: threads,
                    secondsLeft: max(0, limit - now), allThreads: allThreads,
                    reserved: state.active.values.reduce(0) { $0 + max(0, $1.end - now) * Double($1.threads) })
            }
            state.waiting[number] = nil
            state.active[number] = Activity(run: nil, end: now + (seconds ?? 0), threads: threads)
            return (number, state.components[number], seconds)
        }
    }

    /// A component's run begins: what it finds counts from now on.
    func begin(_ number: Int, _ run: RunController) { state.withLock { $0.active[number]?.run = run } }

    /// Keeps what a pass over a component found.
    func keep(_ component: Component, _ number: Int) {
        state.withLock { state in
            state.components[number] = component
            state.active[number] = nil
        }
    }
}
