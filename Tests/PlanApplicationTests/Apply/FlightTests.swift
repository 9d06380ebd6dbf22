import Foundation
import Synchronization
import Testing

@testable import PlanApplication
@testable import PlanModel

/// Intents of several calls are recorded together, before the first of them is sent.
@Suite struct FlightTests {
    @Test func aFlightIsAsLongAsCallsAreQuick() {
        var size = FlightSize(milliseconds: 250)
        func take(_ milliseconds: Int64) {
            size.took(from: Instant(seconds: 0), to: Instant(microseconds: milliseconds * 1000))
        }
        #expect(size.count == 1)
        for _ in 0..<5 { take(10) }
        #expect(size.count == 32)
        take(200)
        #expect(size.count == 32)
        take(20_000)
        #expect(size.count == 16)
        for _ in 0..<9 { take(100) }
        #expect(size.count == FlightSize.most)
        size.startOver()
        #expect(size.count == 1)
        take(300)
        #expect(size.count == 1)
    }

    private static let long: ApplyOptions = {
        var options = ApplyOptions()
        options.flightMilliseconds = 1_000_000
        return options
    }()

    /// Counts what is recorded and sent, as it happens: `i` for an intent, `c` for a creation.
    private final class Steps: Sendable {
        private let text = Mutex("")

        var all: String { text.withLock(\.self) }

        var hook: @Sendable (JournalStep) throws -> Void {
            { step in
                switch step {
                case .after(.sendIntent): self.text.withLock { $0 += "i" }
                case .before(.created): self.text.withLock { $0 += "c" }
                default: break
                }
            }
        }
    }

    @Test func theirIntentsComeFirst() async throws {
        let fixture = try ApplyFixture(sessions: 20)
        defer { fixture.remove() }
        let steps = Steps()
        #expect(try await fixture.apply(Self.long, hook: steps.hook).isApplied)
        #expect(steps.all == "ic" + "iicc" + "iicc" + "iiiiiiii" + "cccccccc" + "iiiiiii" + "ccccccc")
    }

    @Test func afterTroubleOneIsSentAtATime() async throws {
        let fixture = try ApplyFixture(sessions: 12)
        defer { fixture.remove() }
        let steps = Steps()
        let fates = Array(repeating: SimulatedFate.carriedOut, count: 6)
        fixture.service.script(fates + [.lostAfter])
        #expect(try await fixture.apply(Self.long, hook: steps.hook).isApplied)
        // The seventh is the second of a flight of seven; the five after it are held back.
        #expect(steps.all == "ic" + "iicc" + "iicc" + "iiiiiii" + "c" + "c" + "ic" + "iicc" + "iicc")
        #expect(fixture.service.bodies.count == 12 && fixture.service.ours.count == 12)
    }

    @Test func aRequestToStopTakesBackWhatIsNotSent() async throws {
        let fixture = try ApplyFixture(sessions: 20)
        defer { fixture.remove() }
        let service = fixture.service
        let outcome = try await PlanApplication.apply(
            fixture.journal(), to: service, options: Self.long,
            environment: service.environment { service.bodies.count >= 9 })
        #expect(outcome.end == .paused && outcome.count(.created) == 9 && outcome.count(.pending) == 11)
        #expect(outcome.entries.allSatisfy { $0.firstUncertainIntent == nil }, "nothing is in doubt")
        #expect(try await fixture.apply(Self.long).isApplied && service.bodies.count == 20)
    }

    /// The machine fails, and of the log only what was synced is there: all that was sent since is found in the service.
    @Test(arguments: [1, 6, 13, 20]) func whatWasNotYetOnTheDiskIsFoundOut(created: Int) async throws {
        let fixture = try ApplyFixture(sessions: 20)
        let copy = try ApplyFixture(sessions: 20, service: fixture.service)
        defer { [fixture, copy].forEach { $0.remove() } }
        let left = Mutex(created)
        let crash: @Sendable (JournalStep) throws -> Void = { step in
            switch step {
            case .after(let fact) where fact.isReliedOn:
                for suffix in ["", "-wal"] {
                    try? FileManager.default.removeItem(atPath: copy.journalPath + suffix)
                    try FileManager.default.copyItem(
                        atPath: fixture.journalPath + suffix, toPath: copy.journalPath + suffix)
                }
            case .after(.created):
                let isLast = left.withLock { left in
                    left -= 1
                    return left == 0
                }
                if isLast { throw SimulatedCrash() }
            default: break
            }
        }
        await #expect(throws: SimulatedCrash.self) { try await fixture.apply(Self.long, hook: crash) }
        #expect(fixture.service.ours.count == created)
        let outcome = try await copy.apply(Self.long)
        #expect(outcome.isApplied && fixture.service.bodies.count == 20)
        #expect(fixture.service.ours == Set(outcome.entries.compactMap(\.appointmentId)))
        #expect(try await copy.rollBack().isRolledBack && fixture.service.ours.isEmpty)
    }
}
