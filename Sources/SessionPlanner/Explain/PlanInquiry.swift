public import PlanModel
import SlotSolver

/// Questions about a plan, each answered by solving again.
public struct PlanInquiry: Sendable {
    /// What was planned.
    public let problem: PlanningProblem
    private let assignment: [Int32]
    private let certificate: BoundCertificate?
    private let options: PlanningOptions

    /// - Parameters:
    ///   - plan: a plan of the problem.
    ///   - proof: what proves its bound, so that the answers' bounds are good at once; nil for none.
    ///   - options: how far each change is solved: the time limit is that of one of them, and the limit on work is 0
    ///     unless one is given. Small teams are solved to the end where there is time.
    /// - Throws: `LostPlaces` if the plan has places that are no candidates of the problem.
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

    /// Why sessions have no place, and which changes would give them one, in the order of the keys. Keys of sessions that have
    /// a place, or that there are not, have no answer.
    ///
    /// - Parameter each: called with each answer as it is found, from a thread of its own.
    public func answers(
        toUnplaced keys: [String], each: (@Sendable (UnplacedAnswer) -> Void)? = nil
    ) async throws -> [UnplacedAnswer] {
        let wanted = keys.compactMap { index(of: $0, isPlaced: false) }
        guard !wanted.isEmpty else { return [] }
        return try await SolverThread.run { [self] cancellation in
            let session = try session(askedFor: wanted)
            return try wanted.map { index in
                if cancellation.solver.isCancelled { throw CancellationError() }
                let answer = try session.unplaced(index)
                each?(answer)
                return answer
            }
        }
    }

    /// Places for a session without one, beside the plan: first those that move nothing, then those that move one other session,
    /// each the cheapest first; nil for a session that has a place or that there is not.
    ///
    /// - Parameter most: places of each kind at the most.
    public func suggestions(for key: String, most: Int = 10) async throws -> [OtherPlace]? {
        guard let index = index(of: key, isPlaced: false) else { return nil }
        return try await SolverThread.run { [self] _ in try session().suggestions(index, most: most) }
    }

    /// Why sessions are where they are, and where else they could be, in the order of the keys. Keys of sessions without a place,
    /// or that there are not, have no answer.
    ///
    /// - Parameter most: other places of each session at the most.
    public func answers(toPlaced keys: [String], most: Int = 10) async throws -> [PlacedAnswer] {
        let wanted = keys.compactMap { index(of: $0, isPlaced: true) }
        guard !wanted.isEmpty else { return [] }
        return try await SolverThread.run { [self] _ in
            let session = try session()
            return try wanted.map { try session.placed($0, most: most) }
        }
    }

    private func index(of key: String, isPlaced: Bool) -> Int? {
        problem.request.sessions.firstIndex { $0.key == key }.flatMap { (assignment[$0] >= 0) == isPlaced ? $0 : nil }
    }

    private func session(askedFor sessions: [Int] = []) throws -> InquirySession {
        try InquirySession(
            problem, assignment: assignment, certificate: certificate, sessions: sessions, options: options.solveOptions
        )
    }
}
