import Foundation
import PlanTestSupport
import RandomTestSupport
import Synchronization
import Testing

@testable import PlanApplication
@testable import PlanModel

/// Whatever goes wrong, wherever the process ends: nothing is lost, nothing is doubled, nothing of others is touched.
@Suite struct ApplySimulationTests {
    /// Thousands of runs with `make soak`.
    static let seeds = 0..<(ProcessInfo.processInfo.environment["COACHPLAN_SOAK"] == nil ? 100 : 3_000)

    @Test func everyAppointmentExistsExactlyOnceAndRollbackLeavesNone() async throws {
        for seed in Self.seeds {
            var simulation = try ApplySimulation(seed: UInt64(seed))
            defer { simulation.remove() }
            do {
                try await simulation.applyUntilDone()
                try await simulation.rollBackUntilDone()
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
        }
    }

    /// The process ends at each single step of the journal in turn.
    @Test(arguments: [0, 1_000_000]) func survivesACrashAtEveryStep(flightMilliseconds: Int64) async throws {
        var options = ApplyOptions()
        options.flightMilliseconds = flightMilliseconds
        let fates: [[SimulatedFate]] = [
            [.carriedOut, .lostAfter, .lostBefore, .accepted(5000), .carriedOut],
            [.lostLate(10_000), .carriedOut, .acceptedForNothing, .lostAfter],
        ]
        for script in fates {
            var step = 0
            while true {
                let fixture = try ApplyFixture(sessions: 4)
                defer { fixture.remove() }
                fixture.service.script(script)
                let crash = CrashAtStep(step)
                var crashed = false
                do { _ = try await fixture.apply(options, hook: crash.hook) } catch is SimulatedCrash { crashed = true }
                let rest = try await fixture.apply()
                #expect(rest.isApplied, "crash at step \(step)")
                fixture.service.advance(seconds: 1000)
                #expect(fixture.service.ours == Set(rest.entries.compactMap(\.appointmentId)), "step \(step)")
                if !crashed { break }
                step += 1
            }
            #expect(step >= 16)
        }
    }

    @Test func rollbackSurvivesACrashAtEveryStep() async throws {
        var step = 0
        while true {
            let fixture = try ApplyFixture(sessions: 3)
            defer { fixture.remove() }
            fixture.service.bookByOthers(ApplyFixture.appointment(40).body)
            _ = try await fixture.apply()
            fixture.service.script([.lostAfter, .accepted(5000), .lostBefore])
            let crash = CrashAtStep(step)
            var crashed = false
            do { _ = try await fixture.rollBack(hook: crash.hook) } catch is SimulatedCrash { crashed = true }
            #expect(try await fixture.rollBack().isRolledBack, "crash at step \(step)")
            #expect(fixture.service.ours.isEmpty && fixture.service.others.count == 1)
            if !crashed { break }
            step += 1
        }
        #expect(step >= 12)
    }
}

/// Ends the process at a step of the journal, counted over the run.
final class CrashAtStep: Sendable {
    private let left: Mutex<Int>

    init(_ step: Int) { left = Mutex(step) }

    var hook: @Sendable (JournalStep) throws -> Void {
        { _ in
            let isNow = self.left.withLock { left in
                left -= 1
                return left == -1
            }
            if isNow { throw SimulatedCrash() }
        }
    }
}

/// One seeded history of a plan.
struct ApplySimulation {
    private var random: SeededGenerator
    private let fixture: ApplyFixture
    private let sessions: Int
    private let othersAtStart: Set<String>

    init(seed: UInt64) throws {
        random = SeededGenerator(seed: seed)
        sessions = Int.random(in: 1...10, using: &random)
        fixture = try ApplyFixture(sessions: sessions, service: SimulatedService(seed: seed, faults: .all))
        fixture.service.setPaging(SimulatedPaging.allCases.randomElement(using: &random) ?? .counted)
        for number in 0..<Int.random(in: 0...4, using: &random) {
            // Some take a time of the plan, some are the same as one of the plan's, some are far away.
            let place = Int.random(in: 0..<sessions + 6, using: &random)
            let isEqual = random.oneIn(3)
            fixture.service.bookByOthers(
                isEqual
                    ? ApplyFixture.appointment(place).body
                    : ApplyFixture.appointment(place, attendee: "stranger-\(number)", name: "Other").body)
        }
        othersAtStart = fixture.service.others
    }

