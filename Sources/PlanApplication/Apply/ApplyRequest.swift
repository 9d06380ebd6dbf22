public import CoachingModels
public import PlanModel

/// A call that applying a plan makes: what `apply --dry-run` shows, and exactly what is sent.
public struct ApplyRequest: Sendable, Equatable {
    /// The session's key in the request.
    public var session: String
    /// HTTP method.
    public var method: String
    /// Path at the service's address.
    public var path: String
    /// The body, byte for byte.
    public var body: [UInt8]
    /// The same as a value.
    public var appointment: CreateCoachingAppointmentRequest

    /// The calls that applying a plan makes, in order. None is sent.
    public static func requests(of plan: Plan) throws -> [ApplyRequest] {
        try ApplyEntry.entries(of: plan).map(ApplyRequest.init)
    }

    /// The calls that are still to be made for entries as a journal knows them.
    public static func requests(remainingIn entries: [ApplyEntry]) -> [ApplyRequest] {
        entries.filter { !$0.status.isToBeDeleted }.map(ApplyRequest.init)
    }

    private init(_ entry: ApplyEntry) {
        session = entry.session
        method = "POST"
        path = "/api/v2/coaching/appointments"
        body = entry.body
        appointment = entry.appointment
    }
}
