import CoachingModels

@testable import PlanApplication

/// The state of a simulated service: appointments, calls that finish later, the clock.
struct SimulatedWorld {
    struct Appointment {
        var response: CoachingAppointmentResponse
        /// Created through `postCoachingAppointments`, by the run under test.
        var isOurs: Bool
        /// Reads do not show it before.
        var visibleAt: Int64
        /// Somebody else changed it, by whom it is kept.
        var isTouched = false
    }

    /// Somebody is off.
    struct Absence {
        var person: String
        /// Milliseconds since 1970.
        var start: Int64
        var end: Int64
        /// When it was entered.
        var since: Int64

        func concerns(_ shape: AppointmentShape) -> Bool {
            shape.people.contains(person) && start < shape.end && shape.start < end
        }
    }

    /// A run looks at the places of its sessions before a batch, unless it did a short time ago.
    struct RequiredLook {
        var seconds: Int64
        var batchBegan: Int64
    }

    enum Late {
        case create(CreateCoachingAppointmentRequest, id: String)
        case delete(id: String)
        case change(UpdateCoachingAppointmentRequest, id: String)
    }

    /// Milliseconds since 1970.
    var clock: Int64 = 1_764_000_000_000
    var appointments: [String: Appointment] = [:]
    var late: [(at: Int64, work: Late)] = []
    var paging = SimulatedPaging.counted
    /// Whether appointments of the same people at the same time are let pass.
    var allowsClashes = false
    /// What the service makes of an appointment before it keeps it.
    var storage: (@Sendable (inout CoachingAppointmentResponse) -> Void)?
    private var idsGiven = 0
    /// Ids of appointments that the run under test was told of as created.
    var acknowledged: Set<String> = []
    /// Ids of appointments of ours that somebody else deleted.
    var removedByOthers: Set<String> = []
    /// Appointments of others that nobody can tell from ours, with their descriptions.
    var undecidable: [String: String] = [:]
    /// Who is away when, by whose decision other than ours.
    var absences: [Absence] = []
    /// Since when the staffing group has nobody to spare; nil while it has.
    var shortSince: Int64?
    /// What may have made a place go, whether it is so still or not.
    var everTaken: [AppointmentShape] = []
    var everAbsent: [Absence] = []
    var wasEverShort = false
    /// What the run under way has to have seen before it sends anything.
    var look: RequiredLook?
    /// What must never happen, in words.
    var wrongs: [String] = []
    /// Is told what happens, for whoever looks for a fault.
    var trace: (@Sendable (String) -> Void)?

    func note(_ text: @autoclosure () -> String) { trace?("\((clock - 1_764_000_000_000) / 1000) s: \(text())") }

    mutating func newId() -> String {
        idsGiven += 1
        return "appointment-\(idsGiven)"
    }

    /// Time passes, and what was queued is carried out.
    mutating func advance(milliseconds: Int64) {
        clock += milliseconds
        let due = late.filter { $0.at <= clock }.sorted { $0.at < $1.at }
        late.removeAll { $0.at <= clock }
        for item in due {
            switch item.work {
            case .create(let body, let id): create(body, id: id, isOurs: true, lag: 0)
            case .delete(let id):
                note("\(id) is deleted late")
                appointments[id] = nil
            case .change(let body, let id):
                note("\(id) is changed late")
                change(id, to: body)
            }
        }
    }

    /// False if somebody has another appointment then, or there is none of that id.
    @discardableResult
    mutating func change(_ id: String, to body: UpdateCoachingAppointmentRequest) -> Bool {
        guard var appointment = appointments[id] else { return false }
        appointment.response.name = body.name ?? appointment.response.name
        appointment.response.description = body.description ?? appointment.response.description
        appointment.response.dateStart = body.dateStart ?? appointment.response.dateStart
        appointment.response.lengthInMinutes = body.lengthInMinutes ?? appointment.response.lengthInMinutes
        guard let shape = AppointmentShape(appointment.response) else { return false }
        let isFree = appointments.allSatisfy { other, one in
            other == id || AppointmentShape(one.response).map { !$0.clashes(with: shape) } ?? true
        }
        guard isFree || allowsClashes else { return false }
        appointments[id] = appointment
        return true
    }

