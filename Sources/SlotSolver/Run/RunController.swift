import Synchronization

/// What a run knows at any moment, shared by its threads: the best plan, the bound, and whether it is time to stop.
///
/// Everything may be called from every thread. Progress is told one call at a time.
final class RunController: Sendable {
    fileprivate struct State {
        var incumbent: CostedPlan?
        /// The best bound told. Only what can be proven again at the end is returned.
        var bound: Cost = 0
        /// What is certain: the plain bound, that of the exact solver, whose nodes were closed in whole numbers one by
        /// one, and what certificates have been found to prove.
        var verified: Cost = 0
        /// What proves the best bound of a relaxation, and the best of those whose plans are not divided; nil once
        /// checked.
        var certificate: (bound: Cost, proof: BoundCertificate, parts: Int)?
        var undivided: (bound: Cost, proof: BoundCertificate)?
        /// What the best of the checked certificates was found to prove.
        var proven: (bound: Cost, proof: BoundCertificate)?
        /// Whether a certificate was found to prove less than was told.
        var wasRefuted = false
        /// What recomputing a bound took, for one part of all plans.
        var secondsOfCheck = 0.0
        var phase = "building the model"
        /// What is known of a problem's components while they are worked on; nil where it is solved as a whole.
        var board: ComponentBoard?
    }

    private let problem: SlotProblem
    private let options: SolveOptions
    private let cancellation: Cancellation
    private let progress: (@Sendable (SolveProgress) -> Void)?
    private let began: Double
    /// Filled by whoever works on the run.
    let statistics = StatisticsRecorder()
    private let state = Mutex(State())
    /// Held while the caller's progress function runs, so that it is never entered twice.
    private let telling = Mutex(())
    /// Whether the round at hand has no more to find, since its plan is proven to be the cheapest.
    private let isRoundOver = Atomic<Bool>(false)

    init(
        _ problem: SlotProblem, _ options: SolveOptions, _ cancellation: Cancellation,
        _ progress: (@Sendable (SolveProgress) -> Void)?
    ) {
        self.problem = problem
        self.options = options
        self.cancellation = cancellation
        self.progress = progress
        began = options.now()
    }

    var incumbent: CostedPlan? { state.withLock(\.incumbent) }
    var bound: Cost { state.withLock(\.bound) }
    var elapsed: Double { options.now() - began }

    func enter(phase: String) { state.withLock { $0.phase = phase } }

    /// Keeps a plan if it is the cheapest so far.
    func offer(_ assignment: [Int32], cost: Cost) {
        let isBetter = state.withLock { state in
            guard cost < state.incumbent?.cost ?? Cost.max else { return false }
            state.incumbent = CostedPlan(assignment: assignment, cost: cost)
            return true
        }
        if isBetter { tell() }
    }

    /// Tells of a bound whose certificate will follow.
    func offer(unverifiedBound bound: Cost) { state.withLock { $0.bound = max($0.bound, bound) } }

    /// Keeps a bound that needs no certificate.
    func offer(provenBound bound: Cost) {
        state.withLock { state in
            state.bound = max(state.bound, bound)
            state.verified = max(state.verified, bound)
        }
    }

    /// Keeps a bound and what proves it, if it is the highest so far.
    func offer(bound: Cost, provenBy proof: BoundCertificate) {
        state.withLock { state in
            state.bound = max(state.bound, bound)
            guard bound > state.certificate?.bound ?? -1 else { return }
            let parts = proof.partCount
            state.certificate = (bound, proof, parts)
            if parts == 1 { state.undivided = (bound, proof) }
        }
    }

    /// Keeps a bound that a check has found a certificate to prove.
    func offer(_ checked: BoundCertificate.CheckedBound, checkedOf proof: BoundCertificate) {
        state.withLock { state in
            state.note(checked, proof)
            state.bound = max(state.bound, state.verified)
        }
    }

    /// The best certificate that a check has looked at, and what it proves.
    var proof: (bound: Cost, proof: BoundCertificate)? { state.withLock(\.proven) }

