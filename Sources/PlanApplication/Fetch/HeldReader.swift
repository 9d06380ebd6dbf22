public import CoachingAPI
import CoachingModels
public import PlanModel

/// What the service has of the people of a request beside a plan.
public struct HeldAppointments: Sendable {
    /// What facilitators lead, in the order of time.
    private(set) var led: [Identifier: [HeldAppointment]] = [:]
    /// What attendees attend.
    private(set) var attended: [Identifier: [HeldAppointment]] = [:]
    /// Those whose appointments were asked for.
    private(set) var asked = IdentifierSet()
    /// Ids of people whose appointments the service does not tell, in order.
    public private(set) var refused: [String] = []

    /// Nothing is known of anybody.
    public init() {}

    /// How many appointments there are, one with several of the people counted for each.
    public var count: Int { (Array(led.values) + attended.values).reduce(0) { $0 + $1.count } }

    /// A request with what its people hold. Of those who were not asked about, or are not told, it stays as it is.
    public func applied(to request: PlanRequest) -> PlanRequest {
        var request = request
        let refused = IdentifierSet(refused)
        for index in request.facilitators.indices where isKnown(request.facilitators[index].id, refused) {
            request.facilitators[index].held = led[Identifier(request.facilitators[index].id)] ?? []
        }
        for index in request.attendees.indices where isKnown(request.attendees[index].id, refused) {
            request.attendees[index].held = attended[Identifier(request.attendees[index].id)] ?? []
        }
        return request
    }

    fileprivate mutating func note(asked: IdentifierSet, refused: [String]) {
        self.asked = asked
        self.refused = refused
        // Each of the lists that were asked for is in the order of time by itself.
        for id in led.keys { led[id]?.sort { ($0.dateStart, $0.lengthInMinutes) < ($1.dateStart, $1.lengthInMinutes) } }
        for id in attended.keys {
            attended[id]?.sort { ($0.dateStart, $0.lengthInMinutes) < ($1.dateStart, $1.lengthInMinutes) }
        }
    }

    /// Adds an appointment to what those of its people hold in whose limits it counts.
    fileprivate mutating func add(_ appointment: CoachingAppointmentResponse, _ scope: HeldScope) {
        guard let start = appointment.dateStart, let minutes = appointment.lengthInMinutes,
            RequestLimits.heldMinutes.contains(minutes)
        else { return }
        let one = HeldAppointment(dateStart: Instant(start), lengthInMinutes: minutes)
        if let leader = appointment.facilitator?.id.map(Identifier.init), scope.leaders[leader]?.holds(one) ?? false {
            led[leader, default: []].append(one)
        }
        for person in appointment.attendees ?? [] {
            guard let id = person.id.map(Identifier.init), scope.attendees[id]?.holds(one) ?? false else { continue }
            attended[id, default: []].append(one)
        }
    }

    private func isKnown(_ id: String, _ refused: IdentifierSet) -> Bool {
        asked.contains(id) && !refused.contains(id)
    }
}

/// Reads the appointments that count in the limits of a request's people: a hundred people a call.
public struct HeldReader: Sendable {
    private let service: any CoachingService

    /// - Parameter service: is only read.
    public init(_ service: any CoachingService) { self.service = service }

    /// - Parameter own: ids of the plan's own appointments, which are left out.
    /// - Throws: `CoachingAPIError` where the service refuses altogether, `CancellationError`.
    public func read(_ request: PlanRequest, without own: [String]) async throws -> HeldAppointments {
        let scope = HeldScope(request)
        var held = HeldAppointments()
        guard let interval = scope.interval else { return held }
        let people = IdentifierSet((Array(scope.leaders.keys) + scope.attendees.keys).map(\.text))
        let found = try await AppointmentReader(service: service).appointments(
            of: people.sorted,
            AppointmentFilter(
                interval: ServiceInterval(start: interval.start.serviceDate, end: interval.end.serviceDate).description,
                sortOrder: .asc, intervalCondition: .startsIn))
        let own = Set(own)
        for appointment in found.appointments where appointment.id.map({ !own.contains($0) }) ?? true {
            held.add(appointment, scope)
        }
        held.note(asked: people, refused: found.refused.keys.sorted())
        return held
    }
}

/// Whose appointments count in limits, and in what time they do.
private struct HeldScope {
    private(set) var leaders: [Identifier: Interval] = [:]
    private(set) var attendees: [Identifier: Interval] = [:]

    init(_ request: PlanRequest) {
        let clock = request.clock
        let firstDay = clock.day(of: request.horizon.start)
        // The end of the horizon belongs to the day before where it is at midnight.
        let lastDay = clock.day(of: request.horizon.end.advanced(bySeconds: -1))
        let (first, last) = (firstDay.daysSince1970, lastDay.daysSince1970)
        func days(_ days: ClosedRange<Int>) -> Interval {
            Interval(
                start: clock.start(of: LocalDate(daysSince1970: days.lowerBound)),
                end: clock.start(of: LocalDate(daysSince1970: days.upperBound + 1)))
        }
        let weeks =
            LocalDate.days(ofWeek: firstDay.week).lowerBound...LocalDate.days(ofWeek: lastDay.week).upperBound
        for person in request.facilitators {
            if person.maxSessionsPerWeek != nil || person.maxMinutesPerWeek != nil {
                leaders[Identifier(person.id)] = days(weeks)
            } else if person.maxSessionsPerDay != nil || person.maxMinutesPerDay != nil || person.targetMinutes != nil {
                leaders[Identifier(person.id)] = days(first...last)
            }
        }
        for person in request.attendees where person.maxMinutesPerDay != nil || person.minDaysBetween > 0 {
            attendees[Identifier(person.id)] = days(first - person.minDaysBetween...last + person.minDaysBetween)
        }
    }

    /// The time in which anything counts; nil where nothing does.
    var interval: Interval? {
        let all = Array(leaders.values) + attendees.values
        guard let start = all.map(\.start).min(), let end = all.map(\.end).max() else { return nil }
        return Interval(start: start, end: end)
    }
}

extension Interval {
    fileprivate func holds(_ appointment: HeldAppointment) -> Bool {
        start <= appointment.dateStart && appointment.dateStart < end
    }
}
