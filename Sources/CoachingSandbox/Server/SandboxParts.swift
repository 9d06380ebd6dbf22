import CoachingAPI
import Foundation

/// The parts of a sandbox, put together: world, state, tokens, limits.
struct SandboxParts: Sendable {
    let configuration: SandboxConfiguration
    let world: SandboxWorld
    let store: CoachingStore
    let operations: CoachingOperations
    let tokens = TokenStore()
    let limiter: RateLimiter
    let faults: FaultInjector

    /// Throws ``SandboxConfigurationError``, or a database error for a file that cannot be used.
    init(_ configuration: SandboxConfiguration) throws {
        let database = try SandboxDatabase(path: configuration.databasePath)
        let stored = try database.storedShape()
        let shape = try configuration.worldShape(stored: stored)
        if stored == nil { try database.store(shape) }
        self.configuration = configuration
        world = try SandboxWorld(shape: shape)
        store = try CoachingStore(world: world, assumptions: configuration.assumptions, database: database)
        operations = CoachingOperations(store: store, world: world, configuration: configuration)
        faults = FaultInjector(configuration.faults)
        limiter = RateLimiter(allowed: configuration.rateLimitPerMinute)
    }
}

extension SandboxConfiguration {
    /// The world to make: what is asked for, else what the database holds, else the defaults.
    func worldShape(stored: WorldShape?) throws -> WorldShape {
        let zoneName = timeZone ?? stored?.timeZone ?? "America/New_York"
        guard let zone = TimeZone(identifier: zoneName) else {
            throw SandboxConfigurationError(field: "timeZone", value: zoneName, expected: "an IANA time zone name")
        }
        let shape = WorldShape(
            attendees: attendees ?? stored?.attendees ?? 60, facilitators: facilitators ?? stored?.facilitators ?? 6,
            seed: seed ?? stored?.seed ?? 1,
            firstDay: firstDay ?? stored?.firstDay ?? ServiceDay(of: clock(), in: zone).nextMonday,
            weeks: weeks ?? stored?.weeks ?? 6, timeZone: zoneName,
            businessUnits: businessUnits ?? stored?.businessUnits ?? 1)
        guard stored == nil || stored == shape else {
            throw SandboxConfigurationError(
                field: "database", value: databasePath ?? "",
                expected: "of the world asked for: it holds \(stored!.attendees) attendees, \(stored!.facilitators) "
                    + "facilitators, seed \(stored!.seed), from \(stored!.firstDay) on")
        }
        return shape
    }
}
