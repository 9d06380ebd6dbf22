import GLPK
import Testing

@testable import SlotSolver

/// A rule is read in several places (`SlotSolver.docc/AddingARule.md`). Each test goes through all cases of a kind, so
/// that a new one fails until it has all of its readings.
@Suite("Every rule has all of its readings")
struct RuleReadingsTests {
    private static let problems = (0..<400).map { seed -> SlotProblem in
        var generator = BoundTestGenerator(seed: UInt64(seed) + 910_000)
        return generator.problem(most: 6)
    }

    @Test(
        "rows that link facilitator-days are made, stand for something, and name themselves",
        arguments: LinkingRow.Kind.allCases)
    func linkingRows(kind: LinkingRow.Kind) {
        var made = 0
        for problem in Self.problems {
            let model = RelaxationModel(problem)
            for (index, row) in model.rows.rows.enumerated() where row.kind == kind {
                made += 1
                #expect(problem.has(row))
                #expect(model.rows.capacity[index] == problem.capacity(of: row))
                #expect(model.ceiling[model.sessionCount + index] > 0)
                #expect(row.description.hasPrefix("\(kind.name) of "))
            }
        }
        #expect(made > 0, "random problems have such rows")
        #expect(LinkingRow.Kind.allCases.count { $0.name == kind.name } == 1)
    }

    /// Multipliers of one row alone: whatever it charges and allows counts, nothing else.
    @Test("the search and the check charge a row alike", arguments: LinkingRow.Kind.allCases)
    func chargedAlike(kind: LinkingRow.Kind) {
        var charged = 0
        for problem in Self.problems {
            let model = RelaxationModel(problem)
            let evaluator = LagrangianOracle(model, threads: 1)
            var duals = Multipliers(duals: Array(model.ceiling[..<model.sessionCount]))
            duals.duals += [Int64](repeating: 0, count: model.rows.count)
            evaluator.evaluate(duals)
            let without = evaluator.value
            for (index, row) in model.rows.rows.enumerated() where row.kind == kind {
                var priced = duals
                priced.duals[model.sessionCount + index] = model.ceiling[model.sessionCount + index] / 2
                let certificate = evaluator.certificate(for: priced)
                #expect(certificate.recomputedBound(in: problem) == model.bound(fromValue: evaluator.value), "\(row)")
                charged += evaluator.value == without ? 0 : 1
            }
        }
        #expect(charged > 0, "such rows matter")
    }

    @Test("the integer program has rows of each rule, and no two rows of one name")
    func programRows() throws {
        var made: Set<RowLabel.Rule> = []
        for problem in Self.problems {
            let program = try IntegerProgram.build(from: problem)
            made.formUnion(program.rowLabels.map(\.rule))
            let names = program.named().rowNames
            #expect(Set(names).count == names.count)
        }
        #expect(made == Set(RowLabel.Rule.allCases))
    }

    @Test("the search keeps whatever the check finds broken", arguments: RuleViolation.Rule.allCases)
    func keptAndChecked(rule: RuleViolation.Rule) {
        // Not a rule of the schedule: it holds candidates only.
        guard rule != .notACandidate else { return }
        var broken = 0
        for (seed, problem) in Self.problems.enumerated() {
            var random = SeededGenerator(seed: UInt64(seed))
            for _ in 0..<8 {
                let assignment = problem.sessions.indices.map { session -> Int32 in
                    let range = problem.candidates.range(ofSession: session)
                    return range.isEmpty ? -1 : Int32(range.lowerBound + random.below(range.count))
                }
                guard RuleCheck.violations(of: assignment, in: problem).contains(where: { $0.rule == rule }) else {
                    continue
                }
                broken += 1
                let held = Schedule(SearchSpace(problem), holding: assignment).assignment
                #expect(held != assignment)
                #expect(RuleCheck.violations(of: held, in: problem).isEmpty)
            }
        }
        #expect(broken > 0, "random assignments break it")
    }
}
