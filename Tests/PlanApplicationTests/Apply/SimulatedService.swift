import CoachingAPI
import CoachingModels
import PlanTestSupport
import RandomTestSupport
import Synchronization

@testable import PlanApplication
@testable import PlanModel

/// A coaching service in memory, whose calls go wrong as its faults say, seeded.
final class SimulatedService: CoachingService, CallerService {
    private struct State {
        var world = SimulatedWorld()
        var faults = SimulatedFaults.none
        var random: SeededGenerator
        var scripted: [SimulatedFate] = []
        var bodies: [[UInt8]] = []
        var deletions: [String] = []
        var changes: [String] = []
        var reads = 0
        /// The caller belongs to another organization, which has none of these people and appointments.
        var isForeign = false
        /// What callers of this organization and of the other are told of their tokens; nothing where they may not ask.
        var callers: (ours: TokenInfo?, theirs: TokenInfo?) = (nil, nil)
        /// People whose appointments the service does not show, and for whom it makes none.
        var hidden: Set<String> = []
        /// The most appointments of a page.
        var largestPage = 3
        /// The most that may be asked for on a page, and how more is refused; nil for no limit.
        var pageLimit: (size: Int, status: Int, code: String)?
        /// Pages that were refused for their size.
        var refusedPages = 0
        /// The service cannot be reached before.
        var awayUntil: Int64 = 0
        /// The service has asked the run for no call before.
        var quietUntil: Int64 = 0
        /// Called once, with the world, before the next call that creates something is looked at.
        var beforeCreation: (@Sendable (inout SimulatedWorld) -> Void)?
        /// Called with the world before every call.
        var meanwhile: (@Sendable (inout SimulatedWorld) -> Void)?
    }

    private let state: Mutex<State>

    init(seed: UInt64 = 0, faults: SimulatedFaults = .none) {
        state = Mutex(State(faults: faults, random: SeededGenerator(seed: seed)))
    }

    var now: Instant { Instant(microseconds: state.withLock { $0.world.clock } * 1000) }
    var ours: Set<String> { state.withLock { $0.world.ours } }
    var others: Set<String> { state.withLock { $0.world.others } }
    var bodies: [[UInt8]] { state.withLock { $0.bodies } }
    var deletions: [String] { state.withLock { $0.deletions } }
    var changes: [String] { state.withLock { $0.changes } }
    var reads: Int { state.withLock { $0.reads } }
    var refusedPages: Int { state.withLock { $0.refusedPages } }
    var appointments: [CoachingAppointmentResponse] {
        state.withLock { $0.world.appointments.values.map(\.response) }
    }

    func setFaults(_ faults: SimulatedFaults) { state.withLock { $0.faults = faults } }

    /// The next calls that write end like this; those after them as the faults say.
    func script(_ fates: [SimulatedFate]) { state.withLock { $0.scripted = fates } }

    func setPaging(_ paging: SimulatedPaging) { state.withLock { $0.world.paging = paging } }

    /// From now on calls are made with the credentials of another organization, or no longer.
    func setForeign(_ isForeign: Bool) { state.withLock { $0.isForeign = isForeign } }

    /// What callers of this organization and of the other are told of their tokens.
    func setCallers(ours: TokenInfo?, theirs: TokenInfo?) { state.withLock { $0.callers = (ours, theirs) } }

    func hide(_ people: Set<String>) { state.withLock { $0.hidden = people } }

    func allowClashes() { state.withLock { $0.world.allowsClashes = true } }

    /// What the service makes of an appointment of ours before it keeps it.
    func setStorage(_ edit: @escaping @Sendable (inout CoachingAppointmentResponse) -> Void) {
        state.withLock { $0.world.storage = edit }
    }

    /// What happens to the world before every call from now on.
    func setMeanwhile(_ work: (@Sendable (inout SimulatedWorld) -> Void)?) { state.withLock { $0.meanwhile = work } }

