import CoachingModels
import PlanModel
import PlanTestSupport
import RandomTestSupport
import Synchronization

@testable import PlanApplication

extension ApplyHistory {
    /// How a run of the program ended.
    enum RunEnding {
        case ended(ApplyOutcome)
        /// Wherever it was.
        case crashed
        /// Before it began, for the planner to read.
        case refused(String)
        /// Before it began, as the service did not answer.
        case notBegun(String)

        var words: String {
            switch self {
            case .ended(let outcome):
                "\(outcome.end), \((outcome.entries + outcome.former).map { "\($0.status): \($0.reason ?? "")" })"
            case .crashed: "crashed"
            case .refused(let text), .notBegun(let text): text
            }
        }
    }

    /// One run of the program, in which things go wrong unless all is calm.
    ///
    /// - Parameter clientId: whose credentials it has; nil for this organisation's own.
    mutating func run(
        _ command: ApplyRun.Command, verdicts: ApplyVerdicts = .init(), as clientId: String? = nil
    ) async throws -> RunEnding {
        let hazard = hazard()
        if !isCalm { letOthersActMeanwhile() }
        let options = options(verdicts)
        let withoutPlan = command == .rollback && random.oneIn(2)
        note("\(command), \(hazard), \(verdicts), selection \(options.selection.sessions)")
        let environment = ApplyEnvironment.simulated(
            service, clockOff: clockOff, isHurried: !isCalm, using: &random)
        let ending = await RunEnding.of {
            [fixture, service, slots, mutation, clockOff, clientId = clientId ?? self.clientId] in
            let target = try await ApplyTarget.ask(
                service, baseURL: ApplyFixture.target.baseURL, clientId: clientId, patience: options.patience,
                environment: environment)
            let journal = try fixture.journal(
                at: target, withoutPlan: withoutPlan, now: service.now.advanced(bySeconds: clockOff),
                mutation: mutation, hook: hazard.hook)
            return switch command {
            case .apply:
                try await PlanApplication.apply(
                    journal, to: slots, options: options, environment: environment,
                    report: { event in
                        guard let freshness = options.freshness, case .batch = event else { return }
                        service.withWorld { world in
                            world.look = .init(seconds: freshness.seconds, batchBegan: world.clock)
                        }
                    })
            case .rollback:
                try await PlanApplication.rollBack(journal, in: service, options: options, environment: environment)
            }
        }
        try hazard.leaveTornFiles()
        service.setMeanwhile(nil)
        service.withWorld { $0.look = nil }
        note("\(command) \(ending.words)")
        if case .ended(let outcome) = ending { check(outcome) }
        return ending
    }

    private mutating func hazard() -> RunHazard {
        let kinds: [RunHazard.Kind] = [.crash, .crash, .fullDisk, .tornLog(thousandths: random.below(1000))]
        let kind = random.pick(kinds)
        let step = isCalm || random.oneIn(3) ? nil : random.below(12 + sessions * 4)
        let intruder = random.oneIn(4) ? random.below(20) : -1
        let steps = Mutex(-1)
        return RunHazard(kind, at: step, journal: fixture.journalPath) { [fixture, service] step in
            service.withWorld { $0.note("journal \(step)") }
            let number = steps.withLock { count in
                count += 1
                return count
            }
            guard number == intruder else { return }
            // A second run beside this one.
            let second = try? fixture.journal(at: ApplyFixture.target, now: service.now)
            if second != nil { service.withWorld { $0.wrongs.append("two runs had the journal at once") } }
        }
    }

    private mutating func options(_ verdicts: ApplyVerdicts) -> ApplyOptions {
        var options = ApplyOptions(
            batchSize: Int.random(in: 1...5, using: &random), canarySize: Int.random(in: 1...3, using: &random),
            maxFailures: Int.random(in: 1...4, using: &random), keepGoing: isCalm || random.oneIn(2),
            patience: ServicePatience(seconds: random.oneIn(2) ? 0 : 300), verdicts: verdicts)
        if !isCalm, random.oneIn(4) {
            options.selection.sessions = (0..<sessions).filter { _ in random.oneIn(2) }.map { "session-\($0)" }
        }
        if random.oneIn(2) {
            options.freshness = Freshness(
                FreshnessContext(fixture.plan), seconds: random.pick([0, 60, 900]),
                skipsStale: isCalm || random.oneIn(2))
        }
        options.flightMilliseconds = random.pick([0, 250, 2_000, 1_000_000])
        options.mutation = mutation
        return options
    }

    /// Others work in the service between any two calls of the run.
    private mutating func letOthersActMeanwhile() {
        guard random.oneIn(3) else { return }
        let seed = random.next()
        let entries = (try? fixture.snapshot()).flatMap { try? fixture.entries(in: $0) } ?? []
        let known = Set(entries.filter { $0.status == .created }.compactMap(\.appointmentId))
        service.letActMeanwhile(planner, known: known, seed: seed)
    }
}
