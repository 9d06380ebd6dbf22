public import CoreMetrics
public import Logging

/// How a client works: limits, clock, logs. The defaults are the limits in the service's documentation.
public struct ClientOptions: Sendable {
    /// Time for one attempt, from its start to the last byte of the answer.
    public var requestTimeout: Duration = .seconds(60)
    /// Time for making a connection.
    public var connectTimeout: Duration = .seconds(10)
    /// Largest answer that is accepted, in bytes.
    public var largestAnswer = 256 << 20
    /// Bytes of all answers together that are still arriving; at least ``largestAnswer``. An answer that would exceed
    /// this waits until others have arrived, which counts towards its ``requestTimeout``; the first 64 KiB of each are
    /// exempt.
    public var answersTogether = 512 << 20
    /// The certificate authorities to trust. Not used by a client that is made over an `HTTPClient` of the caller's.
    public var trustRoots = TrustRoots.system
    /// How fast calls may be made; not used when `pacer` is given.
    public var pacing = PacingLimits()
    /// A pacer shared with other clients that use the same token.
    public var pacer: Pacer?
    /// How often and for how long failed calls are made again.
    public var retry = RetryPolicy()
    /// Called before each wait with what is waited for and for how long, so that it can be shown. Must return soon.
    public var onWait: (@Sendable (ClientWait) -> Void)?
    /// Called once, at the first answer that shows that this machine's clock differs from the service's by more than a
    /// minute, with the time by which it is ahead, negative if it is behind. Must return soon.
    public var onClockDifference: (@Sendable (Duration) -> Void)?
    /// The clock for pacing, waits and the lifetime of tokens.
    public var clock = ClientClock.continuous
    /// Random numbers from 0 up to 1, for spreading retries.
    public var randomness: @Sendable () -> Double = { Double.random(in: 0..<1) }
    /// Where logs go. Calls are logged at `debug`, retries at `info`, failures at `warning`.
    public var logger = Logger(label: "coaching-api", factory: { _ in SwiftLogNoOpLogHandler() })
    /// Where counts and latencies go.
    public var metrics: any MetricsFactory = MetricsSystem.factory

    /// The defaults: the limits that the service documents, the system's certificates, real time, no logs.
    public init() {}
}

extension ClientOptions {
    var transportLimits: TransportLimits {
        TransportLimits(
            connectTimeout: connectTimeout, requestTimeout: requestTimeout, answerBytes: largestAnswer,
            answersTogether: answersTogether, connections: pacing.callsInFlight)
    }
}
