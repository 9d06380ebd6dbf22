/// Limits on the resources that a sandbox spends on its callers, as a guard against slow, greedy and broken peers.
public struct SandboxLimits: Hashable, Sendable {
    /// The most connections at once; further ones wait until one ends.
    public var connections = 512
    /// Seconds after which a connection is closed that sends nothing, or has not completed a request's head.
    public var idleSeconds = 120.0
    /// Seconds within which a request that has begun must have arrived, and within which an answer that has begun must
    /// have been received.
    public var transferSeconds = 60.0
    /// The most access tokens at once; beyond that the oldest are revoked.
    public var tokens = 10_000
    /// The most calls that were answered 202 and are not carried out yet; further ones are refused with 429.
    public var queuedCalls = 10_000
    /// The most slot jobs that are kept; beyond that the oldest are dropped.
    public var slotJobs = 1_000
    /// The most requests that the control endpoint remembers; beyond that the oldest are dropped.
    public var requestRecords = 1_000

    /// The defaults. A sandbox does not start with a count outside 1 to 1000000, or seconds outside 0.01 to 86400.
    public init() {}

    package func validate() throws(SandboxConfigurationError) {
        let counts = [
            ("connections", connections), ("tokens", tokens), ("queuedCalls", queuedCalls), ("slotJobs", slotJobs),
            ("requestRecords", requestRecords),
        ]
        for (name, count) in counts where !(1...1_000_000).contains(count) {
            throw SandboxConfigurationError(field: "limits.\(name)", value: String(count), expected: "1 to 1000000")
        }
        for (name, seconds) in [("idleSeconds", idleSeconds), ("transferSeconds", transferSeconds)]
        where !(0.01...86_400).contains(seconds) {
            throw SandboxConfigurationError(
                field: "limits.\(name)", value: String(seconds), expected: "0.01 to 86400 seconds")
        }
    }
}
