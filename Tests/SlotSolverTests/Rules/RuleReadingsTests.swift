import GLPK
import RandomTestSupport
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
                #expect(row.description.hasPrefix("\(kind.reading.name) of "))
            }
        }
        #expect(made > 0, "random problems have such rows")
        #expect(LinkingRow.Kind.allCases.count { $0.reading.name == kind.reading.name } == 1)
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

    @Test(
        "a row is charged by the one part of the relaxation that its reading names", arguments: LinkingRow.Kind.allCases
    )
    func chargedByOnePart(kind: LinkingRow.Kind) {
        for problem in Self.problems {
            let model = RelaxationModel(problem)
            for index in model.rows.rows.indices where model.rows.rows[index].kind == kind {
                let row = Int32(index)
                let isCharged: [LinkingReading.Charge: Bool] = [
                    .ticks: model.curves.entries.contains { $0.row == row },
                    .days: model.dayDuals.entries.contains { $0.row == row },
                    .leading: model.facilitatorRows.values.contains { $0.row == row },
                ]
                #expect(isCharged.filter(\.value).map(\.key) == [kind.reading.charge])
            }
        }
    }

    @Test("the integer program has rows of each family, and no two rows of one name")
    func programRows() throws {
        var made: Set<RuleRow> = []
        for problem in Self.problems {
            let program = try IntegerProgram.build(from: problem)
            for label in Set(program.rowLabels.map(\.rule)) {
                made.insert(label)
                let names = zip(program.named().rowNames, program.rowLabels).filter { $0.1.rule == label }
                #expect(names.allSatisfy { $0.0.prefix { $0.isLetter } == label.reading.prefix })
            }
            let names = program.named().rowNames
            #expect(Set(names).count == names.count)
        }
        #expect(made == Set(RuleRow.allCases))
    }

    @Test("each rule of the check is kept by one family; a family keeps a rule or has a penalty")
    func keptByOneFamily() {
        let kept = RuleRow.allCases.flatMap(\.reading.keeps)
        #expect(kept.count == RuleViolation.Rule.allCases.count)
        #expect(Set(kept) == Set(RuleViolation.Rule.allCases))
        for family in RuleRow.allCases { #expect(family.reading.keeps.isEmpty == family.isSoft, "\(family)") }
    }

    /// Whatever the rows weigh and allow: who exceeds one that may not be exceeded breaks its rule.
    @Test("a row that is exceeded means a rule that is broken", arguments: RuleRow.allCases)
    func exceededAndBroken(family: RuleRow) throws {
        var exceeded = 0
        for (seed, problem) in Self.problems.enumerated() {
            let program = try IntegerProgram.build(from: problem)
            let model = RelaxationModel(problem)
            var random = SeededGenerator(mixing: UInt64(seed))
            for _ in 0..<8 {
                let values = program.randomColumns(&random, twice: family == .session)
                let assignment = program.assignment(of: values)
                let rows = program.rowsExceeded(by: values).union(model.rowsExceeded(by: assignment))
                guard rows.contains(family), !family.isSoft else {
                    exceeded += rows.contains(family) ? 1 : 0
                    continue
                }
                exceeded += 1
                let broken = Set(RuleCheck.violations(of: assignment, in: problem).map(\.rule))
                #expect(family == .session || !broken.isDisjoint(with: family.reading.keeps), "seed \(seed)")
            }
        }
        #expect(exceeded > 0, "random choices exceed such rows")
    }

    @Test("the search keeps whatever the check finds broken", arguments: RuleViolation.Rule.allCases)
    func keptAndChecked(rule: RuleViolation.Rule) {
        // Not a rule of the schedule: it holds candidates only.
        guard rule != .notACandidate else { return }
        var broken = 0
        for (seed, problem) in Self.problems.enumerated() {
            var random = SeededGenerator(mixing: UInt64(seed))
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

extension RuleRow {
    fileprivate var isSoft: Bool {
        if case .linking(let kind) = self { kind.reading.penalty != nil } else { false }
    }
}

extension IntegerProgram {
    /// One candidate of each session, or of some sessions two.
    fileprivate func randomColumns(_ random: inout SeededGenerator, twice: Bool) -> [Double] {
        var values = [Double](repeating: 0, count: program.columnCount)
        let bySession = Dictionary(grouping: candidateOfColumn.indices) { sessionOfColumn[$0] }
        for session in bySession.keys.sorted() {
            values[random.pick(bySession[session]!)] = 1
            if twice { values[random.pick(bySession[session]!)] = 1 }
        }
        return values
    }

    /// Families of which some row holds more than it allows, with nothing counted.
    fileprivate func rowsExceeded(by values: [Double]) -> Set<RuleRow> {
        var activity = [Double](repeating: 0, count: program.rowCount)
        for entry in program.entryRow.indices where Int(program.entryColumn[entry]) < candidateOfColumn.count {
            activity[Int(program.entryRow[entry])] +=
                program.entryValue[entry] * values[Int(program.entryColumn[entry])]
        }
        return Set(rowLabels.indices.filter { activity[$0] > program.rowUpper[$0] + 1e-6 }.map { rowLabels[$0].rule })
    }
}

extension RelaxationModel {
    /// Families of which some linking row holds more than it allows.
    fileprivate func rowsExceeded(by assignment: [Int32]) -> Set<RuleRow> {
        var activity = [Int64](repeating: 0, count: sessionCount + rows.count)
        for candidate in assignment where candidate >= 0 && slots.ofCandidate[Int(candidate)] >= 0 {
            addActivity(
                slot: Int(slots.ofCandidate[Int(candidate)]),
                facilitator: Int(problem.candidates.facilitator[Int(candidate)]), into: &activity)
        }
        return Set(
            rows.rows.indices.filter { activity[sessionCount + $0] > rows.capacity[$0] }
                .map { .linking(rows.rows[$0].kind) })
    }
}