    /// False if somebody has another appointment then.
    @discardableResult
    mutating func create(_ body: CreateCoachingAppointmentRequest, id: String, isOurs: Bool, lag: Int64) -> Bool {
        let shape = AppointmentShape(body)
        let isFree = appointments.values.allSatisfy {
            AppointmentShape($0.response).map { !$0.clashes(with: shape) } ?? true
        }
        guard isFree || allowsClashes else {
            note("\(id) of \(body.description) clashes, ours: \(isOurs)")
            return false
        }
        note("\(id) of \(body.description) is made, ours: \(isOurs)")
        var response = CoachingAppointmentResponse(
            id: id, name: body.name, description: body.description, dateStart: body.dateStart,
            lengthInMinutes: body.lengthInMinutes, status: .scheduled,
            facilitator: body.facilitatorId.map { UserReference(id: $0) },
            attendees: body.attendeeIds.map { UserReference(id: $0) },
            dateCreated: ServiceDate(millisecondsSince1970: clock))
        if isOurs { storage?(&response) }
        everTaken.append(shape)
        appointments[id] = Appointment(response: response, isOurs: isOurs, visibleAt: clock + lag)
        return true
    }

    /// Somebody is off from now on.
    mutating func enter(_ absence: Absence) {
        note("\(absence.person) is off")
        absences.append(absence)
        everAbsent.append(absence)
    }

    mutating func becomeShort() {
        note("the group is short")
        shortSince = shortSince ?? clock
        wasEverShort = true
    }

    /// All have their time again.
    mutating func recover() { (absences, shortSince) = ([], nil) }

    /// Takes note of what is sent although it had been known before the last look that its place was gone.
    mutating func checkFreshness(of body: CreateCoachingAppointmentRequest) {
        guard let look else { return }
        let shape = AppointmentShape(body)
        let seen = look.batchBegan - look.seconds * 1000
        if let absence = absences.first(where: { $0.since < seen && $0.concerns(shape) }) {
            wrongs.append("\(body.description) was sent although \(absence.person) was known to be off")
        }
    }

    /// Whether something there is, or was, explains that the place of a session is gone.
    func explainsStaleness(of shape: AppointmentShape) -> Bool {
        wasEverShort || everAbsent.contains { $0.concerns(shape) } || everTaken.contains { $0.clashes(with: shape) }
    }

    /// Ids of what the run under test created and is still there.
    var ours: Set<String> { Set(appointments.filter { $0.value.isOurs }.keys) }

    var others: Set<String> { Set(appointments.filter { !$0.value.isOurs }.keys) }

    func page(
        of userIds: [String], interval: ServiceInterval, number: Int, size: Int
    ) -> CoachingAppointmentResponseList {
        let found = appointments.values.filter { appointment in
            guard appointment.visibleAt <= clock, let shape = AppointmentShape(appointment.response) else {
                return false
            }
            return !shape.people.isDisjoint(with: userIds) && shape.start < interval.end.millisecondsSince1970
                && interval.start.millisecondsSince1970 < shape.end
        }
        let all = found.map(\.response).sorted { $0.id! < $1.id! }
        var list = CoachingAppointmentResponseList(
            entities: Array(all.dropFirst((number - 1) * size).prefix(size)), pageSize: size, pageNumber: number)
        switch paging {
        case .counted: (list.total, list.pageCount) = (all.count, (all.count + size - 1) / size)
        case .totalled: list.total = all.count
        case .linked: list.nextUri = number * size < all.count ? "/page/\(number + 1)" : nil
        case .bare: break
        }
        return list
    }
}
