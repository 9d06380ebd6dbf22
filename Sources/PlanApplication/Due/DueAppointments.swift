public import CoachingAPI
public import CoachingModels
public import PlanModel

/// What the service has of the people of a programme.
public struct DueAppointments: Sendable {
    /// Each once.
    public var appointments: [CoachingAppointmentResponse]
    /// Ids of people whose appointments the service does not tell, and what it said.
    public var refused: [String: CoachingAPIError]
}

/// Reads the appointments of the people of a programme: a hundred people a call.
///
/// First those from some time ago on. Whoever was not coached in that time is asked about once more, as far back as two years, so
/// that when they were coached last does not depend on how far back the list goes.
public struct DueReader: Sendable {
    /// How far back somebody is looked for who was not coached lately, in days.
    public static let longestDays = 731
    /// How far ahead planned sessions are looked for, in days: half a year, beyond which nobody is scheduled.
    public static let aheadDays = 184

    private let service: any CoachingService

    /// - Parameter service: is only read.
    public init(_ service: any CoachingService) { self.service = service }

    /// - Parameters:
    ///   - since: from when on appointments are read in any case.
    ///   - now: the time by the service's clock.
    /// - Throws: `CoachingAPIError` where the service refuses altogether, `CancellationError`.
    public func read(
        _ programme: CoachingProgramme, since: Instant, now: Instant
    ) async throws -> DueAppointments {
        let reader = AppointmentReader(service: service)
        let people = IdentifierSet(programme.members.map(\.id)).sorted
        let ahead = now.advanced(bySeconds: Int64(Self.aheadDays) * 86_400)
        var found = try await reader.appointments(of: people, Self.filter(since, ahead))
        let earliest = now.advanced(bySeconds: -Int64(Self.longestDays) * 86_400)
        if earliest < since {
            let days = DayRange(first: .earliest, last: .latest)
            let coached = IdentifierSet(
                DueJudge(programme, now: now, since: since, days: days).entries(found.appointments)
                    .filter { $0.last != nil }.map(\.member.id))
            let rest = people.filter { found.refused[$0] == nil && !coached.contains($0) }
            let before = try await reader.appointments(of: rest, Self.filter(earliest, since))
            let known = Set(found.appointments.compactMap(\.id))
            found.appointments += before.appointments.filter { $0.id.map { !known.contains($0) } ?? false }
            found.refused.merge(before.refused) { first, _ in first }
        }
        return DueAppointments(appointments: found.appointments, refused: found.refused)
    }

    private static func filter(_ start: Instant, _ end: Instant) -> AppointmentFilter {
        AppointmentFilter(
            interval: ServiceInterval(start: start.serviceDate, end: end.serviceDate).description, sortOrder: .asc,
            relationships: [.attendee], intervalCondition: .startsIn)
    }
}
