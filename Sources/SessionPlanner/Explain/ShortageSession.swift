import CoachingModels
import PlanModel
import SlotSolver

/// A plan whose problem is solved again with more of something than there is. Use it from one thread only.
final class ShortageSession {
    private let compiled: PlanningProblem
    private let assignment: [Int32]
    private let certificate: BoundCertificate?
    private let options: SolveOptions
    private let cancellation: Cancellation
    private let planCost: Cost

    /// How many shortages are reported, and for how many of them reliefs are tried.
    private static let mostTold = 20
    private static let mostTested = 6

    init(
        _ compiled: PlanningProblem, assignment: [Int32], certificate: BoundCertificate?, options: SolveOptions,
        cancellation: Cancellation
    ) {
        self.compiled = compiled
        self.assignment = assignment
        self.certificate = certificate
        self.options = options
        self.cancellation = cancellation
        planCost = CostModel.costs(of: assignment, in: compiled.problem).total
    }

    func answer(by view: ShortageView) throws -> ShortageAnswer {
        let counts = ShortageCount(compiled, assignment: assignment).shortages(by: view)
        let told = Array(counts.prefix(Self.mostTold))
        var answer = ShortageAnswer(view: view, shortages: told.map(shortage), others: others(than: counts))
        guard !told.isEmpty else { return answer }
        let tested = Array(told.prefix(Self.mostTested))
        let trials = try ReliefTrials(compiled, assignment: assignment, subjects: tested)
        let session = try PlanningSession.begun(trials.problem, at: trials.assignment, certificate)
        try session.apply(trials.begin)
        let plan = try session.solve(options, cancellation: cancellation)
        let better = CostDifference(plan.bound - planCost, plan.costs.total - planCost, in: compiled.problem)
        answer.improvement = better.isBetter ? better : nil
        for (number, count) in tested.enumerated() {
            for trial in try trials.trials(of: count, number: number) {
                guard !cancellation.isCancelled else {
                    answer.isComplete = false
                    return answer
                }
                try session.take(trials.assignment)
                // Around the sessions that are looked at first, the plan is decided again.
                try session.apply(trial.make + count.sessions.map { .release(session: $0) })
                let found = try session.solve(options, cancellation: cancellation)
                try session.apply(trial.restore)
                answer.shortages[number].reliefs.append(relief(trial.relief, found))
            }
            answer.shortages[number].reliefs.sort {
                (-$0.placed.count, $0.difference.found) < (-$1.placed.count, $1.difference.found)
            }
        }
        return answer
    }

    private func relief(_ relief: TestedRelief.Relief, _ found: SlotSolution) -> TestedRelief {
        func keys(_ isMeant: (_ before: Int32, _ after: Int32) -> Bool) -> [String] {
            assignment.indices.filter { isMeant(assignment[$0], found.assignment[$0]) }.map(key)
        }
        return TestedRelief(
            relief: relief, placed: keys { $0 < 0 && $1 >= 0 }, lost: keys { $0 >= 0 && $1 < 0 },
            difference: CostDifference(found.bound - planCost, found.costs.total - planCost, in: compiled.problem))
    }

    private func shortage(_ count: ShortageCount.Found) -> Shortage {
        let subject: ShortageSubject =
            switch count.subject {
            case .facilitatorDay(let facilitator, let day):
                .facilitatorDay(compiled.request.facilitators[Int(facilitator)].id, LocalDate(daysSince1970: Int(day)))
            case .group(let group): .group(compiled.staffing.groups[Int(group)])
            case .day(let day): .day(LocalDate(daysSince1970: Int(day)))
            case .limit(_, let limit): .limit(limit)
            }
        return Shortage(subject: subject, sessions: count.sessions.map(key), places: count.places)
    }

    private func others(than counts: [ShortageCount.Found]) -> [String] {
        let named = Set(counts.flatMap(\.sessions))
        return assignment.indices.filter { assignment[$0] < 0 && !named.contains($0) }.map(key)
    }

    private func key(_ session: Int) -> String { compiled.request.sessions[session].key }
}
