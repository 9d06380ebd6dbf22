import GLPK
import RandomTestSupport
import Testing

@testable import SlotSolver

@Suite struct ExactSolverTests {
    private func nothingPlaced(_ problem: SlotProblem) -> [Int32] {
        [Int32](repeating: -1, count: problem.sessions.count)
    }

    private func expectSound(_ outcome: ExactSolver.Outcome, _ problem: SlotProblem) {
        #expect(BruteForce.isAllowed(outcome.assignment, problem))
        #expect(BruteForce.cost(of: outcome.assignment, problem) == outcome.cost)
        #expect(outcome.bound <= outcome.cost)
    }

    @Test(arguments: 0..<600)
    func provesTheOptimum(seed: UInt64) throws {
        let problem = RandomProblem.make(seed: 1000 + seed, sessions: 1 + Int(seed % 6))
        let outcome = try ExactSolver.solve(problem, start: nothingPlaced(problem))
        expectSound(outcome, problem)
        #expect(outcome.cost == BruteForce.solve(problem).cost)
        #expect(outcome.bound == outcome.cost)
    }

    /// Costs that floating point does not hold: what is proven is exact all the same.
    @Test(arguments: 0..<60)
    func hugeCosts(seed: UInt64) throws {
        var problem = RandomProblem.make(seed: 5000 + seed, sessions: 1 + Int(seed % 5))
        let factor = Cost(1) << 42
        problem.staffing = problem.staffing.mapCosts { $0 * factor }
        problem.overloadCost *= factor
        for session in problem.sessions.indices {
            problem.sessions[session].unscheduledCost = problem.sessions[session].unscheduledCost * factor + 1
        }
        for candidate in 0..<problem.candidates.count { problem.candidates.lateness[candidate] *= factor }
        let outcome = try ExactSolver.solve(problem, start: nothingPlaced(problem))
        expectSound(outcome, problem)
        let optimum = BruteForce.solve(problem).cost
        #expect(outcome.bound <= optimum)
        let largest = problem.sessions.map(\.unscheduledCost).max() ?? 0
        #expect(Double(optimum - outcome.bound) <= 1e-6 * Double(largest))
    }

    /// The tree alone, without a plan to help it, finds and proves the same.
    @Test(arguments: 0..<200)
    func theProofNeedsNoHelp(seed: UInt64) throws {
        let problem = RandomProblem.make(seed: 2000 + seed, sessions: 1 + Int(seed % 6))
        let outcome = try ExactSolver.solve(
            problem, start: nothingPlaced(problem), limits: ProofLimits(searchNodes: 0))
        #expect(outcome.cost == BruteForce.solve(problem).cost && outcome.bound == outcome.cost)
    }

    /// Beyond what trying out can do: plain GLPK has the last word, and the bound never passes it.
    @Test(arguments: 0..<40)
    func agreesWithPlainBranchAndBound(seed: UInt64) throws {
        var shape = RandomProblem.Shape()
        shape.sessions = 10 + Int(seed % 21)
        shape.facilitators = 4
        shape.attendees = 12
        shape.candidates = 14
        let problem = RandomProblem.make(seed: seed, shape)
        let plain = try GLPKThread.run {
            try GLPKProblem(IntegerProgram.build(from: problem).program).branchAndCut()
        }
        #expect(plain.stop == .optimal)
        let outcome = try ExactSolver.solve(problem, start: nothingPlaced(problem))
        expectSound(outcome, problem)
        #expect(outcome.bound == outcome.cost && Double(outcome.cost) == plain.objective)
    }

    /// A proof that is cut short has a bound that holds.
    @Test(arguments: 0..<100)
    func boundsHoldWhenStopped(seed: UInt64) throws {
        let problem = RandomProblem.make(seed: 3000 + seed, sessions: 6)
        let optimum = BruteForce.solve(problem).cost
        for nodes in 0..<4 {
            let outcome = try ExactSolver.solve(
                problem, start: nothingPlaced(problem), limits: ProofLimits(searchNodes: 0, proofNodes: nodes))
            expectSound(outcome, problem)
            #expect(outcome.bound <= optimum)
        }
    }

    /// Costs of very different sizes, as whole units of a policy with decimals: 0.001 beside a million. GLPK's
    /// tolerances are relative to the largest, so the last units may stay open; the bound holds all the same.
    @Test(arguments: 0..<60)
    func costsMayBeFarApart(seed: UInt64) throws {
        var problem = RandomProblem.make(seed: 9000 + seed, sessions: 6)
        for index in problem.sessions.indices { problem.sessions[index].unscheduledCost *= 10_000_000 }
        problem.staffing = problem.staffing.mapCosts { $0 * 3_333 }
        let outcome = try ExactSolver.solve(problem, start: nothingPlaced(problem))
        expectSound(outcome, problem)
        let optimum = BruteForce.solve(problem).cost
        #expect(outcome.bound <= optimum && optimum <= outcome.cost)
        let largest = problem.sessions.reduce(0) { $0 + $1.unscheduledCost }
        #expect(outcome.cost - outcome.bound <= largest / 1_000_000)
    }

