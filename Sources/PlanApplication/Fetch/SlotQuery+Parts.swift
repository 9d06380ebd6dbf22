/// The service accepts people of only one business unit in a call, and refuses a whole call if it does not know one
/// person in it. It reports neither beforehand who belongs to which unit, nor afterwards whom it meant.
extension SlotQuery {
    /// The two calls that ask for half of the facilitators each, every half with an attendee of its own; `nil` if there
    /// are fewer than two.
    func halves(without strangers: Set<String> = []) -> [SlotQuery]? {
        guard facilitatorIds.count > 1 else { return nil }
        let middle = facilitatorIds.count / 2
        return [facilitatorIds[..<middle], facilitatorIds[middle...]].map { part in
            var half = self
            half.facilitatorIds = Array(part)
            return half.asked(without: strangers)
        }
    }

    /// The same call for facilitators, with the first attendee who is not one of these.
    ///
    /// The people whom the first facilitator may coach are tried first, as both are probably of one business unit. If
    /// every possible attendee is one of these, the call stays as it is.
    func asked(without strangers: Set<String>) -> SlotQuery {
        guard !facilitatorIds.isEmpty else { return self }
        var query = self
        let possible = facilitatorIds.lazy.compactMap { partners[$0] }.joined()
        query.attendeeIds = possible.first { !strangers.contains($0) }.map { [$0] } ?? attendeeIds
        return query
    }

    /// The calls for each attendee alone; `nil` if there is only one.
    var singles: [SlotQuery]? {
        guard facilitatorIds.isEmpty, attendeeIds.count > 1 else { return nil }
        return attendeeIds.map { attendee in
            var single = self
            single.attendeeIds = [attendee]
            return single
        }
    }

    /// The calls still to be made: none, this one or, where an earlier run had to split it, those of its parts that
    /// have no answer.
    func open(
        without strangers: Set<String> = [], _ isAnswered: (SlotQuery) throws -> Bool
    ) rethrows -> [SlotQuery] {
        let whole = asked(without: strangers)
        if try isAnswered(whole) { return [] }
        guard let halves = whole.halves(without: strangers) else { return [whole] }
        let parts = try halves.flatMap { try $0.open(without: strangers, isAnswered) }
        return parts == halves ? [whole] : parts
    }
}
