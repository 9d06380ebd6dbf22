import CoachingModels
public import PlanModel

/// Checks a plan against its request and slots by a plain reading of planning.md, rule by rule and field by field.
///
/// It is slow and obvious on purpose, and shares no code with the planner, so that any mistake of the solver shows up
/// here. It runs after each planning run, and whenever somebody wants a second opinion.
public struct PlanVerifier {
    let request: PlanRequest
    let slots: SlotsFile
    let previous: BasePlan?
    private let sessionOfKey: [String: SessionRequest]

    /// A verifier of plans for this request and these slots, which must be those that a plan says it was made from.
    ///
    /// - Parameter previous: the plan on which a re-plan is based, which defines which sessions have moved.
    public init(request: PlanRequest, slots: SlotsFile, previous: BasePlan? = nil) {
        self.request = request
        self.previous = previous
        self.slots = slots
        sessionOfKey = Dictionary(request.sessions.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Everything that is wrong with the plan, in words that begin with the field; empty if the plan is right.
    ///
    /// Parts that nothing else determines are not compared: the plan's id, the time it was made, and the wording of
    /// reasons.
    public func violations(of plan: Plan) -> [String] {
        let lists = listViolations(of: plan)
        let stated = sourceViolations(of: plan) + nameViolations(of: plan)
        guard lists.isEmpty else { return stated + lists }
        let placed = placed(by: plan)
        let facts = SlotFacts(request: request, slots: slots, placed: placed)
        let hours = VerifierHours(request: request)
        var violations = stated
        for (appointment, place) in zip(plan.appointments, placed) {
            violations += fieldViolations(appointment.body, place) + scheduleViolations(appointment.body, place, facts)
            violations += candidateViolations(place, facts) + openingViolations(place, hours)
        }
        violations += overlaps(placed) + buffers(placed) + facilitatorDays(placed) + attendeeDays(placed)
        violations += facilitatorWeeks(placed) + attendeeSpacing(placed)
        violations += locations(placed) + groupsAway(placed, facts) + predecessors(placed)
        violations += costViolations(of: plan, placed: placed, facts)
        violations += staffingViolations(of: plan, placed: placed, facts) + placeViolations(of: plan, facts, hours)
        violations += contextViolations(of: plan, facts) + staffingDayViolations(of: plan, facts)
        violations += coachViolations(of: plan, placed: placed, facts, hours)
        return violations
    }

    /// The plan's cost by this request's policy, term by term; nil if it cannot be added exactly. Whether the plan
    /// keeps the rules is not checked.
    public func costs(of plan: Plan) -> CostTerms<Double>? {
        let placed = placed(by: plan)
        let facts = SlotFacts(request: request, slots: slots, placed: placed)
        return costs(placed, facts)
    }

    private func placed(by plan: Plan) -> [PlacedSession] {
        plan.appointments.enumerated().compactMap { index, appointment in
            sessionOfKey[appointment.session].flatMap {
                PlacedSession($0, body: appointment.body, field: "appointments[\(index)].body")
            }
        }
    }

    /// Each session of the request must be in the plan once, and somebody must lead it if it has a place.
    private func listViolations(of plan: Plan) -> [String] {
        var listed = plan.appointments.enumerated().map { ("appointments[\($0)].session", $1.session) }
        listed += plan.unscheduled.enumerated().map { ("unscheduled[\($0)].session", $1.session) }
        var seen: Set<String> = []
        var faults: [String] = []
        for (field, key) in listed {
            if sessionOfKey[key] == nil {
                faults.append("\(field): the request has no session \(ForeignText.shown(key))")
            } else if !seen.insert(key).inserted {
                faults.append("\(field): \(key) is listed twice")
            }
        }
        for session in request.sessions where !seen.contains(session.key) {
            faults.append("appointments: \(session.key) is neither among them nor unscheduled")
        }
        for (index, appointment) in plan.appointments.enumerated() where appointment.body.facilitatorId == nil {
            faults.append(
                "appointments[\(index)].body.facilitatorId: nobody leads \(ForeignText.shown(appointment.session))")
        }
        return faults
    }

    /// The request's session with this key.
    func session(_ key: String) -> SessionRequest? { sessionOfKey[key] }

    /// One line about a field that differs from what it has to be.
    static func differs(_ field: String, _ found: String, _ right: String) -> String {
        "\(field): the plan says \(ForeignText.shown(found)), right is \(ForeignText.shown(right))"
    }
}

/// A session together with its place.
struct PlacedSession {
    let session: SessionRequest
    let facilitator: String
    let start: Instant
    /// The path of its appointment's body in the plan.
    let field: String

    init?(_ session: SessionRequest, body: CreateCoachingAppointmentRequest, field: String) {
        guard let facilitator = body.facilitatorId else { return nil }
        self.session = session
        self.facilitator = facilitator
        self.field = field
        start = Instant(body.dateStart)
    }

    var end: Instant { start.advanced(byMinutes: session.lengthInMinutes) }

    /// The quarter hours of UTC, counted from 1970, that the session takes.
    var ticks: Range<Int64> { Tick(at: start).count..<Tick(at: end).count }

    func overlaps(_ other: PlacedSession) -> Bool { start < other.end && other.start < end }
}
