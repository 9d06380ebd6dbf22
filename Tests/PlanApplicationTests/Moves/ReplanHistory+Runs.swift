import CoachingModels
import PlanModel
import PlanTestSupport
import RandomTestSupport

@testable import PlanApplication

extension ReplanHistory {
    /// One run of the program, in which things go wrong unless all is calm.
    mutating func run(
        _ command: ApplyRun.Command, verdicts: ApplyVerdicts = .init(), deletesFormer: Bool = false, force: Bool = false
    ) async throws -> ApplyHistory.RunEnding {
        let kinds: [RunHazard.Kind] = [.crash, .crash, .fullDisk, .tornLog(thousandths: random.below(1000))]
        let hazard = RunHazard(
            random.pick(kinds), at: isCalm || random.oneIn(3) ? nil : random.below(30), journal: fixture.laterPath
        ) { _ in }
        var options = ApplyOptions(
            batchSize: Int.random(in: 1...5, using: &random), canarySize: Int.random(in: 1...3, using: &random),
            maxFailures: Int.random(in: 1...4, using: &random), keepGoing: isCalm || random.oneIn(2), force: force,
            patience: ServicePatience(seconds: random.oneIn(2) ? 0 : 300), verdicts: verdicts)
        if !isCalm, random.oneIn(4) { options.selection.sessions = ["session-\(random.below(planner.sessions))"] }
        options.deletesFormer = deletesFormer
        options.mutation = mutation
        let withoutPlan =
            command == .rollback && random.oneIn(2) && (try? JournalSnapshot(path: fixture.laterPath)) != nil
        if !isCalm { letOthersActMeanwhile() }
        let environment = ApplyEnvironment.simulated(
            service, clockOff: clockOff, isHurried: !isCalm, using: &random)
        let ending = await ApplyHistory.RunEnding.of { [fixture, options, mutation, clockOff] in
            let now = fixture.service.now.advanced(bySeconds: clockOff)
            let former = try ApplyJournal(
                path: fixture.base.journalPath, target: ApplyFixture.target, now: now)
            let journal = try ApplyJournal(
                path: fixture.laterPath, plan: withoutPlan ? nil : fixture.later, target: ApplyFixture.target,
                former: former, now: now, mutation: mutation, hook: hazard.hook)
            return switch command {
            case .apply:
                try await PlanApplication.apply(
                    journal, to: fixture.service, options: options, environment: environment)
            case .rollback:
                try await PlanApplication.rollBack(
                    journal, in: fixture.service, options: options, environment: environment)
            }
        }
        try hazard.leaveTornFiles()
        service.setMeanwhile(nil)
        if case .ended(let outcome) = ending { checkAnyEnd(outcome) }
        return ending
    }

    /// Others work in the service between any two calls of the run.
    private mutating func letOthersActMeanwhile() {
        guard random.oneIn(4) else { return }
        let seed = random.next()
        let known = Set(entries.filter { $0.status == .created }.compactMap(\.appointmentId))
        service.letActMeanwhile(planner, known: known, seed: seed)
    }
}
