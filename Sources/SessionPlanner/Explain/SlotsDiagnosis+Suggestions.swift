import PlanModel

/// Sessions whose people are all free at some times, none of which the service suggested.
extension SlotsDiagnosis {
    /// What the service suggested instead, and what the planner can do.
    func unsuggested(_ session: SessionRequest, free: TickSet) -> String {
        let length = "\(session.lengthInMinutes) minutes"
        let suggested = suggestions(for: session)
        guard let suggested else {
            return
                "all are free at times for \(length), but the slots hold no question about exactly these attendees and "
                + "this length; fetch the slots again"
        }
        let inTime = suggested.filter { slot in
            compiled.timeline.tick(startingAt: slot.start).map(free.contains) ?? false
        }
        let refused = Set(inTime.filter { !isAllowed($0.rating) }.map { $0.rating })
        guard refused.isEmpty else {
            let ratings = refused.map { compiled.slots.labels[Int($0)] }.sorted()
            return "all are free at times for \(length), but the service suggested none of them with a rating that the "
                + "policy allows: they are rated \(Numbers.joined(ratings)); policy.ratings can allow more"
        }
        return "all are free at times for \(length), but \(when(suggested, free)); "
            + "policy.candidates: available plans without suggestions"
    }

    private func when(_ suggested: [SuggestedSlot], _ free: TickSet) -> String {
        guard let last = suggested.map(\.start).max(), let first = suggested.map(\.start).min() else {
            return "the service suggested nothing at all for these attendees and this length"
        }
        let clock = compiled.timeline.clock
        var times: [Instant] = []
        free.forEach { times.append(compiled.timeline.start(ofTick: $0)) }
        if let earliest = times.first, last < earliest {
            return "the service suggested nothing after \(clock.shownDay(last)): schedules of later weeks may not be "
                + "published yet, fetch the slots again when they are, or let the window begin earlier"
        }
        if let latest = times.last, first > latest {
            return "the service suggested nothing before \(clock.shownDay(first)): let the window end later"
        }
        return "the service suggested none of them"
    }

    /// The slots suggested for exactly these attendees and this length, whatever their rating; nil if the slots do not
    /// contain the question.
    private func suggestions(for session: SessionRequest) -> [SuggestedSlot]? {
        let wanted = session.attendees.compactMap { compiled.people.personOfId[$0] }.sorted()
        let calls = compiled.slots.calls.filter { call in
            call.attendees.count == wanted.count
                && call.attendees.map { compiled.people.personOfUser[Int($0)] }.sorted() == wanted
        }
        let slots = calls.flatMap(\.suggestedSlots).filter { $0.lengthInMinutes == Int32(session.lengthInMinutes) }
        return calls.isEmpty ? nil : slots
    }

    private func isAllowed(_ rating: Int16) -> Bool {
        rating < 0 || compiled.request.policy.ratings.contains(compiled.slots.labels[Int(rating)])
    }
}
