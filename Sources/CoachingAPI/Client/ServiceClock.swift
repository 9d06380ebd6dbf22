import CoachingModels
public import Foundation
import NIOHTTP1
import Synchronization

/// The service's clock, estimated from the `Date` of its answers (RFC 9110, section 6.6.1).
///
/// A `Date` is in whole seconds, and an answer was made at some time between the call's start and its end. So each
/// answer bounds the offset of the service's clock from a steady clock here, and several answers together bound it
/// closely.
public final class ServiceClock: Sendable {
    private struct State {
        /// Bounds of the service's milliseconds since 1970 minus those of the steady clock.
        var bounds: ClosedRange<Double>?
        var isTold = false
    }

    /// The machine's clock is reported only if it is wrong by more than this.
    public static let tolerance = Duration.seconds(60)

    private let clock: ClientClock
    private let onDifference: (@Sendable (Duration) -> Void)?
    private let state = Mutex(State())

    /// - Parameter onDifference: called once if the machine's clock is wrong, with ``machineAhead``.
    init(clock: ClientClock, onDifference: (@Sendable (Duration) -> Void)?) {
        self.clock = clock
        self.onDifference = onDifference
    }

    /// The time by the service's clock; nil before its first answer.
    public var now: Date? {
        let elapsed = clock.elapsed() / .milliseconds(1)
        return state.withLock(\.bounds).map { bounds in
            Date(timeIntervalSince1970: ((bounds.lowerBound + bounds.upperBound) / 2 + elapsed) / 1000)
        }
    }

    /// By how much this machine's clock is ahead of the service's, negative if it is behind; nil before its first
    /// answer.
    public var machineAhead: Duration? {
        now.map { .milliseconds(Int64((clock.date().timeIntervalSince($0) * 1000).rounded())) }
    }

    /// Records the date of an answer.
    ///
    /// - Parameters:
    ///   - sent: when the call began, by the steady clock; the answer has just arrived.
    func learn(_ answer: TransportAnswer, sent: Duration) {
        guard let text = answer.headers.first(name: "Date"), let here = ServiceDate(clock.date()),
            let date = HTTPDate(text, now: here)?.date
        else { return }
        let told = Double(date.millisecondsSince1970)
        let earliest = told - clock.elapsed() / .milliseconds(1)
        let latest = told + 1000 - sent / .milliseconds(1)
        guard earliest <= latest else { return }
        state.withLock { state in
            // If a clock was set in between, no earlier answer agrees with this one.
            let known = state.bounds.flatMap { $0.overlaps(earliest...latest) ? $0 : nil } ?? earliest...latest
            state.bounds = max(known.lowerBound, earliest)...min(known.upperBound, latest)
        }
        tell()
    }

    private func tell() {
        guard let onDifference, let ahead = machineAhead, ahead > Self.tolerance || ahead < .zero - Self.tolerance
        else {
            return
        }
        let isFirst = state.withLock { state in
            defer { state.isTold = true }
            return !state.isTold
        }
        if isFirst { onDifference(ahead) }
    }
}
