import Dispatch
import GLPK
import Synchronization

/// The thread on which techniques raise the bound, one after another and in lock-step with the improvement: each step
/// runs beside one round of it, and both are over before what they found is used.
final class BoundingSide: Sendable {
    private struct State {
        var incumbent: Cost = .max
        var found: BoundStep?
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

    /// Starts the thread; it waits until a step is wanted.
    init(_ makers: [BoundTechniqueMaker], from guidance: Guidance, isInterrupted: @escaping @Sendable () -> Bool) {
        self.isInterrupted = isInterrupted
        DispatchQueue(label: "coachplan.bounding").async {
            // Without a thread the run goes on with the bound it has.
            try? GLPKThread.run { self.serve(makers, from: guidance) }
            self.giveUp()
            self.ended.signal()
        }
    }

    /// Lets the next step begin, unless there is nothing left to try. True if it did.
    func begin(incumbent: Cost) -> Bool {
        let isReady = state.withLock { state in
            guard !state.isExhausted else { return false }
            state.incumbent = incumbent
            state.isStepping = true
            return true
        }
        if isReady { wanted.signal() }
        return isReady
    }

    /// What the step that was begun last found, once it is over; nil if none was.
    func finish() -> BoundStep? {
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

    private func serve(_ makers: [BoundTechniqueMaker], from guidance: Guidance) {
        var guidance = guidance
        for maker in makers {
            var technique: (any BoundTechnique)?
            var isOver = false
            while !isOver {
                guard let incumbent = nextOrder() else { return }
                let step = step(&technique, maker, guidance, incumbent)
                guidance = step?.guidance ?? guidance
                isOver = step?.isLast ?? true
                state.withLock { $0.found = step }
                stepped.signal()
            }
        }
    }

    /// Nil where GLPK cannot cope with the numbers: the technique is over then.
    private func step(
        _ technique: inout (any BoundTechnique)?, _ maker: BoundTechniqueMaker, _ guidance: Guidance,
        _ incumbent: Cost
    ) -> BoundStep? {
        do {
            var current = try technique ?? maker(guidance)
            let step = try current.step(incumbent: incumbent, isInterrupted: isInterrupted)
            technique = current
            return step
        } catch {
            return nil
        }
    }

    /// Waits until a step is wanted; nil when none will be.
    private func nextOrder() -> Cost? {
        wanted.wait()
        return state.withLock { $0.isClosed ? nil : $0.incumbent }
    }

    /// Nobody is to wait for a step any more.
    private func giveUp() {
        state.withLock { $0.isExhausted = true }
        stepped.signal()
    }
}
