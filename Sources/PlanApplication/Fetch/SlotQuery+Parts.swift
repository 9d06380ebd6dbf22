/// The service takes people of one business unit in a call, and refuses a call for anybody in it whom it does not know.
/// It tells neither beforehand who belongs where, nor afterwards whom it meant.
extension SlotQuery {
    /// The two calls that ask for the same facilitators, each half with somebody of its own; `nil` for a single one or none.
    func halves(without strangers: Set<String> = []) -> [SlotQuery]? {
        guard facilitatorIds.count > 1 else { return nil }
        let middle = facilitatorIds.count / 2
        return [facilitatorIds[..<middle], facilitatorIds[middle...]].map { part in
            var half = self
            half.facilitatorIds = Array(part)
            return half.asked(without: strangers)
        }
    }

    /// The same call for facilitators, with the first attendee that is none of these.
    ///
    /// Whom the first facilitator may coach is tried first: both are probably of one business unit. A call whose every
    /// possible attendee is one of these stays as it is.
    func asked(without strangers: Set<String>) -> SlotQuery {
        guard !facilitatorIds.isEmpty else { return self }
        var query = self
        let possible = facilitatorIds.lazy.compactMap { partners[$0] }.joined()
        query.attendeeIds = possible.first { !strangers.contains($0) }.map { [$0] } ?? attendeeIds
        return query
    }

    /// The calls for each attendee alone; `nil` where there is only one.
    var singles: [SlotQuery]? {
        guard facilitatorIds.isEmpty, attendeeIds.count > 1 else { return nil }
        return attendeeIds.map { attendee in
            var single = self
            single.attendeeIds = [attendee]
            return single
        }
    }

    /// What is left to ask: nothing, this call, or, where an earlier run had to split it, those of its parts without an answer.
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
