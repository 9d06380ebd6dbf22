import CoachingModels

extension CoachingOperations {
    /// Bookable slots and the free periods of the people asked about.
    func postCoachingScheduleslotsQuery(_ call: Call) async throws -> Answer {
        try call.demandPermission()
        let request = try decode(CoachingSlotsRequest.self, .slotsQuery, call)
        let query = try rules.slotQuery(request, caller: call.caller, now: call.now)
        let snapshot =
            query.interruptible.isEmpty
            ? store.read { $0.snapshot(for: query) } : store.current.snapshot(for: query)
        return Answer(status: 200, body: slotsAnswer.write(query, snapshot))
    }
}
