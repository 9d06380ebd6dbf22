import GLPK

extension IntegerProgram {
    /// Writes the program as free MPS, for any other solver. Its optimum is the plan's cost in the policy's measure.
    public func writeMPS(to path: String) throws { try write(.freeMPS, to: path) }

    /// Writes the program as a CPLEX LP file, for people to read.
    public func writeLP(to path: String) throws { try write(.cplexLP, to: path) }

    /// Blocks while it writes, as GLPK runs on a thread of its own.
    func write(_ format: ProgramFormat, to path: String) throws {
        let program = named()
        try GLPKThread.run { try GLPKProblem(program).write(format, to: path) }
    }

    /// The program with names, costs in the policy's measure, and the constant as a column fixed at 1, because readers
    /// of MPS do not agree on the sign of an objective's constant, and CPLEX LP has no place for it.
    func named() -> LinearProgram {
        var program = program
        program.name = "coachplan"
        program.columnCost = program.columnCost.map { $0 / Double(unitsPerOne) }
        program.columnNames = columnNames
        program.rowNames = rowLabels.map { "\($0.prefix)\($0.name)" }
        program.addColumn(
            cost: program.objectiveConstant / Double(unitsPerOne), lower: 1, upper: 1, name: "constant")
        program.objectiveConstant = 0
        return program
    }

    /// x<session>_f<facilitator>_t<tick>, all by index in the problem; n<row> and, for further columns that count in
    /// the same row, n<row>_c2, _c3, …, as readers treat columns of one name as one.
    private var columnNames: [String] {
        let candidates = candidateOfColumn.indices.map { column in
            "x\(sessionOfColumn[column])_f\(placeOfColumn[column].facilitator)_t\(placeOfColumn[column].start)"
        }
        var position: [Int32: Int] = [:]
        let counts = zip(countingLabels, countingRows).map { label, row in
            position[row, default: 0] += 1
            return "n\(label.prefix)\(label.name)" + (position[row]! > 1 ? "_c\(position[row]!)" : "")
        }
        return candidates + counts
    }
}

extension RowLabel {
    fileprivate var prefix: String { rule.reading.prefix }

    fileprivate var name: String {
        let at = when < 0 ? "" : "_\(rule.reading.unit.rawValue)\(when)"
        return "\(who)\(at)\(part == 0 ? "" : "_\(part)")"
    }
}
