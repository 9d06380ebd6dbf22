public import CoachingAPI
public import Foundation
public import Logging

/// Everything that decides how a sandbox behaves.
///
/// Clock and seed are handed in: with a fixed clock and one client, a sandbox answers the same calls with the same bytes.
public struct SandboxConfiguration: Sendable {
    /// Where to listen. Port 0 lets the system pick a free one.
    public var host = "127.0.0.1"
    public var port = 0

    /// The people of the world. nil: what the database holds, else 60 attendees, 6 facilitators and seed 1.
    public var attendees: Int?
    public var facilitators: Int?
    public var seed: UInt64?
    /// The Monday on which the published schedules begin. nil: what the database holds, else the first Monday after `clock()`.
    public var firstDay: ServiceDay?
    /// Weeks of schedules, time zone of the shifts and number of business units; nil: what the database holds, else
    /// 6 weeks of America/New_York in one business unit.
    public var weeks: Int?
    public var timeZone: String?
    public var businessUnits: Int?

    /// The SQLite file that keeps every acknowledged write. nil keeps the state in memory only.
    public var databasePath: String?

    /// The OAuth client of the sandbox. Each user of the world can be signed in as well: client id = user id, the same secret.
    public var clientID = "sandbox"
    public var clientSecret = "sandbox"
    /// How long an access token lasts, in seconds.
    public var tokenLifetime = 86_400

    /// Calls a minute that one token may make; 0 sets no limit.
    public var rateLimitPerMinute = 300
    /// Bytes of a request body above which the answer is 413.
    public var maximumBodyBytes = 512_000
    /// Refuses unknown fields and enum values that the API does not have; see `CoachingSandbox.docc/Assumptions.md`.
    public var isStrict = true

    /// The sandbox's choices where the service's behaviour is not published.
    public var assumptions = SandboxAssumptions()
    /// Troubles to make on purpose.
    public var faults = FaultPlan()

    /// The current time.
    public var clock: @Sendable () -> Date = { Date() }
    public var logger = Logger(label: "coachplan.sandbox", factory: { _ in SwiftLogNoOpLogHandler() })

    public init() {}
}