    /// A look at the world, or a change of it, by nobody.
    func withWorld<Value: Sendable>(_ body: (inout SimulatedWorld) throws -> Value) rethrows -> Value {
        try state.withLock { try body(&$0.world) }
    }

    func setLargestPage(_ size: Int) { state.withLock { $0.largestPage = size } }

    /// Pages that are asked for with a larger size are refused.
    func refusePages(above size: Int, status: Int, code: String) {
        state.withLock { $0.pageLimit = (size, status, code) }
    }

    /// The service cannot be reached for so many seconds.
    func goAway(seconds: Int64) { state.withLock { $0.awayUntil = $0.world.clock + seconds * 1000 } }

    /// Somebody else makes the appointment right before the next creation of ours is looked at.
    func bookBeforeTheNextCreation(_ body: CreateCoachingAppointmentRequest) {
        state.withLock { state in
            state.beforeCreation = { world in
                let id = world.newId()
                world.create(body, id: id, isOurs: false, lag: 0)
            }
        }
    }

    func advance(seconds: Int64) { state.withLock { $0.world.advance(milliseconds: seconds * 1000) } }

    /// Somebody else makes an appointment; nothing happens if it would clash.
    func bookByOthers(_ body: CreateCoachingAppointmentRequest) {
        state.withLock { state in
            let id = state.world.newId()
            state.world.create(body, id: id, isOurs: false, lag: 0)
        }
    }

    func change(_ id: String, _ edit: (inout CoachingAppointmentResponse) -> Void) {
        state.withLock { state in
            if var appointment = state.world.appointments[id] {
                edit(&appointment.response)
                state.world.appointments[id] = appointment
            }
        }
    }

    func remove(_ id: String) { state.withLock { $0.world.appointments[id] = nil } }

    /// A run of its own begins: it knows nothing of what the service asked an earlier one for.
    func beginRun() { state.withLock { $0.quietUntil = 0 } }

    /// The environment of a run in this service's time.
    func environment(stop: @escaping @Sendable () -> Bool = { false }) -> ApplyEnvironment {
        beginRun()
        return ApplyEnvironment(now: { self.now }, sleep: { self.advance(seconds: $0) }, isStopRequested: stop)
    }

    func getTokensMe() async throws -> TokenInfo {
        try state.withLock { state in
            try Self.read(&state, "getTokensMe")
            state.reads -= 1
            guard let caller = state.isForeign ? state.callers.theirs : state.callers.ours else {
                throw failure("getTokensMe", .forbidden, status: 403, code: "missing.permissions")
            }
            return caller
        }
    }

    func postCoachingScheduleslotsQuery(rawBody: [UInt8]) async throws -> [UInt8] {
        throw failure("postCoachingScheduleslotsQuery", .invalidCall)
    }

    func postCoachingAppointments(rawBody: [UInt8]) async throws -> CreateAppointmentOutcome {
        let body = try CoachingJSON.decode(CreateCoachingAppointmentRequest.self, from: rawBody)
        return try state.withLock { state in
            state.bodies.append(rawBody)
            try Self.reach(&state, "postCoachingAppointments")
            if state.isForeign { state.world.wrongs.append("a creation was sent to another organization") }
            guard state.hidden.isDisjoint(with: AppointmentShape(body).people) else {
                throw failure(
                    "postCoachingAppointments", .rejected, status: 400, code: "no.permission.for.requested.users")
            }
            state.world.checkFreshness(of: body)
            state.beforeCreation?(&state.world)
            state.beforeCreation = nil
            let fate = Self.nextFate(&state)
            let id = state.world.newId()
            state.world.note("creation of \(body.description) as \(id): \(fate)")
            let lag = Int64.random(in: 0...state.faults.longestLagSeconds * 1000, using: &state.random)
            try Self.refuse(fate, &state, "postCoachingAppointments")
            switch fate {
            case .lostLate(let delay):
                state.world.late.append((state.world.clock + delay, .create(body, id: id)))
                throw failure("postCoachingAppointments", .outcomeUnknown)
            case .accepted(let delay):
                state.world.late.append((state.world.clock + delay, .create(body, id: id)))
                return .accepted(CoachingAppointmentReference(id: id))
            case .acceptedForNothing: return .accepted(CoachingAppointmentReference(id: id))
            default:
                let isCreated = state.world.create(body, id: id, isOurs: true, lag: lag)
                if case .lostAfter = fate { throw failure("postCoachingAppointments", .outcomeUnknown) }
                guard isCreated, let made = state.world.appointments[id] else {
                    throw failure("postCoachingAppointments", .rejected, status: 409, code: "appointment.conflict")
                }
                state.world.acknowledged.insert(id)
                return .created(made.response)
            }
        }
    }

