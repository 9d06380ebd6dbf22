import GLPK
import Problems
import SlotSolver

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Does one piece of fixed work, whose instructions `instructions/count.py` has valgrind count; without an argument it lists
// them. To make the problem is part of each.

let small = { ContactCentre.problem(sessions: 50, facilitators: 5, days: 5, tightness: $0, seed: 3) }
let large = { ContactCentre.problem(sessions: 500, facilitators: 40, days: 10, tightness: $0, seed: 3) }

/// Without a clock and on one thread, a run ends by its proof or before the first round: the same work every time.
func solve(_ problem: SlotProblem) throws {
    _ = try BulkSolver.solve(problem, options: SolveOptions(threads: 1, workLimit: 0, now: { 0 }))
}

let pieces: [(name: String, run: () throws -> Void)] = [
    ("500-integer-program", { _ = try IntegerProgram.build(from: large(0.6)) }),
    (
        "50-relaxation",
        {
            let program = try IntegerProgram.build(from: small(1)).program
            _ = try GLPKThread.run { try GLPKProblem(program).solve(SimplexOptions(method: .primal)) }
        }
    ),
    ("50-loose-proven", { try solve(small(0.6)) }),
    ("50-tight-proven", { try solve(small(1)) }),
    ("500-loose-first-good-plan", { try solve(large(0.6)) }),
    ("500-tight-first-good-plan", { try solve(large(1)) }),
]

guard CommandLine.arguments.count > 1 else {
    for piece in pieces { print(piece.name) }
    exit(0)
}
guard let piece = pieces.first(where: { $0.name == CommandLine.arguments[1] }) else {
    print("no such piece of work: \(CommandLine.arguments[1])")
    exit(2)
}
try piece.run()
