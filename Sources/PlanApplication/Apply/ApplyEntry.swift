public import CoachingModels
public import PlanModel

/// One appointment of a plan in the journal: what is to be sent, and all that is known of its fate.
public struct ApplyEntry: Sendable, Equatable {
    /// Place in the plan, from 0.
    public let position: Int
    /// The session's key in the request.
    public let session: String
    /// The bytes that are sent.
    public let body: [UInt8]
    /// The same as a value.
    public let appointment: CreateCoachingAppointmentRequest
    let shape: AppointmentShape
    /// Which plan it is of; of a journal that is none of a re-plan, all are of its own.
    public internal(set) var side = EntrySide.plan

    /// Where it stands; `pending` in a journal that is new.
    public internal(set) var status = ApplyStatus.pending
    /// The service's id, once it is known.
    public internal(set) var appointmentId: String?
    /// Why it failed, or why its fate is unknown, in words for the planner.
    public internal(set) var reason: String?
    /// When the last intent to send was recorded.
    var intentAt: Instant?
    /// When the first intent was recorded whose outcome was not told by the service: an appointment of this shape
    /// created since may be ours.
    var uncertainSince: Instant?
    /// When the first intent to move an appointment to this place was recorded that seemed not to be carried out: it may
    /// be still.
    var moveInDoubtSince: Instant?
    /// Ids of the appointments that its people had before the last intent.
    var baseline: Set<String> = []
    /// The same where the record of it is lost: no id is of this form.
    static let unknownBaseline: Set<String> = ["?"]

    /// It is in the service, or may be: apply does not send it.
    public var isInService: Bool { !status.isToBeSent }

    init(position: Int, appointment: PlannedAppointment) throws {
        self.position = position
        session = appointment.session
        body = try CoachingJSON.encode(appointment.body)
        self.appointment = appointment.body
        shape = AppointmentShape(appointment.body)
    }

    /// An entry whose bytes are known.
    init(position: Int, session: String, body: [UInt8]) throws {
        self.position = position
        self.session = session
        self.body = body
        appointment = try CoachingJSON.decode(CreateCoachingAppointmentRequest.self, from: body)
        shape = AppointmentShape(appointment)
    }

    /// What is known of an entry, as that of another journal.
    init(_ other: ApplyEntry, side: EntrySide, position: Int) throws {
        try self.init(position: position, session: other.session, body: other.body)
        self.side = side
        (status, appointmentId, reason, intentAt) = (other.status, other.appointmentId, other.reason, other.intentAt)
        (uncertainSince, moveInDoubtSince, baseline) = (other.uncertainSince, other.moveInDoubtSince, other.baseline)
    }
}

extension ApplyEntry {
    /// What is told of one that is kept after a deletion of it was sent whose outcome is not known.
    static let mayGoYetWords = "; a call that deletes it was sent before, and may be carried out still"

    /// It was kept, and that was told of it: whoever looks for it later need not wonder.
    var mayGoYet: Bool { reason?.hasSuffix(Self.mayGoYetWords) == true }

    /// The same before anything was done.
    var anew: ApplyEntry {
        var entry = self
        (entry.status, entry.appointmentId, entry.reason) = (.pending, nil, nil)
        (entry.intentAt, entry.uncertainSince, entry.moveInDoubtSince, entry.baseline) = (nil, nil, nil, [])
        return entry
    }
}

/// One recorded step of an appointment of a plan.
public struct ApplyStep: Sendable, Equatable {
    /// When it was recorded, by the clock of the run.
    public var at: Instant
    /// The session's key in the request.
    public var session: String
    /// The status after it.
    public var status: ApplyStatus
    /// The service's id as it was known then; nil where none was.
    public var appointmentId: String?
    /// Why it failed, was not sent or was kept, or why its fate is unknown, in words for the planner; else nil.
    public var reason: String?
}