    func remove() { fixture.remove() }

    mutating func applyUntilDone() async throws {
        var last: ApplyOutcome?
        for round in 0..<80 {
            if round == 25 { fixture.service.setFaults(.none) }
            if random.oneIn(40) { try await rollBackUntilDone() }
            last = try await run(isApply: true)
            fixture.service.advance(seconds: Int64.random(in: 0...100, using: &random))
            if let last, last.end == .finished, round >= 25 || last.isApplied { break }
        }
        fixture.service.advance(seconds: 1000)
        let done = try #require(last)
        #expect(done.end == .finished && done.count(.created) + done.count(.failed) == sessions)
        try checkEachExistsOnce(done)
        let sent = fixture.service.bodies.count
        fixture.service.setFaults(.none)
        let again = try #require(try await run(isApply: true, crashing: false))
        #expect(again.callsSent == fixture.service.bodies.count - sent)
        if done.isApplied { #expect(again.callsSent == 0) }
        try checkEachExistsOnce(again)
        fixture.service.setFaults(.all)
    }

    mutating func rollBackUntilDone() async throws {
        if random.oneIn(3) { try await rollBackElsewhere() }
        for round in 0..<80 {
            if round == 25 { fixture.service.setFaults(.none) }
            let outcome = try await run(isApply: false)
            fixture.service.advance(seconds: Int64.random(in: 0...100, using: &random))
            if let outcome, outcome.end == .finished, outcome.isRolledBack { break }
        }
        fixture.service.setFaults(.all)
        fixture.service.advance(seconds: 1000)
        #expect(fixture.service.ours.isEmpty)
        #expect(fixture.service.others == othersAtStart)
    }

    /// With the credentials of another organization nothing is believed, however often it is tried.
    private mutating func rollBackElsewhere() async throws {
        guard let before = try fixture.snapshot()?.entries(of: fixture.plan),
            before.contains(where: { $0.status == .created })
        else { return }
        let deletions = fixture.service.deletions.count
        fixture.service.setForeign(true)
        defer { fixture.service.setForeign(false) }
        let outcome = try await run(isApply: false, crashing: false)
        if case .finished? = outcome?.end { Issue.record("rollback believed another organization") }
        #expect(outcome?.entries == before && fixture.service.deletions.count == deletions)
    }

    /// One run of the program; nil if it ended in a crash.
    private mutating func run(isApply: Bool, crashing: Bool = true) async throws -> ApplyOutcome? {
        let crash = CrashAtStep(crashing && !random.oneIn(3) ? Int.random(in: 0..<30, using: &random) : -1)
        var options = ApplyOptions(
            batchSize: Int.random(in: 1...5, using: &random), keepGoing: !random.oneIn(4),
            patience: ServicePatience(seconds: random.oneIn(2) ? 0 : 300))
        options.flightMilliseconds = random.pick([0, 1_000, 1_000_000])
        do {
            return isApply
                ? try await fixture.apply(options, hook: crash.hook)
                : try await fixture.rollBack(options, hook: crash.hook)
        } catch is SimulatedCrash {
            return nil
        } catch let problems as InputProblems where isApply {
            // A rollback that was begun has to be finished first.
            #expect(problems.description.contains("not finished"))
            try await rollBackUntilDone()
            return nil
        }
    }

    private func checkEachExistsOnce(_ outcome: ApplyOutcome) throws {
        let created = outcome.entries.filter { $0.status == .created }
        #expect(fixture.service.ours == Set(created.compactMap(\.appointmentId)))
        #expect(fixture.service.ours.count == created.count)
        #expect(fixture.service.others == othersAtStart)
        let held = Set(fixture.service.appointments.compactMap { AppointmentShape($0) })
        for entry in created { #expect(held.contains(entry.shape)) }
    }
}
