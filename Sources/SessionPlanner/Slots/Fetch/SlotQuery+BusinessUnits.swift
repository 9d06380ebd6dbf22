import CoachingAPI

/// The service takes people of one business unit in a call, and does not tell beforehand who belongs where.
extension SlotQuery {
    /// Code of the refusal of a call whose people belong to several business units.
    static let refusalOfSeveralUnits = "users.in.different.business.units"

    /// The two calls that ask for the same facilitators, each half with somebody of its own; `nil` for a single one or none.
    var halves: [SlotQuery]? {
        guard facilitatorIds.count > 1 else { return nil }
        let middle = facilitatorIds.count / 2
        return [facilitatorIds[..<middle], facilitatorIds[middle...]].compactMap { part in
            guard let first = part.first, let partner = partners[first] ?? attendeeIds.first else { return nil }
            var half = self
            half.facilitatorIds = Array(part)
            half.attendeeIds = [partner]
            return half
        }
    }

    /// What is left to ask: nothing, this call, or, where an earlier run had to split it, those of its parts without an answer.
    func open(_ isAnswered: (SlotQuery) throws -> Bool) rethrows -> [SlotQuery] {
        if try isAnswered(self) { return [] }
        guard let halves else { return [self] }
        let parts = try halves.flatMap { try $0.open(isAnswered) }
        return parts == halves ? [self] : parts
    }

    /// What the refusal means to who wrote the request.
    func explained(_ error: CoachingAPIError) -> CoachingAPIError {
        guard error.code == Self.refusalOfSeveralUnits else { return error }
        var error = error
        let people = (attendeeIds + facilitatorIds).joined(separator: ", ")
        error.message = "\(people) belong to different business units"
        error.advice = "The service schedules people of one business unit together: change the sessions that need both."
        return error
    }
}
