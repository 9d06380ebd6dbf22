import CoachingModels
import PlanFiles
import PlanModel
import PlanTestSupport
import RandomTestSupport
import Synchronization

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
        let ending = await ending {
            [fixture, options, mutation, clockOff, environment = environment()] in
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

    private func ending(of run: @Sendable () async throws -> ApplyOutcome) async -> ApplyHistory.RunEnding {
        do {
            return .ended(try await run())
        } catch is SimulatedCrash {
            return .crashed
        } catch let failure as FileFailure where failure.description.contains("no space left") {
            return .crashed
        } catch {
            return .refused("\(error)")
        }
    }

    private mutating func environment() -> ApplyEnvironment {
        let stop = !isCalm && random.oneIn(6) ? random.below(40) : Int.max
        let asked = Mutex(0)
        return ApplyEnvironment(
            now: { [service, clockOff] in service.now.advanced(bySeconds: clockOff) },
            sleep: { [service] in service.advance(seconds: $0) },
            isStopRequested: {
                asked.withLock { count in
                    count += 1
                    return count > stop
                }
            })
    }

    /// Others work in the service between any two calls of the run.
    private mutating func letOthersActMeanwhile() {
        guard random.oneIn(4) else { return }
        let generator = Mutex(SeededGenerator(seed: random.next()))
        let known = Set(entries.filter { $0.status == .created }.compactMap(\.appointmentId))
        service.setMeanwhile { [planner] world in
            generator.withLock { random in
                guard random.oneIn(10) else { return }
                planner.act(on: &world, known: known, isInDoubt: { _ in true }, using: &random)
            }
        }
    }
}
