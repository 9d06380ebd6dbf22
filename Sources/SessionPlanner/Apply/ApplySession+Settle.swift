import CoachingAPI

extension ApplySession {
    /// Finds out what came of calls without a clear outcome.
    ///
    /// Afterwards each is created, or pending as it was certainly not carried out, or unknown where that cannot be told.
    mutating func settle(_ positions: [Int]) async throws {
        var open = positions
        var polls = 0
        while !open.isEmpty {
            try checkStop()
            polls += 1
            open = try await look(for: open, polls: polls)
            if !open.isEmpty { try await pause(afterPolls: polls, waitingFor: open.count) }
        }
    }

    /// Looks once, and gives those that have to be looked for again.
    private mutating func look(for positions: [Int], polls: Int) async throws -> [Int] {
        let view = try await view(around: positions)
        var open: [Int] = []
        for position in positions {
            let entry = entries[position]
            let fact = ApplyDecision.fact(
                about: entry, sighting: view.sighting(of: entry), queued: try await isKnown(entry), polls: polls,
                now: environment.now(), policy: options.settle)
            if let fact { try record(fact, of: position) } else { open.append(position) }
        }
        return open
    }

    /// Whether the service knows the id under which it queued a call.
    private func isKnown(_ entry: ApplyEntry) async throws -> Bool {
        guard let id = entry.appointmentId else { return false }
        let reader = reader
        return try await reading { try await reader.appointment(id) } != nil
    }
}
