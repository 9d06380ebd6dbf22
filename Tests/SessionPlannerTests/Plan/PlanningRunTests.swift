import PlanModel
import PlanTestSupport
import Testing

@testable import SessionPlanner

/// Runs of the planner beside other work.
struct PlanningRunTests {
    private static let createdAt = SlotLines.instant("2026-12-01T07:00:00.000Z")

    private static func run(on instance: String, _ options: PlanningOptions) throws -> PlanningRun {
        let planner = try Planner(request: Instances.request(instance), slots: Instances.slots(instance))
        return PlanningRun(planner, id: "plan-1", createdAt: createdAt, options: options)
    }

    @Test func theRunGivesThePlanOfThePlanner() async throws {
        let options = PlanningOptions(gap: 0, timeLimit: nil, workLimit: 3, clock: { 0 })
        let run = try Self.run(on: "tiny-2", options)
        let outcome = try await run.outcome()
        let planner = try Planner(request: Instances.request("tiny-2"), slots: Instances.slots("tiny-2"))
        #expect(try outcome.plan == planner.plan(id: "plan-1", createdAt: Self.createdAt, options: options))
        #expect(!outcome.statistics.isEmpty && outcome.statistics.allSatisfy { $0.contains(" call") })
    }

    @Test func progressEndsWithTheRun() async throws {
        let run = try Self.run(
            on: "tiny-1", PlanningOptions(gap: 0, timeLimit: nil, workLimit: 3, clock: { 0 }))
        let outcome = Task { try await run.outcome() }
        var last: PlanningProgress?
        for await state in run.progress { last = state }
        let solution = try await outcome.value.plan.solution
        #expect(solution.status == .optimal)
        if let last { #expect(last.bound <= solution.cost && last.elapsed == 0) }
    }

    /// More endless runs than there are threads in Swift's pool: if one of them held a thread, the last lines would never be reached.
    @Test func aRunHoldsNoThreadOfThePoolAndEndsWithItsTask() async throws {
        let clock = ContinuousClock()
        let origin = clock.now
        let options = PlanningOptions(
            gap: 0, timeLimit: 600, threads: 1, clock: { origin.duration(to: clock.now) / .seconds(1) })
        let runs = try (0..<12).map { _ in try Self.run(on: "tight-50", options) }
        let works = runs.map { run in Task { try await run.outcome().plan } }
        let others = await withTaskGroup(of: Int.self) { group in
            for number in 0..<12 { group.addTask { number } }
            return await group.reduce(0, +)
        }
        #expect(others == 66)
        for work in works { work.cancel() }
        for work in works {
            let solution = try await work.value.solution
            #expect(["cancelled", "optimal"].contains(solution.stoppedBy) && solution.bound <= solution.cost)
        }
    }
}
