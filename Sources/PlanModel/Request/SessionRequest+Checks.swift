/// Checks what is wrong with a session in any request.
extension SessionRequest {
    func checked() throws(InvalidRequest) {
        var problems = RequestProblems()
        problems.add("key", RequestRules.key(key, expected: RequestRules.keyExpected))
        problems.add("name", RequestRules.text(name, expected: "the appointment's name"))
        addPeople(to: &problems)
        problems.add("lengthInMinutes", RequestRules.length(lengthInMinutes))
        problems.add("window", window.flatMap(RequestRules.interval))
        problems.add("priority", priority, in: RequestLimits.priority)
        addTimes(to: &problems)
        addPassedOn(to: &problems)
        try problems.throwIfAny()
    }

    private func addPeople(to problems: inout RequestProblems) {
        problems.add("attendees", attendees.isEmpty ? KnownPeople.emptyList(of: .attendee) : nil)
        problems.addIdentifiers("attendees", attendees, expected: "attendee id")
        problems.add("facilitators", facilitators.isEmpty ? KnownPeople.emptyList(of: .facilitator) : nil)
        problems.addIdentifiers("facilitators", facilitators, expected: "facilitator id")
        if !facilitators.isEmpty {
            problems.add("facilitators", KnownPeople.leaders(facilitators, attendees: attendees))
        }
    }

    private func addTimes(to problems: inout RequestProblems) {
        problems.add("timeOfDay", timeOfDay.flatMap(RequestRules.clockRange))
        problems.add("hours", hours)
        problems.add("closed", closed)
        for (index, place) in forbidden.enumerated() {
            problems.add("forbidden[\(index)]", RequestRules.forbiddenPlace(place, of: facilitators))
        }
        problems.add("forbidden", RequestRules.repeated(forbidden.map(\.text), expected: "place"))
        if let after {
            problems.add(
                "after.session", RequestRules.key(after.session, expected: RequestRules.predecessorExpected))
            problems.add("after.minDays", after.minDays, in: RequestLimits.days)
            problems.add("after.maxDays", after.maxDays, in: RequestLimits.days)
            problems.add("after.maxDays", RequestRules.maxDays(after.maxDays, minDays: after.minDays))
        }
        if let pin {
            problems.add(
                "pin.facilitatorId", pin.facilitatorId.flatMap { RequestRules.pinnedLeader($0, of: facilitators) })
            problems.add(
                "pin.dateStart",
                RequestRules.pinnedStart(pin.dateStart, minutes: lengthInMinutes, window: window, horizon: nil))
        }
    }

    /// Checks texts that are sent to the service as they are.
    private func addPassedOn(to problems: inout RequestProblems) {
        if !description.isEmpty {
            problems.add("description", RequestRules.text(description, maxBytes: RequestLimits.descriptionBytes))
        }
        problems.addIdentifier("location", location, expected: "a location's name")
        problems.addIdentifiers("conversationIds", conversationIds, expected: "conversation id")
        problems.addIdentifiers("documentIds", documentIds, expected: "document id")
        for (index, link) in (externalLinks ?? []).enumerated() {
            problems.add(
                "externalLinks[\(index)]",
                RequestRules.text(link, maxBytes: RequestLimits.linkBytes, expected: "a link"))
        }
    }
}
