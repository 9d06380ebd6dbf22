extension ApplySession {
    /// Finds out the outcome of calls without a clear one.
    ///
    /// Afterwards each entry is created, pending because its call was certainly not carried out, or unknown where the
    /// outcome cannot be determined.
    ///
    /// - Parameter isOfEarlierRun: whether the calls were sent by a run that has ended.
    mutating func settle(_ positions: [Int], isOfEarlierRun: Bool = false) async throws {
        var open = positions
        var polls = 0
        while !open.isEmpty {
            try checkStop()
            polls += 1
            open = try await look(for: open, polls: polls, isOfEarlierRun)
            if !open.isEmpty { try await pause(afterPolls: polls, waitingFor: open.count) }
        }
    }

    /// Finds appointments that earlier calls created after all, later than the run waited for them.
    mutating func claimStragglers() async throws {
        let doubtful = entries.filter { $0.uncertainSince != nil && $0.status.isToBeSent }.map(\.position)
        for first in stride(from: 0, to: doubtful.count, by: options.batchSize) {
            let group = Array(doubtful[first..<min(first + options.batchSize, doubtful.count)])
            let view = try await view(around: group)
            for position in group {
                switch view.sighting(of: entries[position]) {
                case .own(let id): try record(.created(id: id), of: position)
                case .ambiguous(let reason), .hidden(let reason):
                    try record(.outcomeUnknown(reason: reason), of: position)
                case .absent, .clash: break
                }
            }
        }
    }

    /// Looks once, and returns those that have to be looked for again.
    private mutating func look(for positions: [Int], polls: Int, _ isOfEarlierRun: Bool) async throws -> [Int] {
        // Taken before the look: its answer may miss what appears while the service answers.
        let time = environment.now()
        let view = try await view(around: positions)
        var open: [Int] = []
        for position in positions {
            let entry = entries[position]
            let fact = ApplyDecision.fact(
                about: entry, sighting: view.sighting(of: entry), queued: try await isKnown(entry), polls: polls,
                now: time, policy: settlePolicy, isOfEarlierRun: isOfEarlierRun)
            if let fact { try record(fact, of: position) } else { open.append(position) }
        }
        return open
    }

    private var settlePolicy: SettlePolicy {
        options.mutation == .settlingWithoutWaiting
            ? SettlePolicy(seconds: 0, acceptedSeconds: 0, minimumPolls: 1) : options.settle
    }

    /// Whether the service knows the id under which it queued a call.
    mutating func isKnown(_ entry: ApplyEntry) async throws -> Bool {
        guard let id = entry.appointmentId else { return false }
        let reader = reader
        return try await reading { try await reader.appointment(id) } != nil
    }
}
