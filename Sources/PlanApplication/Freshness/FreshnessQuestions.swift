import PlanModel

/// A person whose schedule has to be asked for again.
enum FreshnessItem: Hashable {
    case attendee(String)
    /// A facilitator, asked for together with one of their attendees if the call has no other: both are probably of one
    /// business unit.
    case facilitator(String, partner: String)

    var person: String {
        switch self {
        case .attendee(let id), .facilitator(let id, _): id
        }
    }
}

/// Determines the calls that show whether the people of some sessions are free where the plan needs them: as few as
/// possible.
///
/// It does not matter for schedules who is in one call with whom, so each call has as many people as the service
/// accepts.
enum FreshnessQuestions {
    /// The most attendees of one call, and the most facilitators.
    static let peoplePerCall = SlotQueryPlan.maximumFacilitatorsPerCall
    /// Schedules are asked for by the shortest length there is.
    private static let length = 15

    /// The people of sessions, those of one group next to each other: a call that the service refuses because of
    /// several business units is then split into few parts.
    static func items(_ entries: [ApplyEntry], in context: FreshnessContext) -> [FreshnessItem] {
        var seen: Set<Identifier> = []
        var items: [FreshnessItem] = []
        let attendees = entries.map { $0.shape.attendees.sorted() }
        let groups = attendees.map { group($0, context) }
        let sorted = entries.indices.sorted { first, second in
            (groups[first], entries[first].position) < (groups[second], entries[second].position)
        }
        for index in sorted {
            for attendee in attendees[index] where seen.insert(Identifier(attendee)).inserted {
                items.append(.attendee(attendee))
            }
        }
        var facilitators: [FreshnessItem] = []
        for index in sorted {
            guard let facilitator = entries[index].shape.facilitator, let partner = attendees[index].first,
                seen.insert(Identifier(facilitator)).inserted
            else { continue }
            facilitators.append(.facilitator(facilitator, partner: partner))
        }
        return items + facilitators
    }

    private static func group(_ attendees: [String], _ context: FreshnessContext) -> String {
        attendees.first.flatMap { context.group(of: $0) } ?? ""
    }

    /// The calls for people, each filled with both attendees and facilitators.
    static func calls(for items: [FreshnessItem]) -> [[FreshnessItem]] {
        let attendees = items.filter { if case .attendee = $0 { true } else { false } }
        let facilitators = items.filter { if case .attendee = $0 { false } else { true } }
        let count = (max(attendees.count, facilitators.count) + peoplePerCall - 1) / peoplePerCall
        return (0..<count).map { index in
            Array(part(index, of: attendees, count)) + part(index, of: facilitators, count)
        }
    }

    /// Even parts, which roughly keep facilitators in the same calls as their attendees.
    private static func part(_ index: Int, of items: [FreshnessItem], _ count: Int) -> ArraySlice<FreshnessItem> {
        items[items.count * index / count..<items.count * (index + 1) / count]
    }

    static func query(_ items: [FreshnessItem], interval: Interval) -> SlotQuery {
        var attendees: [String] = []
        var facilitators: [String] = []
        var partner: String?
        for item in items {
            switch item {
            case .attendee(let id): attendees.append(id)
            case .facilitator(let id, let with):
                facilitators.append(id)
                partner = partner ?? with
            }
        }
        if attendees.isEmpty, let partner { attendees = [partner] }
        return SlotQuery(
            attendeeIds: attendees, facilitatorIds: facilitators, lengthInMinutes: length, interval: interval)
    }

    /// A call that reports the staffing of somebody's group whenever they are free.
    static func staffing(of attendee: String, interval: Interval) -> SlotQuery {
        SlotQuery(attendeeIds: [attendee], lengthInMinutes: length, interval: interval)
    }

    /// From the first quarter hour that sessions need to the last, with a margin.
    static func interval(of entries: [ApplyEntry], margin minutes: Int) -> Interval? {
        guard let start = entries.map(\.interval.start).min(), let end = entries.map(\.interval.end).max() else {
            return nil
        }
        return Interval(
            start: Tick(at: start.advanced(byMinutes: -minutes)).start,
            end: Tick(atOrAfter: end.advanced(byMinutes: minutes)).start)
    }
}