    /// The best certificate that does not divide plans, whether or not it was checked.
    var undivided: BoundCertificate? {
        state.withLock { state in
            guard let proven = state.proven, proven.bound >= state.undivided?.bound ?? 0, proven.proof.partCount == 1
            else { return state.undivided?.proof }
            return proven.proof
        }
    }

    /// Keeps a certificate that does not divide plans, for later runs.
    func keep(undivided proof: BoundCertificate) { state.withLock { $0.undivided = (0, proof) } }

    /// From now on what is told is of all components together.
    func follow(_ board: ComponentBoard) { state.withLock { $0.board = board } }

    /// What is told is of the whole problem again.
    func unfollow() { state.withLock { $0.board = nil } }

    /// What recomputing a bound took, for one part of all plans, in seconds.
    var secondsOfCheck: Double {
        get { state.withLock(\.secondsOfCheck) }
        set { state.withLock { $0.secondsOfCheck = newValue } }
    }

    /// What a certificate from elsewhere proves, as far as there is time for that.
    func check(_ proof: BoundCertificate) -> BoundCertificate.CheckedBound {
        proof.check(in: problem, threads: options.threads) { isInterrupted || isPast(share: Self.shareForCheck) }
    }

    private static let shareForCheck = 0.1

    /// Tells the caller how things stand.
    func tell() {
        guard let progress else { return }
        telling.withLock { _ in
            let now = state.withLock { $0 }
            let sums = now.board?.sums
            let cost = sums?.cost ?? now.incumbent?.cost
            let bound = max(now.bound, sums?.bound ?? 0)
            progress(
                SolveProgress(
                    elapsed: elapsed, phase: now.phase, cost: cost, bound: min(bound, cost ?? bound),
                    unitsPerOne: problem.unitsPerOne))
        }
    }

    /// Why the run has to end at once, whatever it is doing: cancelled, or out of time.
    var interruption: StopReason? {
        if cancellation.isCancelled { return .cancelled }
        if let limit = options.timeLimit, elapsed >= limit - secondsToProve { return .timeLimit }
        return nil
    }

    /// Time to keep for recomputing the bound: twice what that took at the first try, since later certificates are
    /// longer, for each part that all plans are divided into. Of a short limit, a quarter at most.
    private var secondsToProve: Double {
        let (seconds, parts) = state.withLock { ($0.secondsOfCheck, $0.certificate?.parts ?? 1) }
        return min(2 * seconds * Double(parts), (options.timeLimit ?? 0) / 4)
    }

    /// Recomputes the bound at hand to learn how long that takes on this machine and under its load. Without a limit
    /// there is nothing to learn.
    func rehearseProof() {
        guard options.timeLimit != nil, let certificate = state.withLock(\.certificate) else { return }
        let start = elapsed
        let checked = certificate.proof.check(in: problem, threads: options.threads) { cancellation.isCancelled }
        let seconds = elapsed - start
        state.withLock { state in
            state.secondsOfCheck = seconds
            state.note(checked, certificate.proof)
        }
    }

    /// Whether whoever works on the run is to return what there is.
    var isInterrupted: Bool { isRoundOver.load(ordering: .relaxed) || interruption != nil }

    /// Whether more than a share of the time limit has gone by; never without one.
    func isPast(share: Double) -> Bool { options.timeLimit.map { elapsed > share * $0 } ?? false }

    /// Why the run may end now, to be asked where all threads have met: the answer is the same on every machine
    /// unless the run was interrupted.
    var reasonToStop: StopReason? {
        let (cost, bound) = state.withLock { ($0.incumbent?.cost, $0.bound) }
        guard let cost else { return interruption }
        if bound >= cost { return .optimal }
        let gap = SlotSolution.gap(cost: cost, bound: bound, unitsPerOne: problem.unitsPerOne)
        return gap <= options.gap ? .gap : interruption
    }

