import CoachingAPI

/// Checks a plan against its request and slots by a plain reading of planning.md, rule by rule.
///
/// Slow and obvious on purpose, and shares nothing with the way plans are made: whatever the solver does wrong shows
/// up here. It is asked after each run, and again before anything is sent.
public struct PlanVerifier {
    let request: PlanRequest
    private let slots: SlotsFile
    private let sessionOfKey: [String: SessionRequest]

    public init(request: PlanRequest, slots: SlotsFile) {
        self.request = request
        self.slots = slots
        sessionOfKey = Dictionary(request.sessions.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Everything that is wrong with the plan, in words; empty if the plan is right.
    public func violations(of plan: Plan) -> [String] {
        var violations = checkList(of: plan)
        guard violations.isEmpty else { return violations }
        let placed = plan.appointments.compactMap { appointment in
            sessionOfKey[appointment.session].flatMap { PlacedSession($0, body: appointment.body) }
        }
        let facts = SlotFacts(request: request, slots: slots, placed: placed)
        violations += placed.flatMap { candidateViolations($0, facts) }
        violations += overlaps(placed) + buffers(placed) + facilitatorDays(placed) + attendeeDays(placed)
        violations += locations(placed) + predecessors(placed)
        violations += costViolations(of: plan, placed: placed, facts)
        return violations
    }

    /// Each session of the request is in the plan once, with its own people, length and text.
    private func checkList(of plan: Plan) -> [String] {
        var violations: [String] = []
        let listed = plan.appointments.map(\.session) + plan.unscheduled.map(\.session)
        if listed.sorted() != request.sessions.map(\.key).sorted() {
            violations.append("the plan does not list each session of the request once")
        }
        for appointment in plan.appointments {
            guard let session = sessionOfKey[appointment.session] else {
                violations.append("\(appointment.session): no such session")
                continue
            }
            let body = appointment.body
            if body.attendeeIds.sortedIdentifiers != session.attendees.sortedIdentifiers
                || body.lengthInMinutes != session.lengthInMinutes
            {
                violations.append("\(session.key): other people or another length than the session")
            }
            if body.name != session.name || body.description != session.description {
                violations.append("\(session.key): another name or description than the session")
            }
            if PlacedSession(session, body: body) == nil { violations.append("\(session.key): nobody leads it") }
        }
        return violations
    }
}

/// A session at its place.
struct PlacedSession {
    let session: SessionRequest
    let facilitator: String
    let start: Instant

    init?(_ session: SessionRequest, body: CreateCoachingAppointmentRequest) {
        guard let facilitator = body.facilitatorId else { return nil }
        self.session = session
        self.facilitator = facilitator
        start = Instant(microseconds: body.dateStart.millisecondsSince1970 * 1000)
    }

    var end: Instant { start.advanced(bySeconds: Int64(session.lengthInMinutes) * 60) }

    /// The quarter hours of UTC, counted from 1970, that the session takes.
    var ticks: Range<Int64> { start.seconds / 900..<end.seconds / 900 }

    func overlaps(_ other: PlacedSession) -> Bool { start < other.end && other.start < end }
}