    /// Begins a question about the slots of some people, as any other call that reads.
    func beginQuery(of people: [String]) throws {
        try state.withLock { state in
            try Self.read(&state, "postCoachingScheduleslotsQuery")
            state.reads -= 1
            guard !state.isForeign, state.hidden.isDisjoint(with: people) else {
                throw failure(
                    "postCoachingScheduleslotsQuery", .forbidden, status: 403,
                    code: "no.permission.for.requested.users")
            }
        }
    }

    func getCoachingAppointments(
        userIds: [String], filter: AppointmentFilter, pageNumber: Int, pageSize: Int
    ) async throws -> CoachingAppointmentResponseList {
        guard (1...100).contains(userIds.count), let interval = filter.interval.flatMap({ ServiceInterval($0) }) else {
            throw failure("getCoachingAppointments", .rejected, status: 400, code: "users.query.param")
        }
        return try state.withLock { state in
            try Self.read(&state, "getCoachingAppointments")
            if let limit = state.pageLimit, pageSize > limit.size {
                state.refusedPages += 1
                throw failure("getCoachingAppointments", .rejected, status: limit.status, code: limit.code)
            }
            if state.isForeign { return CoachingAppointmentResponseList(entities: [], total: 0, pageCount: 0) }
            guard state.hidden.isDisjoint(with: userIds) else {
                throw failure(
                    "getCoachingAppointments", .forbidden, status: 403, code: "no.permission.for.requested.users")
            }
            // Small pages, so that every list takes several.
            return state.world.page(
                of: userIds, interval: interval, number: pageNumber, size: min(pageSize, state.largestPage))
        }
    }

    func getCoachingAppointment(appointmentId: String) async throws -> CoachingAppointmentResponse {
        try state.withLock { state in
            try Self.read(&state, "getCoachingAppointment")
            guard !state.isForeign, let found = state.world.appointments[appointmentId],
                found.visibleAt <= state.world.clock
            else {
                throw failure("getCoachingAppointment", .rejected, status: 404, code: "appointment.not.found")
            }
            return found.response
        }
    }

    func patchCoachingAppointment(
        appointmentId: String, _ body: UpdateCoachingAppointmentRequest
    ) async throws -> UpdateAppointmentOutcome {
        let operation = "patchCoachingAppointment"
        return try state.withLock { state in
            state.changes.append(appointmentId)
            try Self.reach(&state, operation)
            let fate = Self.nextFate(&state)
            try Self.refuse(fate, &state, operation)
            guard !state.isForeign, let found = state.world.appointments[appointmentId] else {
                throw failure(operation, .rejected, status: 404, code: "appointment.not.found")
            }
            if !found.isOurs, state.world.undecidable[appointmentId] == nil {
                state.world.wrongs.append("\(appointmentId), which others made, was to be moved")
            }
            let reference = CoachingAppointmentReference(id: appointmentId)
            switch fate {
            case .lostLate(let delay):
                state.world.late.append((state.world.clock + delay, .change(body, id: appointmentId)))
                throw failure(operation, .outcomeUnknown)
            case .accepted(let delay):
                state.world.late.append((state.world.clock + delay, .change(body, id: appointmentId)))
                return .accepted(reference)
            case .acceptedForNothing: return .accepted(reference)
            default:
                let isChanged = state.world.change(appointmentId, to: body)
                if case .lostAfter = fate { throw failure(operation, .outcomeUnknown) }
                guard isChanged, let changed = state.world.appointments[appointmentId] else {
                    throw failure(operation, .rejected, status: 409, code: "appointment.conflict")
                }
                return .updated(changed.response)
            }
        }
    }

