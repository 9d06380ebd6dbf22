import Benchmark
import GLPK
import Problems
import SlotSolver

/// The parts of a run, from the cheapest: what a plan costs, the model, the relaxation, whole plans.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .cpuUser, .instructions, .peakMemoryResident],
        warmupIterations: 1, maxDuration: .seconds(5), maxIterations: 30)
    judging()
    modelling()
    planning()
    repairing()
}

/// Without a clock, a run ends by its proof or by its limit on work: the same work every time.
private func options(rounds: Int) -> SolveOptions { SolveOptions(workLimit: rounds, now: { 0 }) }

private func judging() {
    let problem = ContactCentre.problem(sessions: 500, facilitators: 40, days: 10, tightness: 0.6, seed: 1)
    let solved = try? BulkSolver.solve(problem, options: options(rounds: 0))
    guard let plan = solved?.assignment else { return }

    Benchmark("500 sessions: cost of a plan") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(CostModel.costs(of: plan, in: problem)) }
    }
    Benchmark("500 sessions: rules of a plan") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(RuleCheck.violations(of: plan, in: problem)) }
    }
}

private func modelling() {
    for sessions in [50, 500] {
        let problem = ContactCentre.problem(
            sessions: sessions, facilitators: max(5, sessions / 12), days: sessions / 50 + 4, tightness: 1, seed: 2)
        Benchmark("\(sessions) sessions: integer program") { benchmark in
            for _ in benchmark.scaledIterations { blackHole(try IntegerProgram.build(from: problem)) }
        }
    }
    let small = ContactCentre.problem(sessions: 50, facilitators: 5, days: 5, tightness: 1, seed: 2)
    guard let program = try? IntegerProgram.build(from: small).program else { return }
    Benchmark("50 sessions: relaxation by the simplex method") { benchmark in
        for _ in benchmark.scaledIterations {
            blackHole(try GLPKThread.run { try GLPKProblem(program).solve(SimplexOptions(method: .primal)) })
        }
    }
}

private func planning() {
    for (name, tightness) in [("loose", 0.6), ("tight", 1.0)] {
        let small = ContactCentre.problem(sessions: 50, facilitators: 5, days: 5, tightness: tightness, seed: 3)
        Benchmark("50 sessions, \(name): proven optimum") { benchmark in
            for _ in benchmark.scaledIterations { blackHole(try BulkSolver.solve(small, options: options(rounds: 0))) }
        }
        let large = ContactCentre.problem(sessions: 500, facilitators: 40, days: 10, tightness: tightness, seed: 3)
        Benchmark("500 sessions, \(name): bound and first good plan") { benchmark in
            for _ in benchmark.scaledIterations { blackHole(try BulkSolver.solve(large, options: options(rounds: 0))) }
        }
    }
}

/// How long somebody waits who has pinned or moved a session: 20 random changes, one after another.
private func repairing() {
    for sessions in [500, 2_000] {
        let problem = ContactCentre.problem(
            sessions: sessions, facilitators: sessions * 2 / 25, days: 10, tightness: 0.6, seed: 1)
        guard let changes = try? RandomChanges(of: problem, seed: 5) else { continue }
        Benchmark(
            "session-repair-\(sessions)",
            configuration: .init(warmupIterations: 0, maxDuration: .seconds(60), maxIterations: 20)
        ) { _ in blackHole(try changes.next()) }
    }
}
