import CoachingModels
import Foundation

/// The parts of a sandbox, put together: world, state, tokens, limits.
package struct SandboxParts: Sendable {
    let configuration: SandboxConfiguration
    let world: SandboxWorld
    let store: CoachingStore
    let operations: CoachingOperations
    let directory: DirectoryOperations
    let tokens: TokenStore
    let faults: FaultInjector
    let requests: RequestRecords
    let clock: SandboxClock
    /// What the state is in the beginning.
    private let beginning: [Change]

    /// Throws ``SandboxConfigurationError``, or a database error for a file that cannot be used.
    init(_ configuration: SandboxConfiguration) throws {
        try configuration.validate()
        let database = try configuration.databasePath.map(SandboxDatabase.init(path:))
        let stored = try database?.storedShape()
        let shape = try configuration.worldShape(stored: stored)
        if stored == nil { try database?.store(shape) }
        self.configuration = configuration
        world = try SandboxWorld(shape: shape)
        let book = DirectoryBook(world: world, assumptions: configuration.assumptions)
        beginning =
            configuration.history == 0
            ? [] : CoachingHistory(world: world, book: book.contents, weeks: configuration.history).changes
        store = try CoachingStore(
            world: world, assumptions: configuration.assumptions, database: database,
            beginning: stored == nil ? beginning : [])
        operations = CoachingOperations(store: store, world: world, configuration: configuration)
        directory = DirectoryOperations(
            book: book, store: store, world: world,
            assumptions: configuration.assumptions, bodyCheck: BodyCheck(isStrict: configuration.isStrict),
            files: ServedFiles(seed: shape.seed))
        faults = FaultInjector(configuration.faults)
        tokens = TokenStore(most: configuration.limits.tokens)
        requests = RequestRecords(most: configuration.limits.requestRecords)
        clock = SandboxClock(base: configuration.clock)
    }

    /// The sandbox's time.
    var now: @Sendable () -> Date {
        let clock = clock
        return { clock.now }
    }

    /// Resets everything but the world and the settings to its initial state.
    func reset() async throws {
        let beginning = beginning
        try await store.change { _, _ in Decision(answer: (), changes: [.reset] + beginning) }
        directory.book.reset()
        tokens.revokeAll()
        faults.replace(with: configuration.faults)
        requests.clear()
        clock.reset()
    }
}

extension SandboxConfiguration {
    /// The shape of the world: as asked for, otherwise as in the database, otherwise the default.
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