    func deleteCoachingAppointment(appointmentId: String) async throws -> DeleteAppointmentOutcome {
        try state.withLock { state in
            state.deletions.append(appointmentId)
            try Self.reach(&state, "deleteCoachingAppointment")
            let fate = Self.nextFate(&state)
            state.world.note("deletion of \(appointmentId): \(fate)")
            try Self.refuse(fate, &state, "deleteCoachingAppointment")
            guard !state.isForeign, let doomed = state.world.appointments[appointmentId] else {
                throw failure("deleteCoachingAppointment", .rejected, status: 404, code: "appointment.not.found")
            }
            if !doomed.isOurs, state.world.undecidable[appointmentId] == nil {
                state.world.wrongs.append("\(appointmentId), which others made, was to be deleted")
            }
            switch fate {
            case .lostLate(let delay):
                state.world.late.append((state.world.clock + delay, .delete(id: appointmentId)))
                throw failure("deleteCoachingAppointment", .outcomeUnknown)
            case .accepted(let delay):
                state.world.late.append((state.world.clock + delay, .delete(id: appointmentId)))
                return .accepted(CoachingAppointmentReference(id: appointmentId))
            case .acceptedForNothing: return .accepted(CoachingAppointmentReference(id: appointmentId))
            default:
                state.world.appointments[appointmentId] = nil
                if case .lostAfter = fate { throw failure("deleteCoachingAppointment", .outcomeUnknown) }
                return .deleted
            }
        }
    }

    private static func reach(_ state: inout State, _ operation: String) throws {
        if state.world.clock < state.quietUntil {
            state.world.wrongs.append("\(operation) was called before the end of Retry-After")
        }
        state.meanwhile?(&state.world)
        guard state.world.clock < state.awayUntil else { return }
        state.world.advance(milliseconds: 100)
        throw failure(operation, .unreachable)
    }

    private static func nextFate(_ state: inout State) -> SimulatedFate {
        state.world.advance(milliseconds: Int64.random(in: 20...400, using: &state.random))
        if !state.scripted.isEmpty { return state.scripted.removeFirst() }
        return SimulatedFate.draw(state.faults, using: &state.random)
    }

    private static func read(_ state: inout State, _ operation: String) throws {
        state.reads += 1
        try reach(&state, operation)
        state.world.advance(milliseconds: Int64.random(in: 20...200, using: &state.random))
        if state.faults.readFails > 0, state.random.oneIn(state.faults.readFails) {
            throw failure(operation, .unavailable, status: 503)
        }
    }

    /// Ends a call that is not carried out at all.
    private static func refuse(_ fate: SimulatedFate, _ state: inout State, _ operation: String) throws {
        switch fate {
        case .lostBefore: throw failure(operation, .outcomeUnknown)
        case .rateLimited: throw rateLimit(&state, operation)
        case .unreachable: throw failure(operation, .unreachable)
        case .rejected: throw failure(operation, .rejected, status: 400, code: "validation.error")
        default: break
        }
    }

    /// The service says how long to wait, or does not.
    private static func rateLimit(_ state: inout State, _ operation: String) -> CoachingAPIError {
        var error = failure(operation, .rateLimited, status: 429, code: "too.many.requests")
        let asked: Int64? = [nil, 1, 3, 45][Int(state.world.clock % 4)]
        if let asked {
            error.retryAfter = .seconds(asked)
            state.quietUntil = state.world.clock + asked * 1000
        }
        return error
    }
}

private func failure(
    _ operation: String, _ kind: CoachingAPIError.Kind, status: Int? = nil, code: String? = nil
) -> CoachingAPIError {
    CoachingAPIError(
        operation: operation, kind: kind, status: status, code: code, message: "simulated", advice: "Try again.")
}
