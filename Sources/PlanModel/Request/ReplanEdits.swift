/// What somebody wants otherwise than in a plan that is at hand: a coach who is ill, sessions that are no more, places that
/// must stay.
///
/// Carried out on the request, so that the re-plan is a plan of a request as any other.
public struct ReplanEdits: Sendable, Equatable {
    /// Somebody is away, whether they lead or are coached.
    public struct Absence: Sendable, Equatable {
        /// User id.
        public var id: String
        /// When.
        public var time: Interval

        /// An absence; nothing is checked.
        public init(id: String, time: Interval) {
            self.id = id
            self.time = time
        }
    }

    /// Who is away when.
    public var absences: [Absence] = []
    /// Keys of sessions that are no longer asked for.
    public var dropped: [String] = []
    /// Keys of sessions that stay without a place in this plan.
    public var excluded: [String] = []
    /// Places for sessions, by key.
    public var pins: [String: PinRequest] = [:]
    /// Sessions that the plan has before this time stay where they are.
    public var frozenUntil: Instant?
    /// A request whose sessions are asked for as well, with the people it has and the other one lacks.
    public var added: PlanRequest?
    /// What each moved session costs; nil for what the policy says.
    public var moveCost: ExactDecimal?

    /// No edits.
    public init() {}

    /// The request as it is with the edits.
    ///
    /// - Parameter plan: says where frozen sessions are.
    /// - Throws: `InvalidRequest` with everything that cannot be: keys and people that there are not, a session that is dropped
    ///   while another one comes after it, places outside the horizon.
    public func applied(to request: PlanRequest, plan: [String: SessionPlace]) throws(InvalidRequest) -> PlanRequest {
        var problems = RequestProblems()
        checkKeys(of: request, &problems)
        try problems.throwIfAny()
        var edited = added.map(request.adding) ?? request
        edited.sha256 = ""
        edited.sessions.removeAll { dropped.contains($0.key) }
        for index in edited.sessions.indices { edit(&edited.sessions[index], plan, edited.horizon) }
        for absence in absences { absence.close(&edited) }
        if let moveCost { edited.policy.costs[.moved] = moveCost }
        try edited.checked()
        return edited
    }

    private func edit(_ session: inout SessionRequest, _ plan: [String: SessionPlace], _ horizon: Interval) {
        if excluded.contains(session.key) { session.closed.append(.interval(horizon)) }
        if let frozenUntil, let place = plan[session.key], place.start < frozenUntil {
            session.pin = PinRequest(dateStart: place.start, facilitatorId: place.facilitatorId)
        }
        if let pin = pins[session.key] { session.pin = pin }
    }

    private func checkKeys(of request: PlanRequest, _ problems: inout RequestProblems) {
        let keys = Set(request.sessions.map(\.key))
        for (field, asked) in [("drop", dropped), ("exclude", excluded), ("pin", pins.keys.sorted())] {
            for key in asked where !keys.contains(key) {
                problems.add(
                    field,
                    RequestFault(
                        "the request has no session \(VisibleText.revealed(key))\(DidYouMean.hint(key, keys))",
                        expected: "the key of a session"))
            }
        }
        for session in request.sessions where !dropped.contains(session.key) {
            if let before = session.after?.session, dropped.contains(before) {
                problems.add(
                    "drop",
                    RequestFault(
                        "\(session.key) comes after \(before)", expected: "\(session.key) to be dropped as well"))
            }
        }
        let known = request.facilitators.map(\.id) + request.attendees.map(\.id)
        for absence in absences where !known.contains(where: { $0.isSameIdentifier(as: absence.id) }) {
            problems.add(
                "absent",
                RequestFault(
                    "nobody of the request is \(VisibleText.revealed(absence.id))\(DidYouMean.hint(absence.id, known))",
                    expected: "somebody's id or name"))
        }
    }
}

extension PlanRequest {
    /// This request with the sessions of another one, and with the people of that one whom this does not know. Policy, horizon
    /// and zone are this one's.
    package func adding(_ other: PlanRequest) -> PlanRequest {
        var sum = self
        sum.sha256 = ""
        let coaches = IdentifierSet(facilitators.map(\.id))
        let coached = IdentifierSet(attendees.map(\.id))
        sum.facilitators += other.facilitators.filter { !coaches.contains($0.id) }
        sum.attendees += other.attendees.filter { !coached.contains($0.id) }
        sum.sessions += other.sessions
        return sum
    }
}

extension ReplanEdits.Absence {
    fileprivate func close(_ request: inout PlanRequest) {
        for index in request.facilitators.indices where request.facilitators[index].id.isSameIdentifier(as: id) {
            request.facilitators[index].closed.append(.interval(time))
        }
        for index in request.attendees.indices where request.attendees[index].id.isSameIdentifier(as: id) {
            request.attendees[index].closed.append(.interval(time))
        }
    }
}
