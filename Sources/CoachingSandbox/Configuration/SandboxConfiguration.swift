public import CoachingModels
public import Foundation
public import Logging

/// Everything that decides how a sandbox behaves.
///
/// Clock and seed are injected: with a fixed clock and one client, a sandbox answers the same calls with the same
/// bytes.
public struct SandboxConfiguration: Sendable {
    /// Where to listen. Port 0 lets the system pick a free one.
    public var host = "127.0.0.1"
    /// The TCP port, from 0 to 65535; 0 lets the system pick a free one.
    public var port = 0

    /// The number of people who are coached. nil: what the database holds, otherwise 60.
    public var attendees: Int?
    /// The number of people who coach, from 1 to 2000. nil: what the database holds, otherwise 6.
    public var facilitators: Int?
    /// Seed of the world's random numbers: ids, shifts and forecasts. nil: what the database holds, otherwise 1.
    public var seed: UInt64?
    /// The Monday on which the published schedules begin. nil: what the database holds, otherwise the first Monday
    /// after `clock()`.
    public var firstDay: ServiceDay?
    /// The number of weeks of schedules. nil: what the database holds, otherwise 6.
    public var weeks: Int?
    /// The IANA time zone of the shifts. nil: what the database holds, otherwise America/New_York.
    public var timeZone: String?
    /// The number of business units, from 1 to 100. nil: what the database holds, otherwise 1.
    public var businessUnits: Int?

    /// Weeks of coaching that lie behind a new world, from 0 to 104: see `CoachingSandbox.docc/CoachingSandbox.md`.
    public var history = 0

    /// The SQLite file that keeps every acknowledged write. nil keeps the state in memory only.
    public var databasePath: String?

    /// The id of the sandbox's OAuth client. A token can be obtained for each user of the world as well, with the
    /// user's id as client id and the same secret.
    public var clientID = "sandbox"
    /// The secret of the sandbox's OAuth client and of every user; not empty.
    public var clientSecret = "sandbox"
    /// How long an access token lasts, in seconds.
    public var tokenLifetime = 86_400

    /// Calls per minute that one token may make; 0 sets no limit.
    public var rateLimitPerMinute = 300
    /// The largest request body in bytes; a larger one is answered with 413.
    public var maximumBodyBytes = 512_000
    /// Whether unknown fields, and enum values that the API does not have, are refused; see
    /// `CoachingSandbox.docc/Assumptions.md`.
    public var isStrict = true

    /// Limits on the use of this machine's resources.
    public var limits = SandboxLimits()
    /// The sandbox's choices where the service's behaviour is not published.
    public var assumptions = SandboxAssumptions()
    /// Faults to inject.
    public var faults = FaultPlan()

    /// The current time.
    public var clock: @Sendable () -> Date = { Date() }
    /// Where requests (`info`) and failures of the sandbox itself (`error`) are logged; nowhere unless set.
    public var logger = Logger(label: "coachplan.sandbox", factory: { _ in SwiftLogNoOpLogHandler() })

    /// The defaults: 60 attendees and 6 facilitators, kept in memory, on a free port of this machine.
    ///
    /// Settings are checked when a sandbox starts: it throws ``SandboxConfigurationError`` for one that cannot be used,
    /// and for a world other than the one that the database holds.
    public init() {}

    /// Throws ``SandboxConfigurationError`` for a setting that cannot be used, before anything is opened or made.
    package func validate() throws(SandboxConfigurationError) {
        func demand(
            _ met: Bool, _ field: String, _ value: some CustomStringConvertible, _ expected: String
        ) throws(SandboxConfigurationError) {
            if !met { throw SandboxConfigurationError(field: field, value: value.description, expected: expected) }
        }
        try demand(!host.isEmpty && baseURL(port: 1) != nil, "host", host, "a host name or an address")
        try demand((0...65_535).contains(port), "port", port, "0 to 65535")
        try demand((0...104).contains(history), "history", history, "0 to 104 weeks")
        try demand(!clientID.isEmpty && !clientID.contains(":"), "clientID", clientID, "a text without a colon")
        // The secret must not appear in the message.
        try demand(!clientSecret.isEmpty, "clientSecret", "nothing", "a text")
        try demand((1...31_536_000).contains(tokenLifetime), "tokenLifetime", tokenLifetime, "1 to 31536000 seconds")
        try demand(
            (0...1_000_000).contains(rateLimitPerMinute), "rateLimitPerMinute", rateLimitPerMinute, "0 to 1000000 calls"
        )
        try demand(
            (1...1 << 28).contains(maximumBodyBytes), "maximumBodyBytes", maximumBodyBytes, "1 to \(1 << 28) bytes")
        try limits.validate()
        try assumptions.validate()
        try faults.validate()
    }

    /// The address at which a sandbox that listens on `port` is reached.
    package func baseURL(port: Int) -> URL? {
        // An IPv6 address is written in brackets, with its zone after an encoded percent sign.
        let name = host.contains(":") ? "[\(host.replacing("%", with: "%25"))]" : host
        guard let url = URL(string: "http://\(name):\(port)"), url.port == port, url.host() != nil else { return nil }
        return url
    }
}
