import Synchronization

/// Decides which faults to inject into which call.
///
/// Each rule counts the calls that match it, and draws random numbers by that count: the same plan on the same calls
/// causes the same faults.
final class FaultInjector: Sendable {
    private struct State {
        var plan: FaultPlan
        /// Number of calls that matched each rule.
        var seen: [Int]
    }

    private let state: Mutex<State>

    init(_ plan: FaultPlan) {
        state = Mutex(State(plan: plan, seen: Array(repeating: 0, count: plan.rules.count)))
    }

    var plan: FaultPlan {
        state.withLock { $0.plan }
    }

    /// Replaces the plan; the counts start again.
    func replace(with plan: FaultPlan) {
        state.withLock { $0 = State(plan: plan, seen: Array(repeating: 0, count: plan.rules.count)) }
    }

    /// The rules that apply to this call, in the order of the plan.
    func faults(method: String, path: String) -> [FaultRule] {
        state.withLock { state in
            var hits: [FaultRule] = []
            for (index, rule) in state.plan.rules.enumerated() where rule.looksAt(method: method, path: path) {
                state.seen[index] += 1
                if rule.falls(on: state.seen[index], seed: state.plan.seed &+ UInt64(index)) { hits.append(rule) }
            }
            return hits
        }
    }
}

extension FaultRule {
    func looksAt(method: String, path: String) -> Bool {
        (self.method.map { $0.uppercased() == method.uppercased() } ?? true) && (self.path.map(path.hasPrefix) ?? true)
    }

    /// Whether the rule applies to the call of this number, counted from 1.
    func falls(on number: Int, seed: UInt64) -> Bool {
        if let calls { return calls.contains(number) }
        guard let share else { return true }
        var random = SeededRandom(seed: seed, part: "faults", index: number)
        return random.chance(share)
    }
}
