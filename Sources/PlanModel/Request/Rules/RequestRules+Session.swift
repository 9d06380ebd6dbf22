/// Rules for a session by itself, and within the horizon.
extension RequestRules {
    package static let keyExpected = "1 to 64 letters, digits, '.', '_' or '-', different for each session"
    package static let predecessorExpected = "the key of the earlier session"
    package static let lengthsExpected = "15, 30, 45 or 60"

    /// - Parameter hint: what to add to the message about a wrong character.
    package static func key(_ key: String, expected: String, hint: (String) -> String = { _ in "" }) -> RequestFault? {
        if let fault = text(key, expected: expected) { return fault }
        let isAllowed = key.utf8.allSatisfy {
            (48...57).contains($0) || (97...122).contains($0 | 32) || [45, 46, 95].contains($0)
        }
        guard isAllowed else {
            return RequestFault("has a character that a key may not have" + hint(key), expected: expected)
        }
        return key.utf8.count <= RequestLimits.keyBytes ? nil : RequestFault("is too long", expected: expected)
    }

    package static func length(_ minutes: Int) -> RequestFault? {
        RequestLimits.lengths.contains(minutes)
            ? nil : RequestFault("is not a length that can be booked", expected: lengthsExpected)
    }

    /// The session must fit into the intersection of its window and the horizon.
    package static func room(minutes: Int, window: Interval?, horizon: Interval) -> RequestFault? {
        let room = window?.intersection(horizon) ?? horizon
        guard room.start.advanced(byMinutes: minutes) > room.end else { return nil }
        return RequestFault(
            room.start >= room.end
                ? "has no time in common with the horizon" : "leaves no room for the session's length",
            expected: "at least \(minutes) minutes inside the horizon")
    }

    package static func maxDays(_ maxDays: Int?, minDays: Int) -> RequestFault? {
        guard let maxDays, maxDays < minDays else { return nil }
        return RequestFault("is less than minDays", expected: "at least \(minDays)")
    }

    package static func pinnedLeader(_ facilitator: String, of facilitators: [String]) -> RequestFault? {
        facilitators.contains(where: facilitator.isSameIdentifier)
            ? nil : RequestFault("may not lead this session", expected: "one of the session's facilitators")
    }

    package static let forbiddenExpected =
        "a start and perhaps who leads, such as 2026-12-08T15:00:00Z or 2026-12-08T15:00:00Z@f-priya"

    package static func forbiddenPlace(_ place: ForbiddenPlace, of facilitators: [String]) -> RequestFault? {
        place.facilitatorId.flatMap { pinnedLeader($0, of: facilitators) }
            ?? pinnedStart(place.dateStart, minutes: 0, window: nil, horizon: nil)
    }

    package static func pinnedStart(
        _ start: Instant, minutes: Int, window: Interval?, horizon: Interval?
    ) -> RequestFault? {
        guard Tick(startingAt: start) != nil else {
            return RequestFault(
                "is not on the quarter hour", expected: "a start at minute 00, 15, 30 or 45 of UTC")
        }
        let span = Interval(start: start, end: start.advanced(byMinutes: minutes))
        if let window, !window.contains(span) {
            return RequestFault("lies outside the session's window", expected: "a start inside the window")
        }
        if let horizon, !horizon.contains(span) {
            return RequestFault("lies outside the horizon", expected: "a start inside the horizon")
        }
        return nil
    }
}
