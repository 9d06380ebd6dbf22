/// How much of its machine a sandbox gives to those who call it: slow, greedy and broken peers end at these.
public struct SandboxLimits: Hashable, Sendable {
    /// Connections at once; more wait until one ends.
    public var connections = 512
    /// Seconds after which a connection ends that says nothing, or has not come to the end of a request's head.
    public var idleSeconds = 120.0
    /// Seconds in which a request that has begun must have arrived, and an answer that has begun must have been taken.
    public var transferSeconds = 60.0
    /// Access tokens at once; then the oldest end.
    public var tokens = 10_000
    /// Calls that were answered 202 and wait for their time; more are refused with 429.
    public var queuedCalls = 10_000
    /// Slot jobs that are kept; then the oldest are forgotten.
    public var slotJobs = 1_000
    /// Requests that the control endpoint remembers; then the oldest are forgotten.
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
