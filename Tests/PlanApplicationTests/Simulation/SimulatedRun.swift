import CoachingAPI
import PlanModel
import RandomTestSupport
import Synchronization

@testable import PlanApplication

// What histories of one plan and of a re-plan have in common: one run of the program in the simulated service.

extension ApplyHistory.RunEnding {
    /// How a run ends: a crash, a full disk, what it refuses, or its outcome.
    static func of(_ run: @Sendable () async throws -> ApplyOutcome) async -> Self {
        do {
            return .ended(try await run())
        } catch is SimulatedCrash {
            return .crashed
        } catch let failure as FileFailure where failure.description.contains("no space left") {
            return .crashed
        } catch let error as CoachingAPIError {
            return .notBegun("\(error)")
        } catch is CancellationError {
            return .notBegun("the planner stopped it")
        } catch {
            return .refused("\(error)")
        }
    }
}

extension ApplyEnvironment {
    /// The virtual clock of a service, as a machine reads it whose own is off by some seconds.
    ///
    /// - Parameter isHurried: whether somebody may stop the run.
    static func simulated(
        _ service: SimulatedService, clockOff: Int64, isHurried: Bool, using random: inout SeededGenerator
    ) -> ApplyEnvironment {
        service.beginRun()
        let stop = isHurried && random.oneIn(6) ? random.below(40) : Int.max
        let asked = Mutex(0)
        return ApplyEnvironment(
            now: { service.now.advanced(bySeconds: clockOff) },
            sleep: { service.advance(seconds: $0) },
            isStopRequested: {
                asked.withLock { count in
                    count += 1
                    return count > stop
                }
            })
    }
}

extension SimulatedService {
    /// Others work in the service between any two calls of a run.
    ///
    /// - Parameter known: ids of the appointments that are the plan's.
    func letActMeanwhile(_ planner: SecondPlanner, known: Set<String>, seed: UInt64) {
        let generator = Mutex(SeededGenerator(seed: seed))
        setMeanwhile { world in
            generator.withLock { random in
                guard random.oneIn(10) else { return }
                // Nobody can tell what is made beside a call that is under way.
                planner.act(on: &world, known: known, isInDoubt: { _ in true }, using: &random)
            }
        }
    }
}
