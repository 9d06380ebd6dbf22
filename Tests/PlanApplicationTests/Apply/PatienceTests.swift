import CoachingAPI
import Synchronization
import Testing

@testable import PlanApplication
@testable import PlanModel

/// A service in trouble is waited for, for some minutes, and what is waited for is told.
@Suite struct PatienceTests {
    private static func error(_ kind: CoachingAPIError.Kind) -> CoachingAPIError {
        CoachingAPIError(operation: "getCoachingAppointments", kind: kind, message: "m", advice: "a")
    }

    private static func pause(
        _ kind: CoachingAPIError.Kind, hasAnswered: Bool = true, tries: Int = 1, after seconds: Int64 = 0
    ) -> Int64? {
        let since = Instant(seconds: 1000)
        return ServicePatience(seconds: 100, longestPause: 30).pause(
            after: error(kind), hasAnswered: hasAnswered, silence: ServiceSilence(since: since, tries: tries),
            now: since.advanced(bySeconds: seconds))
    }

    @Test func waitsLongerAndLongerUntilItsEnd() {
        #expect((1...7).map { Self.pause(.rateLimited, tries: $0) } == [1, 2, 4, 8, 16, 30, 30])
        #expect(Self.pause(.rateLimited, tries: 6, after: 95) == 5)
        #expect(Self.pause(.rateLimited, tries: 6, after: 100) == nil)
    }

    @Test func waitsAsLongAsTheServiceAsks() {
        func pause(asked: Double, after seconds: Int64 = 0) -> Int64? {
            var error = Self.error(.rateLimited)
            error.retryAfter = .seconds(asked)
            let since = Instant(seconds: 1000)
            return ServicePatience(seconds: 100).pause(
                after: error, hasAnswered: true, silence: ServiceSilence(since: since, tries: 1),
                now: since.advanced(bySeconds: seconds))
        }
        #expect(pause(asked: 42) == 42 && pause(asked: 41.2) == 42 && pause(asked: 0) == 1)
        #expect(pause(asked: 42, after: 58) == 42 && pause(asked: 42, after: 59) == nil)
    }

    @Test(arguments: CoachingAPIError.Kind.allCases)
    func waitsOnlyWhereTimeCanHelp(kind: CoachingAPIError.Kind) {
        let isInTrouble = [.rateLimited, .unavailable, .unreachable].contains(kind)
        #expect((Self.pause(kind) != nil) == isInTrouble)
        // Nobody has answered at this address so far: it is more likely wrong.
        #expect((Self.pause(kind, hasAnswered: false) != nil) == (isInTrouble && kind != .unreachable))
    }

    @Test func applyGoesOnWhenTheServiceIsBack() async throws {
        let fixture = try ApplyFixture(sessions: 8)
        defer { fixture.remove() }
        let service = fixture.service
        let waits = Mutex(0)
        let away: @Sendable (JournalStep) throws -> Void = { step in
            if case .after(.created) = step, service.bodies.count == 3 { service.goAway(seconds: 200) }
        }
        let outcome = try await PlanApplication.apply(
            fixture.journal(away), to: service, environment: service.environment(),
            report: { event in
                if case .waitingForService = event { waits.withLock { $0 += 1 } }
            })
        #expect(outcome.isApplied && service.ours.count == 8 && waits.withLock { $0 } > 4)
    }

    @Test func rollbackGoesOnWhenTheServiceIsBack() async throws {
        let fixture = try ApplyFixture(sessions: 5)
        defer { fixture.remove() }
        _ = try await fixture.apply()
        let service = fixture.service
        let away: @Sendable (JournalStep) throws -> Void = { step in
            if case .after(.deleteIntent) = step, service.deletions.count == 2 { service.goAway(seconds: 100) }
        }
        #expect(try await fixture.rollBack(hook: away).isRolledBack && service.ours.isEmpty)
    }

    /// Reads that succeed in between do not make the wait for a write endless.
    @Test func aServiceThatTakesNoWritesIsNotWaitedForForever() async throws {
        let fixture = try ApplyFixture(sessions: 2)
        defer { fixture.remove() }
        let service = fixture.service
        let begun = service.now
        service.script(Array(repeating: .rateLimited, count: 1_000))
        let outcome = try await fixture.apply()
        guard case .interrupted(let error) = outcome.end else { return #expect(Bool(false), "\(outcome.end)") }
        #expect(error.kind == .rateLimited && service.now.seconds - begun.seconds < 400)
        #expect(outcome.entries.map(\.status) == [.pending, .pending])
    }

    /// Somebody may have taken the time while the service was away.
    @Test func looksAgainAfterAWait() async throws {
        let fixture = try ApplyFixture(sessions: 3)
        defer { fixture.remove() }
        let service = fixture.service
        let away: @Sendable (JournalStep) throws -> Void = { step in
            guard case .before(.notSent) = step else { return }
            service.bookByOthers(ApplyFixture.appointment(1, facilitator: "somebody", name: "Other").body)
        }
        service.script([.carriedOut, .unreachable])
        let outcome = try await fixture.apply(hook: away)
        #expect(outcome.entries.map(\.status) == [.created, .failed, .created])
        #expect(outcome.entries[1].reason?.contains("another appointment") == true)
    }

    @Test func itsEndLeavesNothingInDoubt() async throws {
        let fixture = try ApplyFixture(sessions: 4)
        defer { fixture.remove() }
        let service = fixture.service
        let away: @Sendable (JournalStep) throws -> Void = { step in
            if case .after(.created) = step, service.bodies.count == 2 { service.goAway(seconds: 1_000_000) }
        }
        let begun = service.now
        let outcome = try await fixture.apply(hook: away)
        guard case .interrupted(let error) = outcome.end else { return #expect(Bool(false), "\(outcome.end)") }
        #expect(error.kind == .unreachable && outcome.count(.created) == 2)
        #expect((300...400).contains(service.now.seconds - begun.seconds))
    }

    @Test func nobodyIsWaitedForAtAnAddressThatNeverAnswered() async throws {
        let fixture = try ApplyFixture(sessions: 2)
        defer { fixture.remove() }
        fixture.service.goAway(seconds: 1_000_000)
        let begun = fixture.service.now
        let outcome = try await fixture.apply()
        guard case .interrupted = outcome.end else { return #expect(Bool(false), "\(outcome.end)") }
        #expect(fixture.service.now.seconds - begun.seconds < 5)
    }

    @Test func aRequestToStopIsHeardDuringAWait() async throws {
        let fixture = try ApplyFixture(sessions: 3)
        defer { fixture.remove() }
        let service = fixture.service
        let away: @Sendable (JournalStep) throws -> Void = { step in
            if case .after(.created) = step { service.goAway(seconds: 1_000_000) }
        }
        let begun = service.now
        let outcome = try await PlanApplication.apply(
            fixture.journal(away), to: service,
            environment: service.environment { service.now.seconds > begun.seconds + 40 })
        #expect(outcome.end == .paused && service.now.seconds < begun.seconds + 45)
    }
}
