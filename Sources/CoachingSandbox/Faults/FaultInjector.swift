import Synchronization

/// Decides which troubles fall on which call.
///
/// Each rule counts the calls that it looks at, and draws by that number: the same plan on the same calls makes the same troubles.
final class FaultInjector: Sendable {
    private struct State {
        var plan: FaultPlan
        /// Calls seen by each rule.
        var seen: [Int]
    }

    private let state: Mutex<State>

    init(_ plan: FaultPlan) {
        state = Mutex(State(plan: plan, seen: Array(repeating: 0, count: plan.rules.count)))
    }

    var plan: FaultPlan {
        state.withLock { $0.plan }
    }

    /// Puts another plan in force; the counts begin anew.
    func replace(with plan: FaultPlan) {
        state.withLock { $0 = State(plan: plan, seen: Array(repeating: 0, count: plan.rules.count)) }
    }

    /// The rules that fall on this call, in the order of the plan.
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

    /// Whether the trouble falls on the call of this number, counted from 1.
    func falls(on number: Int, seed: UInt64) -> Bool {
        if let calls { return calls.contains(number) }
        guard let share else { return true }
        var random = SeededRandom(seed: seed, part: "faults", index: number)
        return random.chance(share)
    }
}
