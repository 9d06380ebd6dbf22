import Dispatch
import GLPK
import Synchronization

/// The thread on which techniques raise the bound, one after another and in lock-step with the improvement: one or more
/// steps run beside one round of it, and both are over before what they found is used.
final class BoundingThread: Sendable {
    private struct Order {
        var incumbent: Cost
        var steps: Int
    }

    private struct State {
        var order = Order(incumbent: .max, steps: 0)
        var found: BoundSlice?
        var isClosed = false
        /// Whether there is no technique left, or the thread could not be had.
        var isExhausted = false
        var isStepping = false
    }

    private let state = Mutex(State())
    private let wanted = DispatchSemaphore(value: 0)
    private let stepped = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    private let isInterrupted: @Sendable () -> Bool
    private let whenReached: @Sendable () -> Void

    /// Starts the thread; it waits until steps are wanted.
    /// - Parameter whenReached: called as soon as the bound reaches the incumbent of an order.
    init(
        _ makers: [BoundProviderMaker], from dualSolution: DualSolution,
        isInterrupted: @escaping @Sendable () -> Bool, whenReached: @escaping @Sendable () -> Void = {}
    ) {
        self.isInterrupted = isInterrupted
        self.whenReached = whenReached
        DispatchQueue(label: "coachplan.bounding").async {
            // Without a thread the run goes on with the bound it has.
            try? GLPKThread.run { self.serve(makers, from: dualSolution) }
            self.giveUp()
            self.ended.signal()
        }
    }

    /// Lets the next steps begin, unless there is nothing left to try. True if it did.
    func begin(incumbent: Cost, steps: Int) -> Bool {
        let isReady = state.withLock { state in
            guard !state.isExhausted else { return false }
            state.order = Order(incumbent: incumbent, steps: steps)
            state.isStepping = true
            return true
        }
        if isReady { wanted.signal() }
        return isReady
    }

    /// What the steps that were begun last found, once they are over; nil if none were.
    func finish() -> BoundSlice? {
        guard state.withLock(\.isStepping) else { return nil }
        stepped.wait()
        return state.withLock { state in
            state.isStepping = false
            defer { state.found = nil }
            return state.found
        }
    }

    /// Ends the thread and waits for it.
    func close() {
        state.withLock { $0.isClosed = true }
        wanted.signal()
        ended.wait()
    }

    private func serve(_ makers: [BoundProviderMaker], from dualSolution: DualSolution) {
        var dualSolution = dualSolution
        for maker in makers {
            var technique: (any BoundProvider)?
            var isOver = false
            while !isOver {
                guard let order = nextOrder() else { return }
                let found = steps(order, &technique, maker, dualSolution)
                dualSolution = found?.dualSolution ?? dualSolution
                isOver = found?.isLast ?? true
                state.withLock { $0.found = found }
                stepped.signal()
            }
        }
    }

    /// Nil where GLPK cannot cope with the numbers: the technique is over then.
    private func steps(
        _ order: Order, _ technique: inout (any BoundProvider)?, _ maker: BoundProviderMaker,
        _ dualSolution: DualSolution
    ) -> BoundSlice? {
        do {
            var current = try technique ?? maker(dualSolution)
            var found = try current.step(incumbent: order.incumbent, isInterrupted: isInterrupted)
            func isReached() -> Bool { found.bound >= min(order.incumbent, found.cost ?? .max) }
            for _ in 1..<order.steps where !found.isLast && !isReached() && !isInterrupted() {
                found.goOn(to: try current.step(incumbent: order.incumbent, isInterrupted: isInterrupted))
            }
            technique = current
            if isReached() { whenReached() }
            return found
        } catch {
            return nil
        }
    }

    /// Waits until steps are wanted; nil when none will be.
    private func nextOrder() -> Order? {
        wanted.wait()
        return state.withLock { $0.isClosed ? nil : $0.order }
    }

    /// Nobody is to wait for a step any more.
    private func giveUp() {
        state.withLock { $0.isExhausted = true }
        stepped.signal()
    }
}
