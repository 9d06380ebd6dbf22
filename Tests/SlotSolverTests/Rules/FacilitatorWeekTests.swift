import GLPK
import Testing

@testable import SlotSolver

/// A week of 11 ticks holds two sessions of an hour: the third is out altogether, not for a quarter.
@Suite struct FacilitatorWeekTests {
    private func problem(limit: Int32 = 11) -> SlotProblem {
        var tiny = TinyProblem(days: 3, facilitators: [.init(person: 0, maxTicksPerDay: 4, maxTicksPerWeek: limit)])
        for _ in 0..<3 { tiny.addSession(length: 4, starts: [0, 8, 16]) }
        return tiny.problem
    }

    private let optimum: Cost = 1001

    @Test func theRelaxationLeavesOutAWholeSession() throws {
        #expect(BruteForce.solve(problem()).cost == optimum)
        let relaxation = LagrangianRelaxation(problem(), threads: 1)
        relaxation.raise(rounds: 300, incumbent: optimum)
        #expect(relaxation.bound > 950 && relaxation.bound <= optimum, "\(relaxation.bound)")
        #expect(relaxation.certificate().recomputedBound(in: problem()) == relaxation.bound)
    }

    @Test func theProgramLeavesOutAWholeSessionBeforeItBranches() throws {
        let program = try IntegerProgram.build(from: problem()).program
        let relaxed = try GLPKThread.run {
            try GLPKProblem(program).solve(SimplexOptions(method: .primal)).objective
        }
        #expect(relaxed > 1000.99)
    }

    /// Where a divisor leaves no rest of the limit, and where three sessions are within what is left of it.
    @Test(arguments: [8, 9, 10, 11, 12] as [Int32])
    func rowsAreThoseThatSayMoreThanTheTicks(limit: Int32) {
        let rows = RelaxationModel(problem(limit: limit)).rows.rows.filter { $0.kind == .facilitatorWeekTicks }
        let expected: [Int32: [Int32]] = [8: [1, 3], 9: [1, 2, 4], 10: [1, 4], 11: [1, 2, 4], 12: []]
        #expect(rows.map(\.third) == expected[limit])
    }

    @Test(arguments: [0, 5, -1, .max, .min] as [Int32])
    func noRowHasAnotherDivisor(divisor: Int32) {
        let row = LinkingRow(kind: .facilitatorWeekTicks, first: 0, second: 0, third: divisor)
        #expect(!problem().has(row))
        let proof = BoundCertificate(
            scaleBits: 0, sessionDuals: [1000, 1000, 1000], rowDuals: [.init(row: row, dual: 1000)], unrepeatable: [])
        #expect(throws: InvalidProof.self) { try problem().bound(provenBy: proof, threads: 1) }
    }
}