    /// What floating point cannot hold is counted in whole numbers all the same.
    @Test func costsMayBeTooLargeForFloatingPoint() throws {
        var problem = RandomProblem.make(seed: 3, sessions: 5)
        for index in problem.sessions.indices { problem.sessions[index].unscheduledCost += (1 << 52) + 1 }
        let optimum = BruteForce.solve(problem).cost
        let outcome = try ExactSolver.solve(problem, start: nothingPlaced(problem))
        expectSound(outcome, problem)
        #expect(outcome.bound <= optimum && optimum <= outcome.cost)
        let solution = try BulkSolver.solve(problem, options: SolveOptions(workLimit: 1, now: { 0 }))
        #expect(solution.bound <= optimum && optimum <= solution.costs.total)
    }

    @Test func stopsWhenCancelled() throws {
        let problem = RandomProblem.make(seed: 5, sessions: 30)
        let outcome = try ExactSolver.solve(
            problem, start: nothingPlaced(problem), limits: ProofLimits(isInterrupted: { true }))
        expectSound(outcome, problem)
    }

    /// Multipliers that are nonsense give a poor bound, not a wrong one.
    @Test(arguments: 0..<100)
    func anyMultipliersGiveAValidBound(seed: UInt64) throws {
        let problem = RandomProblem.make(seed: 4000 + seed, sessions: 5)
        let optimum = BruteForce.solve(problem).cost
        let tree = TreeProgram(try IntegerProgram.build(from: problem))
        let exact = ExactCosts(tree)
        var random = SeededGenerator(mixing: seed)
        for round in 0..<30 {
            let size = [0.1, 1, 30, 1e6, 1e17][round % 5]
            let duals = tree.program.rowUpper.map { _ -> Double in
                let draw = random.below(20)
                return draw == 0 ? .nan : draw == 1 ? .infinity : Double.random(in: -size...size, using: &random)
            }
            let bound = exact.bound(
                duals: duals, isOpen: .init(repeating: true, count: tree.program.columnCount),
                surcharge: .init(repeating: 0, count: tree.program.columnCount))
            #expect(bound.cost <= optimum)
        }
    }

    /// Duals of the relaxation give nearly its value: the exact evaluation loses next to nothing.
    @Test(arguments: 0..<50)
    func dualsOfTheRelaxationGiveItsValue(seed: UInt64) throws {
        let problem = RandomProblem.make(seed: 5000 + seed, sessions: 12)
        let tree = TreeProgram(try IntegerProgram.build(from: problem))
        let (value, duals) = try GLPKThread.run {
            let glpk = try GLPKProblem(tree.program)
            return (try glpk.solve().objective, try glpk.rowDuals())
        }
        let exact = ExactCosts(tree)
        let bound = exact.bound(
            duals: duals, isOpen: .init(repeating: true, count: tree.program.columnCount),
            surcharge: .init(repeating: 0, count: tree.program.columnCount))
        #expect(Double(bound.scaled) / Double(ExactCosts.scale) > value - 0.001)
        #expect(Double(bound.cost) < value + Double(exact.costStep) + 0.001)
    }

    @Test func roundsUpToTheNextCostThereIs() throws {
        var problem = SlotProblem(tickCount: 4, dayOfTick: [0, 0, 0, 0])
        problem.personCount = 2
        problem.facilitators = [.init(person: 0)]
        problem.attendees = [.init(person: 1, staffingGroup: 0)]
        problem.staffingGroupCount = 1
        problem.staffing = StaffingCosts(cells: 4)
        problem.maxAway = [nil]
        problem.sessions = [.init(attendees: [0], length: 1, unscheduledCost: 100)]
        problem.candidates.append(facilitator: 0, start: 0, preference: 30, lateness: 0, timeOfDay: 0)
        problem.candidates.endSession()
        let exact = ExactCosts(TreeProgram(try IntegerProgram.build(from: problem)))
        #expect(exact.costStep == 70)
        for (sum, expected) in [(30, 30), (31, 100), (100, 100), (101, 170), (-39, 30), (-40, -40), (-41, -40)] {
            #expect(exact.roundedUp(Int128(sum) * ExactCosts.scale) == Cost(expected))
        }
        #expect(exact.roundedUp(30 * ExactCosts.scale + 1) == 100)
    }
}