    /// Why the run may end now, judged by bounds that are certain. A claim that its certificate does not bear out is
    /// taken back: the search goes on.
    ///
    /// To be asked on one thread, where all others wait.
    func confirmedReasonToStop() -> StopReason? {
        guard let reason = reasonToStop, reason == .optimal || reason == .gap else { return reasonToStop }
        confirm()
        return reasonToStop
    }

    /// Cost that a bound is to reach: of the best plan, or any where reaching it has proven not to be enough.
    var costToReach: Cost { state.withLock { $0.wasRefuted ? .max : $0.incumbent?.cost ?? .max } }

    /// Recomputes the bound from the certificate at hand and the problem alone; what was told counts only as far as
    /// that confirms it. What takes too long counts as far as the check has come.
    private func confirm() {
        let (certificate, undivided) = state.withLock { ($0.certificate, $0.undivided) }
        let start = elapsed
        let checked = certificate?.proof.check(in: problem, threads: options.threads) { isCheckOverdue(since: start) }
        if let checked, let certificate { state.withLock { $0.note(checked, certificate.proof) } }
        if checked?.isComplete == false, let undivided, certificate?.parts ?? 1 > 1 {
            let start = elapsed
            let checked = undivided.proof.check(in: problem, threads: options.threads) { isCheckOverdue(since: start) }
            state.withLock { $0.note(checked, undivided.proof) }
        }
        state.withLock { state in
            if state.bound > state.verified { state.wasRefuted = true }
            state.bound = state.verified
            state.certificate = nil
        }
    }

    /// Seconds that a check may go on for after the caller has cancelled the run, or beyond the limit.
    private static let patience = 2.0

    private func isCheckOverdue(since start: Double) -> Bool {
        if cancellation.isCancelled { return elapsed - start > Self.patience }
        return options.timeLimit.map { elapsed > $0 + Self.patience } ?? false
    }

    /// What there was when a round began.
    struct RoundStart {
        fileprivate var incumbent: CostedPlan?
        fileprivate var statistics: SolveStatistics
    }

    /// Ends the round at hand early: the bound has reached the incumbent that it began with, or a plan that was come upon
    /// beside it, so it can find nothing cheaper.
    func endRound() { isRoundOver.store(true, ordering: .relaxed) }

    /// Begins a round.
    func beginRound() -> RoundStart {
        isRoundOver.store(false, ordering: .relaxed)
        return RoundStart(incumbent: incumbent, statistics: statistics.statistics)
    }

    /// Where the round was ended early, how far it had come is a matter of chance: neither what it tried nor what it found
    /// counts, so that of several plans of the least cost it is the same one each time.
    func closeRound(from start: RoundStart) {
        guard isRoundOver.exchange(false, ordering: .relaxed) else { return }
        statistics.resetSearch(to: start.statistics)
        state.withLock { $0.incumbent = start.incumbent }
    }

    /// The plan to return. There is always one: leaving everything out is a plan.
    ///
    /// The bound is recomputed from its certificate and the problem alone; what was told while the run went on counts
    /// only as far as that confirms it.
    func solution(stoppedBy reason: StopReason) -> SlotSolution {
        enter(phase: "checking the bound")
        let assignment = incumbent?.assignment ?? [Int32](repeating: -1, count: problem.sessions.count)
        let costs = CostModel.costs(of: assignment, in: problem)
        confirm()
        return SlotSolution(
            assignment: assignment, costs: costs, bound: min(bound, costs.total), stoppedBy: reason,
            unitsPerOne: problem.unitsPerOne, proof: proof?.proof, proofBound: proof?.bound ?? 0,
            statistics: statistics.statistics)
    }
}

extension RunController.State {
    /// Keeps what a check found out.
    fileprivate mutating func note(_ checked: BoundCertificate.CheckedBound, _ proof: BoundCertificate) {
        verified = max(verified, checked.bound)
        if checked.bound > proven?.bound ?? -1 { proven = (checked.bound, proof) }
    }
}
