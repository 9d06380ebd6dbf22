import GLPK

/// The program of a problem, prepared for branching: each session's row is an equation with a column for leaving it
/// out, so "must be placed" is a surcharge on that column, and no node is ever infeasible.
struct TreeProgram {
    let integer: IntegerProgram
    private(set) var program: LinearProgram
    /// For each session that has candidates, its columns.
    private(set) var sessions: [Session] = []

    struct Session {
        /// Columns of its candidates.
        var columns: [Int]
        /// The column for leaving it out.
        var outColumn: Int
    }

    init(_ integer: IntegerProgram) {
        self.integer = integer
        program = integer.program
        var columnsOfSession: [Int32: [Int]] = [:]
        for (column, session) in integer.sessionOfColumn.enumerated() {
            columnsOfSession[session, default: []].append(column)
        }
        for (row, label) in integer.rowLabels.enumerated() where label.rule == .session {
            let out = program.addColumn(cost: 0, upper: 1)
            program.addEntry(row: Int32(row), column: out, value: 1)
            program.rowLower[row] = 1
            sessions.append(Session(columns: columnsOfSession[label.who] ?? [], outColumn: Int(out)))
        }
    }
}
