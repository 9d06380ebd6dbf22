/// Checks the parts of a request against each other. Each part by itself is valid, or it would not exist.
extension PlanRequest {
    func checked() throws(InvalidRequest) {
        var problems = RequestProblems()
        problems.addIdentifier("name", name, expected: "the request's name")
        add("horizon", horizon, to: &problems)
        problems.add("horizon", RequestRules.horizon(horizon))
        problems.add("facilitators", RequestRules.repeatedPeople(facilitators.map(\.id)))
        problems.add("attendees", RequestRules.repeatedPeople(attendees.map(\.id)))
        problems.add(
            "sessions",
            sessions.isEmpty ? RequestFault("there is no session in it", expected: "at least one session") : nil)
        for (index, attendee) in attendees.enumerated() {
            problems.add(
                "attendees[\(index)].minDaysBetween",
                RequestRules.daysBetween(attendee.minDaysBetween, horizon: horizon, clock))
        }
        let people = KnownPeople(attendees: attendees, facilitators: facilitators)
        for (index, session) in sessions.enumerated() {
            check(session, "sessions[\(index)]", people, &problems)
        }
        addSequence(to: &problems)
        addGroups(to: &problems)
        problems.add("policy", RequestRules.costs(of: sessions, policy: policy, horizon: horizon))
        try problems.throwIfAny()
    }

    private func check(
        _ session: SessionRequest, _ field: String, _ people: KnownPeople, _ problems: inout RequestProblems
    ) {
        problems.add("\(field).attendees", people.strangers(session.attendees, role: .attendee))
        problems.add("\(field).facilitators", people.strangers(session.facilitators, role: .facilitator))
        if let window = session.window { add("\(field).window", window, to: &problems) }
        problems.add(
            "\(field).\(session.window == nil ? "lengthInMinutes" : "window")",
            RequestRules.room(minutes: session.lengthInMinutes, window: session.window, horizon: horizon))
        for (index, place) in session.forbidden.enumerated() {
            problems.add("\(field).forbidden[\(index)]", RequestRules.instant(place.dateStart, clock))
        }
        if let pin = session.pin {
            problems.add("\(field).pin.dateStart", RequestRules.instant(pin.dateStart, clock))
            problems.add(
                "\(field).pin.dateStart",
                RequestRules.pinnedStart(
                    pin.dateStart, minutes: session.lengthInMinutes, window: session.window, horizon: horizon))
        }
    }

    private func add(_ field: String, _ interval: Interval, to problems: inout RequestProblems) {
        problems.add(field, RequestRules.interval(interval))
        problems.add(field, RequestRules.instant(interval.start, clock) ?? RequestRules.instant(interval.end, clock))
    }

    private func addGroups(to problems: inout RequestProblems) {
        let rules = StaffingGroupRules(policy: policy, attendees: attendees)
        for (group, fault) in rules.strangers { problems.add("policy.staffingGroups.\(group)", fault) }
        for (group, fault) in rules.forbidden(sessions) {
            problems.add("policy.staffingGroups.\(group).maxAway", fault)
        }
    }

    private func addSequence(to problems: inout RequestProblems) {
        let entries = sessions.map { SessionSequence.Entry(key: $0.key, after: $0.after) }
        for fault in SessionSequence(entries, name: { "sessions[\($0)]" }).faults {
            problems.add("sessions[\(fault.index)]\(fault.part == .after ? ".after" : "")", fault.fault)
        }
    }
}
