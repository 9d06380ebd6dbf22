public import PlanModel

/// The part of a session from which the calls for a request are derived.
public struct SlotQueryNeed: Sendable, Equatable {
    /// User ids of the people coached together.
    public var attendees: [String]
    /// User ids of the people who may lead the session.
    public var facilitators: [String]
    /// How long the session is: 15, 30, 45 or 60.
    public var lengthInMinutes: Int

    /// A session's people and length.
    public init(attendees: [String], facilitators: [String], lengthInMinutes: Int) {
        self.attendees = attendees
        self.facilitators = facilitators
        self.lengthInMinutes = lengthInMinutes
    }
}

/// Determines which calls a request needs (planning.md, "Which calls").
///
/// It needs one call over the horizon, without facilitators, for each distinct attendee set and length: its suggestions
/// carry the staffing. For the facilitators' schedules it needs as few calls as possible, each with many of them.
public enum SlotQueryPlan {
    /// Facilitators asked for in one call. The service publishes no limit; its lists of users end at 100.
    public static let maximumFacilitatorsPerCall = 100

    /// How many attendees are kept for each facilitator: the service hardly ever fails to know that many of them.
    private static let partnersPerFacilitator = 20

    /// The calls for a request, in the order of its sessions; those for facilitators come last.
    ///
    /// - Parameter interruptible: ids of appointments whose time counts as free, such as those that a re-plan may move.
    public static func queries(for request: PlanRequest, interruptible: [String] = []) -> [SlotQuery] {
        let ids = Set(interruptible).sorted()
        return queries(
            for: request.sessions.map {
                SlotQueryNeed(
                    attendees: $0.attendees, facilitators: $0.facilitators, lengthInMinutes: $0.lengthInMinutes)
            },
            horizon: request.horizon
        ).map { query in
            var query = query
            query.interruptible = ids
            return query
        }
    }

    /// The calls for sessions, in their order; those for facilitators come last.
    public static func queries(
        for needs: [SlotQueryNeed], horizon: Interval, facilitatorsPerCall: Int = maximumFacilitatorsPerCall
    ) -> [SlotQuery] {
        attendeeQueries(needs, horizon: horizon)
            + facilitatorQueries(needs, horizon: horizon, facilitatorsPerCall: facilitatorsPerCall)
    }

    private static func attendeeQueries(_ needs: [SlotQueryNeed], horizon: Interval) -> [SlotQuery] {
        var seen: [Int: Set<IdentifierSet>] = [:]
        return needs.compactMap { need in
            let attendees = IdentifierSet(need.attendees)
            guard seen[need.lengthInMinutes, default: []].insert(attendees).inserted else { return nil }
            return SlotQuery(
                attendeeIds: attendees.sorted, lengthInMinutes: need.lengthInMinutes, interval: horizon)
        }
    }

    /// Names in each call an attendee whom its first facilitator may coach, so that both are of the same business unit
    /// in the service.
    private static func facilitatorQueries(
        _ needs: [SlotQueryNeed], horizon: Interval, facilitatorsPerCall: Int
    ) -> [SlotQuery] {
        var attendees = IdentifierTable<[String]>()
        for need in needs {
            let sorted = need.attendees.sortedIdentifiers.map(\.text)
            for facilitator in need.facilitators {
                for attendee in sorted
                where attendees[facilitator, default: []].count < partnersPerFacilitator
                    && attendees[facilitator]?.contains(where: attendee.isSameIdentifier) != true
                {
                    attendees[facilitator, default: []].append(attendee)
                }
            }
        }
        let facilitators = IdentifierSet(needs.flatMap(\.facilitators)).sorted.filter { attendees[$0] != nil }
        return stride(from: 0, to: facilitators.count, by: facilitatorsPerCall).map { start in
            let asked = Array(facilitators[start..<min(start + facilitatorsPerCall, facilitators.count)])
            return SlotQuery(
                attendeeIds: Array((attendees[asked[0]] ?? []).prefix(1)), facilitatorIds: asked, lengthInMinutes: 15,
                interval: horizon,
                partners: Dictionary(
                    asked.compactMap { id in attendees[id].map { (id, $0) } }, uniquingKeysWith: { first, _ in first }))
        }
    }
}
