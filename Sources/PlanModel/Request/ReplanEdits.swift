/// Changes that somebody wants to an existing plan: a coach who is ill, sessions that no longer exist, places that must
/// stay.
///
/// They are applied to the request, so that the re-plan is the plan of a request like any other.
public struct ReplanEdits: Sendable, Equatable {
    /// A person is away, whether they lead or are coached.
    public struct Absence: Sendable, Equatable {
        /// User id.
        public var id: String
        /// When they are away.
        public var time: Interval

        /// An absence; nothing is checked.
        public init(id: String, time: Interval) {
            self.id = id
            self.time = time
        }
    }

    /// Absences of people.
    public var absences: [Absence] = []
    /// Keys of sessions that are dropped from the request.
    public var dropped: [String] = []
    /// Keys of sessions that are left without a place in this plan.
    public var excluded: [String] = []
    /// Places for sessions, by key.
    public var pins: [String: PinRequest] = [:]
    /// Places that sessions must not have, by key.
    public var forbidden: [String: [ForbiddenPlace]] = [:]
    /// Lines of an overrides file: pins, forbidden places, sessions without a place, exchanged places. Other edits of
    /// the same session take precedence.
    public var overrides: [PlanOverride] = []
    /// Sessions that the plan places before this time stay where they are.
    public var frozenUntil: Instant?
    /// A request whose sessions are added, with those of its people who are missing from the other request.
    public var added: PlanRequest?
    /// The cost of each moved session; nil for the policy's.
    public var moveCost: ExactDecimal?

    /// No edits.
    public init() {}

    /// The request with the edits applied.
    ///
    /// - Parameter plan: the places of sessions in the plan, used for frozen sessions.
    /// - Throws: `InvalidRequest` with everything that is impossible: keys and people that do not exist, a dropped
    ///   session that is the predecessor of another, places outside the horizon.
    public func applied(to request: PlanRequest, plan: [String: SessionPlace]) throws(InvalidRequest) -> PlanRequest {
        var problems = RequestProblems()
        checkKeys(of: request, &problems)
        checkPlaces(in: request, &problems)
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

    /// Sessions that exchange their places, in the order of the overrides.
    public var swaps: [(session: String, other: String)] {
        overrides.compactMap { one in one.other.map { (one.session, $0) } }
    }

    /// The places of sessions after the exchanges.
    public func swapping(_ places: [String: SessionPlace]) -> [String: SessionPlace] {
        swaps.reduce(into: places) { result, swap in
            (result[swap.session], result[swap.other]) = (places[swap.other], places[swap.session])
        }
    }

    /// The request with everything but the exchanges, and without pins of the sessions that exchange, to determine
    /// whether each may have the other's place.
    public func appliedWithoutSwaps(
        to request: PlanRequest, plan: [String: SessionPlace]
    ) throws(InvalidRequest) -> PlanRequest {
        var others = self
        others.overrides.removeAll { $0.kind == .swap }
        var edited = try others.applied(to: request, plan: plan)
        let swapped = Set(swaps.flatMap { [$0.session, $0.other] })
        for index in edited.sessions.indices where swapped.contains(edited.sessions[index].key) {
            edited.sessions[index].pin = nil
        }
        return edited
    }

    private func edit(_ session: inout SessionRequest, _ plan: [String: SessionPlace], _ horizon: Interval) {
        if excluded.contains(session.key) { session.closed.append(.interval(horizon)) }
        if let frozenUntil, let place = plan[session.key], place.start < frozenUntil {
            session.pin = PinRequest(dateStart: place.start, facilitatorId: place.facilitatorId)
        }
        for override in overrides { override.apply(to: &session, plan, horizon) }
        for place in forbidden[session.key] ?? [] where !session.forbidden.contains(place) {
            session.forbidden.append(place)
        }
        if let pin = pins[session.key] { session.pin = pin }
    }

    /// All edits of single sessions, as a plan keeps them.
    public var recorded: [PlanOverride] {
        let pinned = pins.sorted { $0.key < $1.key }.map { key, pin in
            PlanOverride(.pin, session: key, start: pin.dateStart, facilitatorId: pin.facilitatorId)
        }
        let kept = forbidden.sorted { $0.key < $1.key }.flatMap { key, places in
            places.map { PlanOverride(.forbid, session: key, start: $0.dateStart, facilitatorId: $0.facilitatorId) }
        }
        return overrides + pinned + kept + excluded.map { PlanOverride(.exclude, session: $0) }
    }

    private func checkPlaces(in request: PlanRequest, _ problems: inout RequestProblems) {
        func add(_ field: String, _ key: String, _ fault: RequestFault?) {
            guard let fault else { return }
            problems.add(field, RequestFault("\(key): \(fault.message)", expected: fault.expected))
        }
        for session in request.sessions {
            if let pin = pins[session.key] {
                add(
                    "pin", session.key,
                    pin.facilitatorId.flatMap { RequestRules.pinnedLeader($0, of: session.facilitators) })
            }
            for place in forbidden[session.key] ?? [] {
                add("forbid", session.key, RequestRules.forbiddenPlace(place, of: session.facilitators))
            }
        }
    }

    private func checkKeys(of request: PlanRequest, _ problems: inout RequestProblems) {
        let keys = Set(request.sessions.map(\.key))
        for (field, asked) in [
            ("drop", dropped), ("exclude", excluded), ("pin", pins.keys.sorted()),
            ("forbid", forbidden.keys.sorted()),
        ] {
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
    /// This request with the sessions of another one, and with those of its people who are missing here. Policy,
    /// horizon and zone are this one's.
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

extension PlanOverride {
    /// - Parameter plan: the places of sessions.
    fileprivate func apply(to session: inout SessionRequest, _ plan: [String: SessionPlace], _ horizon: Interval) {
        guard session.key == self.session || session.key == other else { return }
        switch kind {
        case .pin:
            if let start { session.pin = PinRequest(dateStart: start, facilitatorId: facilitatorId) }
        case .forbid:
            guard let start else { return }
            let place = ForbiddenPlace(dateStart: start, facilitatorId: facilitatorId)
            if !session.forbidden.contains(place) { session.forbidden.append(place) }
        case .exclude: session.closed.append(.interval(horizon))
        case .swap:
            guard let place = (session.key == other ? self.session : other).flatMap({ plan[$0] }) else { return }
            session.pin = PinRequest(dateStart: place.start, facilitatorId: place.facilitatorId)
        }
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
