import CoachingAPI
import CoachingModels
import PlanFiles
import PlanModel

extension ApplySession {
    /// Returns those entries that may be sent: their places are still free, according to a look that is not too old.
    ///
    /// The first look is at everything that the run is to send, later ones at what is left of it. If every batch is
    /// checked, each look is at the batch alone.
    ///
    /// - Throws: ``RunEnded`` with ``ApplyEnd/stale(_:)`` if a place is gone and the rest is not to be sent.
    mutating func fresh(_ positions: [Int]) async throws -> [Int] {
        guard let freshness = options.freshness, options.mutation != .neverLookingAgain else { return positions }
        let now = environment.now()
        if freshnessState.lookedAt == nil { freshnessState.wanted = positions }
        if freshness.isDue(lookedAt: freshnessState.lookedAt, now: now) {
            let isFirst = freshnessState.lookedAt == nil
            let looked = freshness.seconds == 0 && !isFirst ? positions : freshnessState.wanted
            let open = looked.filter {
                entries[$0].status.isToBeSent && !freshnessState.gone.contains($0)
                    && !PastTimes.isOver(entries[$0], at: now)
            }
            freshnessState.lookedAt = now
            try await look(at: open, freshness)
        }
        return positions.filter { !freshnessState.gone.contains($0) }
    }

    private mutating func look(at positions: [Int], _ freshness: Freshness) async throws {
        guard !positions.isEmpty else { return }
        report(.lookingAgain(sessions: positions.count))
        let stale = try await confirmed(try await stale(positions, in: freshness.context), in: freshness.context)
        // Somebody whom the service does not show must not keep others from their sessions.
        try leaveOut(stale.filter { $0.hiddenPerson != nil })
        let gone = stale.filter { $0.hiddenPerson == nil }
        guard !gone.isEmpty else { return }
        guard freshness.skipsStale else { throw RunEnded(end: .stale(gone)) }
        try leaveOut(gone)
    }

    private mutating func leaveOut(_ sessions: [StaleSession]) throws {
        for session in sessions {
            let hidden = session.hiddenPerson.map { "the service does not show \(words.person($0.id)): \($0.message)" }
            try record(.refused(reason: hidden ?? session.reason), of: session.position)
            freshnessState.gone.insert(session.position)
        }
    }

    /// The sessions whose places are gone according to the schedules and the staffing that the service reports now.
    private mutating func stale(_ positions: [Int], in context: FreshnessContext) async throws -> [StaleSession] {
        let looked = positions.map { entries[$0] }
        guard let interval = FreshnessQuestions.interval(of: looked, margin: context.policy.marginMinutes) else {
            return []
        }
        let comparison = FreshnessComparison(entries, in: context)
        var schedules = FreshSchedules()
        for call in FreshnessQuestions.calls(for: FreshnessQuestions.items(looked, in: context)) {
            try checkStop()
            try await ask(call, interval, &schedules)
        }
        var samples = StaffingSamples(comparison, positions, schedules)
        while let sample = samples.next() {
            let query = FreshnessQuestions.staffing(of: sample.attendee, interval: interval)
            if case .success(let slots) = try await answer(to: query) { samples.take(slots, of: sample) }
        }
        return comparison.stale(positions, schedules, samples.staffing)
    }

    /// Asks about people; if the service refuses a call because of somebody in it, asks about each half of them.
    private mutating func ask(
        _ items: [FreshnessItem], _ interval: Interval, _ schedules: inout FreshSchedules
    ) async throws {
        switch try await answer(to: FreshnessQuestions.query(items, interval: interval)) {
        case .success(let slots): schedules.take(slots)
        case .failure(let error) where items.count == 1:
            schedules.refuse(items[0].person, saying: error.words)
        case .failure:
            let middle = items.count / 2
            try await ask(Array(items[..<middle]), interval, &schedules)
            try await ask(Array(items[middle...]), interval, &schedules)
        }
    }

    /// The answer to a query, or the refusal of the people in it.
    private mutating func answer(to query: SlotQuery) async throws -> Result<SlotsFile, CoachingAPIError> {
        let body = try CoachingJSON.encode(query.body)
        let service = service
        return try await reading {
            do {
                let answer = try await service.postCoachingScheduleslotsQuery(rawBody: body)
                return .success(try SlotLineText.slots(request: body, answer: answer))
            } catch let error as CoachingAPIError where error.saysThatItIsAboutPeople {
                return .failure(error)
            }
        }
    }

    /// Looks at what people have in the time of sessions whose place seems gone: an appointment is reported as such,
    /// and one that this plan made, or may have made, is not a change: sending finds it, and claims it or reports it.
    private mutating func confirmed(_ stale: [StaleSession], in context: FreshnessContext) async throws
        -> [StaleSession]
    {
        var confirmed: [StaleSession] = []
        for first in stride(from: 0, to: stale.count, by: Self.sessionsPerLook) {
            let group = stale[first..<min(first + Self.sessionsPerLook, stale.count)]
            let view = try await view(around: group.map(\.position))
            for session in group {
                let entry = entries[session.position]
                switch view.sighting(of: entry) {
                case .own, .ambiguous: continue
                case .clash(let reason):
                    let others = session.changes.filter { if case .busy(_, _, nil, _) = $0 { false } else { true } }
                    confirmed.append(StaleSession(entry, [.clash(reason)] + others, in: context))
                case .absent, .hidden: confirmed.append(session)
                }
            }
        }
        return confirmed
    }

    private static let sessionsPerLook = 25
}
