import GLPK
import RandomTestSupport

/// Small programs that several tests use.
enum Programs {
    /// max 3x + 2y, x + y ≤ 4, x + 3y ≤ 6, 0 ≤ x ≤ 3, as minimisation: optimum -11 at (3, 1).
    static func twoColumns() -> LinearProgram {
        var program = LinearProgram(name: "two")
        let x = program.addColumn(cost: -3, upper: 3, name: "x")
        let y = program.addColumn(cost: -2, name: "y")
        let sum = program.addRow(upper: 4, name: "sum")
        let mix = program.addRow(upper: 6, name: "mix")
        program.addEntry(row: sum, column: x, value: 1)
        program.addEntry(row: sum, column: y, value: 1)
        program.addEntry(row: mix, column: x, value: 1)
        program.addEntry(row: mix, column: y, value: 3)
        return program
    }

    /// A knapsack of 0-1 columns, values and weights given: maximise the value within the capacity.
    static func knapsack(values: [Int], weights: [Int], capacity: Int) -> LinearProgram {
        var program = LinearProgram(name: "knapsack")
        let row = program.addRow(upper: Double(capacity))
        for (value, weight) in zip(values, weights) {
            let column = program.addColumn(cost: -Double(value), upper: 1, isInteger: true)
            program.addEntry(row: row, column: column, value: Double(weight))
        }
        return program
    }

    /// A knapsack by dynamic programming: the greatest value.
    static func knapsackValue(values: [Int], weights: [Int], capacity: Int) -> Int {
        var best = [Int](repeating: 0, count: capacity + 1)
        for (value, weight) in zip(values, weights) {
            for room in stride(from: capacity, through: weight, by: -1) {
                best[room] = max(best[room], best[room - weight] + value)
            }
        }
        return best[capacity]
    }

    /// Several knapsack rows over the same 0-1 columns: hard enough to need a tree.
    static func multiKnapsack(columns: Int, rows: Int, seed: UInt64) -> LinearProgram {
        var random = SeededGenerator(seed: seed)
        var program = LinearProgram(name: "multi")
        for _ in 0..<columns {
            program.addColumn(cost: -Double(Int.random(in: 20...60, using: &random)), upper: 1, isInteger: true)
        }
        for _ in 0..<rows {
            let weights = (0..<columns).map { _ in Int.random(in: 10...50, using: &random) }
            let row = program.addRow(upper: Double(weights.reduce(0, +) / 3))
            for (column, weight) in weights.enumerated() {
                program.addEntry(row: row, column: Int32(column), value: Double(weight))
            }
        }
        return program
    }
}
