import CoachingModels
import Synchronization
import Testing

@testable import CoachingAPI
@testable import PlanApplication
@testable import PlanModel

/// Batches: a small one first, what was created is read back, too many failures end the run.
@Suite struct BatchTests {
    /// Sessions of many coaches, several at once, as large plans have them.
    private static func large(_ count: Int, coaches: Int = 80) throws -> ApplyFixture {
        let appointments = (0..<count).map { number in
            var body = ApplyFixture.appointment(number, facilitator: "coach-\(number % coaches)").body
            body.dateStart = ApplyFixture.firstStart.adding(minutes: number / coaches * 30)
            return PlannedAppointment(session: "session-\(number)", body: body)
        }
        let fixture = try ApplyFixture(plan: ApplyFixture.plan(appointments))
        fixture.service.setLargestPage(100)
        return fixture
    }

    private static func sizes(of count: Int, _ options: ApplyOptions) async throws -> [Int] {
        let fixture = try ApplyFixture(sessions: count)
        defer { fixture.remove() }
        let sizes = Mutex<[Int]>([])
        let service = fixture.service
        _ = try await PlanApplication.apply(
            fixture.journal(), to: service, options: options, environment: service.environment(),
            report: { event in if case .batch(_, _, let size) = event { sizes.withLock { $0.append(size) } } })
        return sizes.withLock { $0 }
    }

    @Test func theFirstBatchIsSmall() async throws {
        #expect(try await Self.sizes(of: 20, ApplyOptions(batchSize: 6)) == [5, 6, 6, 3])
        #expect(try await Self.sizes(of: 7, ApplyOptions(batchSize: 3)) == [3, 3, 1])
        #expect(try await Self.sizes(of: 4, ApplyOptions()) == [4])
        #expect(try await Self.sizes(of: 6, ApplyOptions(canarySize: 1)) == [1, 5])
    }

    /// Of a service without faults, looks before batches and reading back included.
    @Test func fewCallsAreMade() async throws {
        let fixture = try Self.large(2_000)
        defer { fixture.remove() }
        let applied = try await fixture.apply()
        #expect(applied.isApplied && applied.callsSent == 2_000)
        #expect(fixture.service.reads <= 59, "\(fixture.service.reads) reads; one more call asks whose token it is")
        let before = fixture.service.reads
        #expect(try await fixture.rollBack().isRolledBack && fixture.service.deletions.count == 2_000)
        #expect(fixture.service.reads - before <= 199, "\(fixture.service.reads - before) reads")
    }

    /// A session in request order need not be the earliest: what is sent together lies together in time.
    @Test func batchesAreInTheOrderOfTime() async throws {
        let appointments = [5, 3, 1, 0, 2, 4].map { ApplyFixture.appointment($0 * 3) }
        let fixture = try ApplyFixture(plan: ApplyFixture.plan(appointments))
        defer { fixture.remove() }
        let outcome = try await fixture.apply(ApplyOptions(batchSize: 2))
        let sent = try fixture.service.bodies.map {
            try CoachingJSON.decode(CreateCoachingAppointmentRequest.self, from: $0).dateStart
        }
        #expect(outcome.isApplied && sent == sent.sorted() && sent.count == 6)
    }

    @Test(arguments: [1, 2, 3, 9]) func tooManyFailuresEndTheRunAtTheEndOfABatch(allowed: Int) async throws {
        let fixture = try ApplyFixture(sessions: 8)
        defer { fixture.remove() }
        fixture.service.script([.rejected, .carriedOut, .rejected, .carriedOut, .rejected, .carriedOut])
        let outcome = try await fixture.apply(ApplyOptions(batchSize: 2, maxFailures: allowed))
        let batches = allowed == 9 ? 4 : allowed
        #expect(outcome.end == (allowed == 9 ? .finished : .batchFailed))
        #expect(fixture.service.bodies.count == batches * 2)
        #expect(outcome.count(.failed) == min(allowed, 3) && outcome.count(.pending) == 8 - batches * 2)
    }

    /// The service changes what it was sent: the run ends, and says in what.
    @Test func whatIsReadBackOtherwiseEndsTheRun() async throws {
        let fixture = try ApplyFixture(sessions: 9)
        defer { fixture.remove() }
        fixture.service.setStorage { response in
            guard response.attendees?.first?.id == "agent-1" else { return }
            response.name = "Renamed"
            response.dateStart = response.dateStart?.adding(minutes: 600)
        }
        let outcome = try await fixture.apply(ApplyOptions(batchSize: 3))
        #expect(outcome.end == .differs(1) && outcome.callsSent == 3)
        let reason = try #require(outcome.entries[1].reason)
        #expect(outcome.entries[1].status == .created && outcome.entries[0].reason == nil)
        #expect(reason.contains("its start is Mon 2026-12-07 19:00 instead of Mon 2026-12-07 09:00"), "\(reason)")
        #expect(reason.contains("its name is “Renamed” instead of “Coaching”"), "\(reason)")
        #expect(try fixture.journal().history().last?.reason == reason)
        let unfinished = try #require(
            UnfinishedRun(applying: outcome, journal: fixture.journal(), command: "coachplan apply plan.json"))
        #expect(unfinished.kind == .troubled && unfinished.problems.count == 1)
        #expect(unfinished.problems[0].contains("session-1: Mon 2026-12-07 09:00, coach-1 with agent-1: its start"))
    }

    @Test func whatIsNotShownAfterwardsIsTold() async throws {
        let fixture = try ApplyFixture(sessions: 4)
        defer { fixture.remove() }
        var faults = SimulatedFaults.none
        faults.longestLagSeconds = 100_000
        fixture.service.setFaults(faults)
        let outcome = try await fixture.apply(ApplyOptions(batchSize: 2))
        #expect(outcome.end == .differs(2) && outcome.callsSent == 2)
        #expect(outcome.entries[0].reason?.contains("does not show it") == true)
    }

    /// A service that looks at no clashes: somebody makes the same appointment right before ours.
    @Test func aDoubleIsSeen() async throws {
        let fixture = try ApplyFixture(sessions: 3)
        defer { fixture.remove() }
        fixture.service.allowClashes()
        fixture.service.bookBeforeTheNextCreation(fixture.plan.appointments[0].body)
        let outcome = try await fixture.apply()
        #expect(outcome.end == .differs(1) && outcome.count(.created) == 3)
        let other = try #require(fixture.service.others.first)
        #expect(outcome.entries[0].reason?.contains("besides it (id \(other))") == true)
    }
}
