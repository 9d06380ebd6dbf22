import CoachingAPI
import CoachingModels
import PlanTestSupport
import Synchronization

@testable import PlanApplication
@testable import PlanModel

/// A simulated service that also answers slot queries: everybody works all day, but for what a test changes, and for the
/// appointments that the service holds.
final class ChangingService: CoachingService {
    struct State {
        /// What people have in place of work, as `id: (start, minutes, category)`; no category for nothing at all.
        var busy: [String: [(start: String, minutes: Int, category: String?)]] = [:]
        /// Whom the service does not know, and to which unit each other belongs.
        var unknown: Set<String> = []
        var unit: @Sendable (String) -> Int = { _ in 0 }
        /// People above the forecast of a group, without the appointments that the service holds.
        var spare: @Sendable (_ group: String, _ time: Instant) -> Double? = { _, _ in nil }
        var group: @Sendable (String) -> String = { _ in "billing" }
        var queries: [CoachingSlotsRequest] = []
        var isForbidden = false
        /// Whether answers are no JSON.
        var isGarbled = false
        /// Waits before a query about some people is answered.
        var beforeAnswer: (@Sendable (_ people: [String]) async -> Void)?
        /// The quarter hours of the day that it knows of.
        var ticks = 0..<96
    }

    let base: SimulatedService
    private let state = Mutex(State())

    init(_ base: SimulatedService = SimulatedService()) { self.base = base }

    var queries: [CoachingSlotsRequest] { state.withLock(\.queries) }

    func change(_ edit: (inout State) -> Void) { state.withLock { edit(&$0) } }

    func postCoachingScheduleslotsQuery(rawBody: [UInt8]) async throws -> [UInt8] {
        let query = try CoachingJSON.decode(CoachingSlotsRequest.self, from: rawBody)
        let people = query.attendeeIds + (query.facilitatorIds ?? [])
        await state.withLock(\.beforeAnswer)?(people)
        try base.beginQuery(of: people)
        let (absences, isShort) = base.withWorld { ($0.absences, $0.shortSince != nil) }
        let held = base.appointments.compactMap(AppointmentShape.init)
        return try state.withLock { state in
            state.queries.append(query)
            var current = state
            if isShort { current.spare = { _, _ in 0 } }
            for absence in absences {
                let start = Instant(microseconds: absence.start * 1000).iso8601
                let minutes = Int((absence.end - absence.start) / 60_000)
                current.busy[absence.person, default: []].append((start, minutes, "TimeOff"))
            }
            if state.isForbidden { throw failure("missing.permissions", "You lack the permission.") }
            if people.contains(where: { state.unknown.contains($0) }) {
                throw failure(
                    "no.permission.for.requested.users", "the service does not know them, or does not show them")
            }
            if Set(people.map(state.unit)).count > 1 {
                throw failure("users.in.different.business.units", "different business units", kind: .rejected)
            }
            if state.isGarbled { return Array("<html>".utf8) }
            return Array(Self.answer(query, current, held).utf8)
        }
    }

    private static func answer(_ query: CoachingSlotsRequest, _ state: State, _ held: [AppointmentShape]) -> String {
        let attendees = query.attendeeIds.map { schedule($0, state, held) }
        let facilitators = (query.facilitatorIds ?? []).map { schedule($0, state, held) }
        let slots = query.attendeeIds.count == 1 ? slots(of: query.attendeeIds[0], state, held) : []
        return #"{"suggestedSlots":[\#(slots.joined(separator: ","))],"#
            + #""attendeeSchedules":[\#(attendees.joined(separator: ","))],"#
            + #""facilitatorSchedules":[\#(facilitators.joined(separator: ","))]}"#
    }

    private static let day = Instant(seconds: 1_796_601_600)

    /// The quarter hours of the day, each a period of its own: they join.
    private static func schedule(_ id: String, _ state: State, _ held: [AppointmentShape]) -> String {
        let busy = (state.busy[id] ?? []).map { entry in
            let start = SlotLines.instant(entry.start)
            return (time: Interval(start: start, end: start.advanced(byMinutes: entry.minutes)), entry.category)
        }
        var periods: [String] = []
        for tick in state.ticks {
            let start = day.advanced(byMinutes: tick * 15)
            if isHeld(id, start, held) { continue }
            let activity = busy.first { $0.time.start <= start && start < $0.time.end }
            guard let category = activity.map({ $0.1 }) ?? "OnQueueWork" else { continue }
            periods.append(
                #"{"dateStart":"\#(start.iso8601)","lengthInMinutes":15,"activityCategory":"\#(category)"}"#)
        }
        return #"{"user":{"id":"\#(id)"},"availableTimes":[\#(periods.joined(separator: ","))]}"#
    }

    private static func slots(of id: String, _ state: State, _ held: [AppointmentShape]) -> [String] {
        let group = state.group(id)
        return state.ticks.compactMap { tick in
            let start = day.advanced(byMinutes: tick * 15)
            guard !isHeld(id, start, held), let spare = state.spare(group, start) else { return nil }
            let away = held.reduce(0) { count, shape in
                let covers = shape.start * 1000 <= start.microseconds && start.microseconds < shape.end * 1000
                return count + (covers ? shape.attendees.count { state.group($0) == group } : 0)
            }
            return #"{"dateStart":"\#(start.iso8601)","lengthInMinutes":15,"#
                + #""staffingDifference":\#(Numbers.fixed(spare - 1 - Double(away), decimals: 2))}"#
        }
    }

    private static func isHeld(_ id: String, _ start: Instant, _ held: [AppointmentShape]) -> Bool {
        held.contains {
            $0.people.contains(id) && $0.start * 1000 <= start.microseconds && start.microseconds < $0.end * 1000
        }
    }

    private func failure(
        _ code: String, _ message: String, kind: CoachingAPIError.Kind = .forbidden
    ) -> CoachingAPIError {
        CoachingAPIError(
            operation: "postCoachingScheduleslotsQuery", kind: kind, status: kind == .forbidden ? 403 : 400, code: code,
            message: message, advice: "")
    }

    func postCoachingAppointments(rawBody: [UInt8]) async throws -> CreateAppointmentOutcome {
        try await base.postCoachingAppointments(rawBody: rawBody)
    }

    func getCoachingAppointments(
        userIds: [String], filter: AppointmentFilter, pageNumber: Int, pageSize: Int
    ) async throws -> CoachingAppointmentResponseList {
        try await base.getCoachingAppointments(
            userIds: userIds, filter: filter, pageNumber: pageNumber, pageSize: pageSize)
    }

    func getCoachingAppointment(appointmentId: String) async throws -> CoachingAppointmentResponse {
        try await base.getCoachingAppointment(appointmentId: appointmentId)
    }

    func patchCoachingAppointment(
        appointmentId: String, _ body: UpdateCoachingAppointmentRequest
    ) async throws -> UpdateAppointmentOutcome {
        try await base.patchCoachingAppointment(appointmentId: appointmentId, body)
    }

    func deleteCoachingAppointment(appointmentId: String) async throws -> DeleteAppointmentOutcome {
        try await base.deleteCoachingAppointment(appointmentId: appointmentId)
    }
}
