/// Which parts run now, which come next and which come again, where an engine takes so many at once: a pure state machine.
package struct PartQueue: Sendable, Equatable {
    /// A part that is to be started.
    package struct Start: Sendable, Equatable {
        package var part: Int
        /// From 1.
        package var attempt: Int

        package init(part: Int, attempt: Int) {
            self.part = part
            self.attempt = attempt
        }
    }

    private let workers: Int
    private let rule: RetryRule
    private var waiting: [Start]
    /// Those that ran out of memory come last, each while nothing else runs.
    private var waitingAlone: [Start] = []
    /// What runs, and the attempt.
    package private(set) var running: [Int: Int] = [:]
    private var runsAlone = false
    package private(set) var planned: [Int] = []
    /// Parts that are given up, with how their last attempt ended.
    package private(set) var failed: [Int: PartEnd] = [:]
    /// How often each was begun.
    package private(set) var attempts: [Int: Int] = [:]
    /// Whether nothing is begun any more.
    package private(set) var isStopped = false

    /// - Parameter parts: in the order in which they are to begin.
    package init(parts: [Int], workers: Int, rule: RetryRule) {
        self.workers = max(1, workers)
        self.rule = rule
        waiting = parts.map { Start(part: $0, attempt: 1) }
    }

    /// How many have not begun, or are to begin again.
    package var waitingCount: Int { waiting.count + waitingAlone.count }

    /// Whether nothing more will happen.
    package var isOver: Bool { running.isEmpty && (isStopped || waitingCount == 0) }

    /// Begins what there is room for.
    package mutating func begin() -> [Start] {
        var begun: [Start] = []
        while !isStopped, !runsAlone, running.count < workers, !waiting.isEmpty {
            begun.append(begin(waiting.removeFirst()))
        }
        if !isStopped, running.isEmpty, !waitingAlone.isEmpty {
            runsAlone = true
            begun.append(begin(waitingAlone.removeFirst()))
        }
        return begun
    }

    private mutating func begin(_ start: Start) -> Start {
        running[start.part] = start.attempt
        attempts[start.part] = start.attempt
        return start
    }

    /// Takes in how an attempt of a part that runs ended.
    @discardableResult
    package mutating func ended(_ part: Int, _ end: PartEnd) -> RetryRule.Step {
        guard let attempt = running.removeValue(forKey: part) else { return .giveUp }
        if running.isEmpty { runsAlone = false }
        let step = rule.step(after: end, attempt: attempt)
        switch step {
        case .done: planned.append(part)
        case .again(.memory): waitingAlone.append(Start(part: part, attempt: attempt + 1))
        case .again: waiting.append(Start(part: part, attempt: attempt + 1))
        case .giveUp:
            failed[part] = end
            if RetryRule.isOfAll(end) { isStopped = true }
        }
        return step
    }

    /// Begins nothing any more; what runs is to be ended by the caller.
    package mutating func stop() { isStopped = true }
}
