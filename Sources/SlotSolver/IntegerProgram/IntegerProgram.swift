public import GLPK

/// A problem, or a part of one, as an integer program to minimise: every hard rule as rows, every cost term exactly.
///
/// Columns come in this order: one 0-1 column for each possible candidate ("x"), then integers that count people of a
/// group away in a tick beyond each step of their cost ("understaffed"), and ticks above a facilitator's target
/// ("overload"). The program's objective is in cost units, includes its constant, and equals `CostModel.costs` for
/// every feasible plan.
public struct IntegerProgram: Sendable {
    /// The program in flat arrays, without names.
    public internal(set) var program = LinearProgram()
    /// The candidate of each of the first columns: an index into `SlotProblem.candidates`.
    public internal(set) var candidateOfColumn: [Int32] = []
    /// The number of sessions of the whole problem.
    public let sessionCount: Int
    /// How many cost units make 1.0 of the policy's cost.
    public let unitsPerOne: Cost

    /// The program's costs before they were converted to floating point: of each column, and the constant.
    var exactCosts: [Cost] = []
    var exactConstant: Cost = 0
    /// The meaning of each row.
    var rowLabels: [RowLabel] = []
    /// The meaning of each counting column (after the candidates' columns); its row is `countingRows` at the same
    /// index.
    var countingLabels: [RowLabel] = []
    var countingRows: [Int32] = []
    /// The session of each candidate's column.
    var sessionOfColumn: [Int32] = []
    /// Sessions and people are named by number; candidates are distinguished by facilitator and start.
    var placeOfColumn: [(facilitator: Int32, start: Int32, day: Int32)] = []

    init(sessionCount: Int, unitsPerOne: Cost) {
        self.sessionCount = sessionCount
        self.unitsPerOne = unitsPerOne
    }

    /// The program of a whole problem: every session may be placed on every candidate that breaks no rule by itself.
    public static func build(from problem: SlotProblem) throws(InvalidProblem) -> IntegerProgram {
        try problem.validate()
        let space = SearchSpace(problem)
        let scope = ProgramScope(
            fixed: Schedule(space), free: Array(0..<space.sessionCount),
            places: (0..<space.sessionCount).map { Array(space.places[$0]) })
        return build(scope, unitsPerOne: problem.unitsPerOne)
    }

    /// The program of the free sessions, given everything that is fixed.
    static func build(_ scope: ProgramScope, unitsPerOne: Cost = 1) -> IntegerProgram {
        var builder = ProgramBuilder(scope, unitsPerOne: unitsPerOne)
        builder.addCandidateColumns()
        builder.placeEachSessionOnce()
        builder.keepFacilitatorsApart()
        builder.keepPeopleInOnePlace()
        builder.keepFacilitatorDays()
        builder.keepAttendeeDays()
        builder.keepFacilitatorWeeks()
        builder.keepAttendeesApart()
        builder.keepGroupsTogether()
        builder.keepLocations()
        builder.followPredecessors()
        builder.chargeUnderstaffing()
        builder.chargeOverload()
        return builder.result
    }

    /// The candidate of each session that a solution of the program chooses, -1 if it chooses none.
    public func assignment(of values: [Double]) -> [Int32] {
        var assignment = [Int32](repeating: -1, count: sessionCount)
        for column in candidateOfColumn.indices where values[column] > 0.5 {
            assignment[Int(sessionOfColumn[column])] = candidateOfColumn[column]
        }
        return assignment
    }

    /// The values of all columns for an assignment, with counts as small as the rows allow. Nil if the assignment uses
    /// a candidate that has no column. In a program of a part, sessions that are fixed count as not placed (-1) here.
    public func values(of assignment: [Int32]) -> [Double]? {
        var values = [Double](repeating: 0, count: program.columnCount)
        var unserved = assignment.count { $0 >= 0 }
        for column in candidateOfColumn.indices
        where assignment[Int(sessionOfColumn[column])] == candidateOfColumn[column] {
            values[column] = 1
            unserved -= 1
        }
        guard unserved == 0 else { return nil }
        var activity = [Double](repeating: 0, count: program.rowCount)
        for entry in program.entryRow.indices {
            activity[Int(program.entryRow[entry])] +=
                program.entryValue[entry] * values[Int(program.entryColumn[entry])]
        }
        var excess = zip(activity, program.rowUpper).map { max(0, $0 - $1) }
        for (index, row) in countingRows.enumerated() {
            let column = candidateOfColumn.count + index
            values[column] = min(excess[Int(row)], program.columnUpper[column])
            excess[Int(row)] -= values[column]
        }
        return values
    }
}

/// The subject of a row or a counting column, for its name when a file is written.
struct RowLabel: Sendable, Equatable {
    var rule: RuleRow
    /// The session, facilitator, person, location or group.
    var who: Int32
    /// The tick, day or week; -1 if the rule has none.
    var when: Int32 = -1
    /// Distinguishes rows with the same subject.
    var part: Int32 = 0
}
