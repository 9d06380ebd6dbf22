public import CoachingModels
public import PlanModel

/// A call that applying a plan makes, exactly as it is sent. `apply --dry-run` shows these.
public struct ApplyRequest: Sendable, Equatable {
    /// The session's key in the request.
    public var session: String
    /// HTTP method.
    public var method: String
    /// Path at the service's address.
    public var path: String
    /// The body, byte for byte.
    public var body: [UInt8]
    /// The body of a call that creates, decoded.
    public var appointment: CreateCoachingAppointmentRequest?
    /// The body of a call that moves, decoded.
    public var change: UpdateCoachingAppointmentRequest?

    /// The calls that applying a plan makes, in order. None is sent.
    public static func requests(of plan: Plan) throws -> [ApplyRequest] {
        try ApplyEntry.entries(of: plan).map(ApplyRequest.init(creating:))
    }

    /// The calls that are still to be made for entries as a journal knows them.
    public static func requests(remainingIn entries: [ApplyEntry]) -> [ApplyRequest] {
        entries.filter { !$0.status.isToBeDeleted }.map(ApplyRequest.init(creating:))
    }

    private static let appointments = "/api/v2/coaching/appointments"

    init(creating entry: ApplyEntry) {
        (session, method, path) = (entry.session, "POST", Self.appointments)
        (body, appointment) = (entry.body, entry.appointment)
    }

    /// Nil if there is nothing to be sent.
    init?(moving old: ApplyEntry, to new: ApplyEntry) {
        guard let id = old.appointmentId, let patch = AppointmentPatch(from: old.appointment, to: new.appointment),
            let body = try? CoachingJSON.encode(patch.body)
        else { return nil }
        (session, method, path) = (new.session, "PATCH", "\(Self.appointments)/\(id)")
        (self.body, change) = (body, patch.body)
    }

    init?(deleting entry: ApplyEntry) {
        guard let id = entry.appointmentId else { return nil }
        (session, method, path, body) = (entry.session, "DELETE", "\(Self.appointments)/\(id)", [])
    }
}
