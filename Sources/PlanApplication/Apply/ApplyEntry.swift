public import CoachingModels
public import PlanModel

/// One appointment of a plan in the journal: what is to be sent, and everything known about its outcome.
public struct ApplyEntry: Sendable, Equatable {
    /// Place in the plan, from 0.
    public let position: Int
    /// The session's key in the request.
    public let session: String
    /// The bytes to send.
    public let body: [UInt8]
    /// ``body``, decoded.
    public let appointment: CreateCoachingAppointmentRequest
    let shape: AppointmentShape
    /// The plan it belongs to. In a journal that is not of a re-plan, every entry belongs to the journal's own plan.
    public internal(set) var side = EntrySide.plan

    /// Where it stands; `pending` in a new journal.
    public internal(set) var status = ApplyStatus.pending
    /// The service's id, once it is known.
    public internal(set) var appointmentId: String?
    /// Why it failed, or why its outcome is unknown, in words for the planner.
    public internal(set) var reason: String?
    /// When the last intent to send was recorded.
    var intentAt: Instant?
    /// When the first intent was recorded whose outcome the service did not report. An appointment of this shape that
    /// was created since then may be ours.
    var uncertainSince: Instant?
    /// When the first intent was recorded to move an appointment to this place that did not seem to be carried out. It
    /// may still be carried out.
    var moveInDoubtSince: Instant?
    /// Ids of the appointments that its people had before the last intent.
    var baseline: Set<String> = []
    /// The baseline of an entry whose record of it is lost. No id has this form.
    static let unknownBaseline: Set<String> = ["?"]

    /// Whether it is in the service, or may be; apply does not send it then.
    public var isInService: Bool { !status.isToBeSent }

    init(position: Int, appointment: PlannedAppointment) throws {
        self.position = position
        session = appointment.session
        body = try CoachingJSON.encode(appointment.body)
        self.appointment = appointment.body
        shape = AppointmentShape(appointment.body)
    }

    /// Creates an entry from its bytes.
    init(position: Int, session: String, body: [UInt8]) throws {
        self.position = position
        self.session = session
        self.body = body
        appointment = try CoachingJSON.decode(CreateCoachingAppointmentRequest.self, from: body)
        shape = AppointmentShape(appointment)
    }

    /// Copies what is known of an entry into an entry of another journal.
    init(_ other: ApplyEntry, side: EntrySide, position: Int) throws {
        try self.init(position: position, session: other.session, body: other.body)
        self.side = side
        (status, appointmentId, reason, intentAt) = (other.status, other.appointmentId, other.reason, other.intentAt)
        (uncertainSince, moveInDoubtSince, baseline) = (other.uncertainSince, other.moveInDoubtSince, other.baseline)
    }
}

extension ApplyEntry {
    /// The end of the reason of an entry that is kept although a deletion with unknown outcome was sent for it.
    static let mayGoYetWords = "; a call that deletes it was sent before, and may be carried out still"

    /// Whether it was kept and its reason already says that it may still be deleted. Whoever looks for it later need
    /// not wonder.
    var mayGoYet: Bool { reason?.hasSuffix(Self.mayGoYetWords) == true }

    /// The same entry before anything was done with it.
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
    /// The service's id as it was known then; nil if it was not.
    public var appointmentId: String?
    /// Why it failed, was not sent or was kept, or why its outcome is unknown, in words for the planner; otherwise nil.
    public var reason: String?
}
