public import CoreMetrics
public import Logging

/// How a client works: limits, clock, logs. The defaults are those of the service's documentation.
public struct ClientOptions: Sendable {
    /// Time for one attempt, from its start to the last byte of the answer.
    public var requestTimeout: Duration = .seconds(60)
    /// Time for making a connection.
    public var connectTimeout: Duration = .seconds(10)
    /// Largest answer taken, in bytes.
    public var largestAnswer = 256 << 20
    /// Bytes of all answers together that are still arriving; at least ``largestAnswer``. An answer that would go beyond
    /// waits until others have arrived, which counts for its ``requestTimeout``; the first 64 KiB of each are free.
    public var answersTogether = 512 << 20
    /// Whose certificates are believed. Not used by a client that is made over an `HTTPClient` of the caller's.
    public var trustRoots = TrustRoots.system
    /// How fast calls are made; not used when `pacer` is given.
    public var pacing = PacingLimits()
    /// A pacer shared with other clients that use the same token.
    public var pacer: Pacer?
    /// How often and for how long failed calls are made again.
    public var retry = RetryPolicy()
    /// Is told what is waited for and how long, before each wait: for showing it to somebody. Must return soon.
    public var onWait: (@Sendable (ClientWait) -> Void)?
    /// Is told once, at the first answer that shows it, that this machine's clock is more than a minute from the service's:
    /// by how much it is ahead, negative where it is behind. Must return soon.
    public var onClockDifference: (@Sendable (Duration) -> Void)?
    /// The clock for pacing, waits and the life of tokens.
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
