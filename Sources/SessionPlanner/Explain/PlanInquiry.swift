public import PlanModel
import SlotSolver

/// Questions about a plan, each answered by solving again.
public struct PlanInquiry: Sendable {
    /// The problem that was planned.
    public let problem: PlanningProblem
    private let assignment: [Int32]
    private let certificate: BoundCertificate?
    private let options: PlanningOptions

    /// - Parameters:
    ///   - plan: a plan of the problem.
    ///   - proof: the proof of its bound, so that the answers have good bounds at once; nil for none.
    ///   - options: how far each change is solved: the time limit is for one change, and the limit on work is 0 unless
    ///     one is given. Small teams are solved to the end if there is time.
    /// - Throws: `LostPlaces` if the plan has places that are not candidates of the problem.
    public init(
        _ problem: PlanningProblem, plan: Plan, proof: PlanProof? = nil, options: PlanningOptions
    ) throws {
        self.problem = problem
        assignment = try problem.assignment(of: plan).candidates
        certificate = proof.flatMap { ProofReading.certificate($0, of: problem).certificate }
        var options = options
        options.workLimit = options.workLimit ?? 0
        self.options = options
    }

    /// For sessions without a place, why they have none and which changes would give them one; for the others, why they
    /// are where they are and where else they could be. In the order of the keys; keys that do not exist have no
    /// answer.
    ///
    /// Cancelling the task that waits ends the answers: those found until then are returned.
    ///
    /// - Parameters:
    ///   - most: the most other places for each session.
    ///   - each: called with the key of each session that has been answered, from a thread of its own.
    public func answers(
        about keys: [String], most: Int = 10, each: (@Sendable (String) -> Void)? = nil
    ) async throws -> PlanAnswers {
        let wanted = keys.compactMap { key in index(of: key).map { (key: key, index: $0) } }
        guard !wanted.isEmpty else { return PlanAnswers() }
        return try await SolverThread.run { [self] cancellation in
            let session = try session(
                askedFor: wanted.map(\.index).filter { assignment[$0] < 0 }, cancellation.solver)
            var answers = PlanAnswers()
            for (key, index) in wanted {
                guard !session.isStopped else {
                    answers.unanswered.append(key)
                    continue
                }
                if assignment[index] < 0 {
                    answers.unplaced.append(try session.unplaced(index))
                } else {
                    answers.placed.append(try session.placed(index, most: most))
                }
                each?(key)
            }
            answers.improvement = session.improvement.isBetter ? session.improvement : nil
            return answers
        }
    }

    /// The same, only for those of the sessions that have no place.
    public func answers(aboutUnplacedOf keys: [String]) async throws -> PlanAnswers {
        try await answers(about: keys.filter { key in index(of: key).map { assignment[$0] < 0 } ?? false })
    }

    /// Why sessions have no place, and which changes would give them one, in the order of the keys. Keys of sessions
    /// that have a place, or that do not exist, have no answer.
    public func answers(toUnplaced keys: [String]) async throws -> [UnplacedAnswer] {
        try await answers(aboutUnplacedOf: keys).unplaced
    }

    /// Why sessions are where they are, and where else they could be, in the order of the keys. Keys of sessions
    /// without a place, or that do not exist, have no answer.
    ///
    /// - Parameter most: the most other places for each session.
    public func answers(toPlaced keys: [String], most: Int = 10) async throws -> [PlacedAnswer] {
        try await answers(about: keys.filter { key in index(of: key).map { assignment[$0] >= 0 } ?? false }, most: most)
            .placed
    }

    /// Where the plan is short of people, with what keeps most sessions from a place first, and what would help, tested
    /// by solving.
    ///
    /// Cancelling the task that waits ends the answer: what was found until then is returned.
    public func shortages(by view: ShortageView) async throws -> ShortageAnswer {
        try await SolverThread.run { [self] cancellation in
            try ShortageSession(
                problem, assignment: assignment, certificate: certificate, options: options.solveOptions,
                cancellation: cancellation.solver
            ).answer(by: view)
        }
    }

    /// Places for a session without one, beside the plan: first those that move nothing, then those that one move of
    /// another session makes free, the cheapest first in each case; nil for a session that has a place or does not exist.
    /// Every place and every move is tried: what each costs is exact.
    ///
    /// - Parameter most: the most places of each kind.
    public func suggestions(for key: String, most: Int = 10) async throws -> [OtherPlace]? {
        guard let index = index(of: key), assignment[index] < 0 else { return nil }
        return try await SolverThread.run { [self] cancellation in
            LatePlaces(problem: problem, assignment: assignment, cancellation: cancellation.solver)
                .places(forSession: index, most: most)
        }
    }

    private func index(of key: String) -> Int? { problem.request.sessions.firstIndex { $0.key == key } }

    private func session(
        askedFor sessions: [Int], _ cancellation: Cancellation
    ) throws -> InquirySession {
        try InquirySession(
            problem, assignment: assignment, certificate: certificate, sessions: sessions,
            options: options.solveOptions, cancellation: cancellation)
    }
}

extension CostDifference {
    /// Whether a plan was found that costs less.
    var isBetter: Bool { found < -0.005 }
}
