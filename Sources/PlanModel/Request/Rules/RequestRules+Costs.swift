/// Costs, added up over a whole request.
extension RequestRules {
    /// Costs are added as whole numbers of units, and reported as numbers that hold 2^53 of them exactly.
    package static func costs(of sessions: [SessionRequest], policy: Policy, horizon: Interval?) -> RequestFault? {
        let attendees = sessions.reduce(0) { $0 + $1.attendees.count }
        // The last person, if all were away at once from a group that is not short; only the slots show whether one is.
        let dearest =
            policy.costs[.understaffing].double * (1 + policy.understaffingGrowth.double * (Double(attendees) + 0.5))
        guard areTooLarge(sessions, policy, horizon, dearestPerson: dearest) else { return nil }
        return RequestFault(
            "the costs are too large, or have too many decimals, to be added exactly",
            expected: "costs whose sum over all sessions stays below 2^53 of their smallest decimal, or of cents")
    }

    /// Whether some plan could cost 2^53 units or more.
    ///
    /// - Parameter dearestPerson: the most that anybody costs who is missing from a group in a tick, in the policy's
    ///   measure.
    package static func areTooLarge(
        _ sessions: [SessionRequest], _ policy: Policy, _ horizon: Interval?, dearestPerson: Double
    ) -> Bool {
        let attendeeTicks = sessions.reduce(0.0) { $0 + Double($1.attendees.count * $1.ticks) }
        let days = horizon.map { Double($0.end.seconds - firstInstant(sessions, $0).seconds) / 86_400 + 2 } ?? 0
        let worst =
            sessions.reduce(0.0) { sum, session in
                sum + policy.costs[.unscheduled].double * Double(session.priority * session.attendees.count)
                    + policy.costs[.preference].double * Double(session.facilitators.count)
                    + policy.costs[.lateness].double * days * Double(session.priority) + policy.costs[.timeOfDay].double
                    + policy.costs[.overload].double * Double(session.ticks) + policy.costs[.moved].double
            } + (dearestPerson + 0.01) * attendeeTicks
        return (0..<policy.costDecimals).reduce(worst) { units, _ in units * 10 } >= 9_007_199_254_740_992
    }

    private static func firstInstant(_ sessions: [SessionRequest], _ horizon: Interval) -> Instant {
        sessions.compactMap(\.window?.start).min().map { min($0, horizon.start) } ?? horizon.start
    }
}

extension Policy {
    /// The activity categories of the service.
    package static let allActivities = [
        "OnQueueWork", "Break", "Meal", "Meeting", "OffQueueWork", "TimeOff", "Training", "Unavailable",
    ]
    package static let allRatings = ["Good", "Neutral", "Poor"]
}

/// Rules for people, and for names in a policy.
extension RequestRules {
    /// Ids that occur more than once in a list of people, each reported at its second position.
    static func repeatedPeople(_ ids: [String]) -> [(index: Int, fault: RequestFault)] {
        var seen = IdentifierSet()
        return ids.enumerated().compactMap { index, id in seen.insert(id) ? nil : (index, repeatedPerson(id)) }
    }

    package static func repeatedPerson(_ id: String) -> RequestFault {
        RequestFault("the id \(id) is listed twice", expected: "each id once")
    }

    /// - Parameter hint: what to add to the message about the known name that is probably meant.
    package static func choice(
        _ text: String, of names: [String], hint: (String, [String]) -> String = { DidYouMean.hint($0, $1) }
    ) -> RequestFault? {
        let expected = "one of \(names.joined(separator: ", "))"
        if let fault = RequestRules.text(text, expected: expected) { return fault }
        return names.contains(text) ? nil : RequestFault("is not known" + hint(text, names), expected: expected)
    }

    static func choices(_ texts: [String], of names: [String]) -> [(index: Int, fault: RequestFault)] {
        texts.enumerated().compactMap { index, text in choice(text, of: names).map { (index, $0) } }
    }

    /// A name that has to be usable as the name of a field in a file.
    static func fieldName(_ name: String, expected: String) -> RequestFault? {
        name == "<<"
            ? RequestFault("merge keys are not read", expected: "another name") : identifier(name, expected: expected)
    }
}
