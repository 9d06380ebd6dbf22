import CoachingAPI
import CoachingModels
import PlanModel

extension ApplySession {
    /// Moves appointments one by one: a look, the intent, the call, the outcome.
    ///
    /// - Returns: positions of the entries to which they were to be moved.
    mutating func patch(_ steps: [MoveStep]) async throws -> [Int] {
        var view: AppointmentView?
        var targets: [Int] = []
        for (index, step) in steps.enumerated() {
            guard case .patch(let source, let target) = step else { continue }
            targets.append(target)
            for _ in 0..<Self.attempts {
                try checkStop()
                if view?.isFresh(at: environment.now()) != true {
                    view = try await look(before: Array(steps[index...].prefix(Self.movedTogether)))
                }
                try await patch(from: source, to: target, seen: &view)
                if entries[target].status == .moving {
                    view = nil
                    try await settleMoves([target])
                }
                if entries[target].status != .pending || entries[source].status != .created { break }
            }
            if entries[target].status == .pending, entries[source].status == .created {
                failures += 1
                try record(
                    .moveRefused(reason: "sent \(Self.attempts) times and never carried out by the service"), of: target
                )
            }
        }
        return targets
    }

    /// How many appointments are looked at together before they are moved.
    private static let movedTogether = 40

    private mutating func look(before steps: [MoveStep]) async throws -> AppointmentView {
        try await view(
            around: steps.flatMap { step -> [Int] in
                if case .patch(let source, let target) = step { return [source, target] }
                return []
            })
    }

    /// Decides and sends, waiting for a service that does not accept the call. Whatever is known is recorded.
    ///
    /// - Parameter view: what the service has; updated with this move, or nil if that is no longer certain.
    private mutating func patch(from source: Int, to target: Int, seen view: inout AppointmentView?) async throws {
        var silence = ServiceSilence(since: environment.now())
        while true {
            guard let id = entries[source].appointmentId, let seen = view else { return }
            let found = try await current(id, in: seen)
            if found == nil, entries[source].moveInDoubtSince != nil {
                // A run whose steps are lost may have deleted it: another appointment takes its place.
                try record(.deleted, of: source)
                return
            }
            let precheck = MoveDecision.precheck(
                from: entries[source], to: entries[target], found: found, in: seen, at: environment.now(),
                force: options.force)
            guard case .send(let patch) = precheck else { return try note(precheck, id, from: source, to: target) }
            try record(.moveIntent(id: id), of: target)
            callsSent += 1
            let result = await patching(id, patch.body)
            switch MoveDecision.answer(result) {
            case .moved:
                serviceAnswered()
                try record([(.moved(id: id), target), (.carried, source)])
                if case .success(.updated(let response)) = result { view?.replace(id, with: response) }
                return
            case .wait: return serviceAnswered()
            case .refused(let reason):
                serviceAnswered()
                failures += 1
                view = nil
                return try record(.moveRefused(reason: reason), of: target)
            case .notSent(let error):
                try record(.moveNotSent(reason: error.words), of: target)
                try await wait(after: error, &silence)
                view = try await self.view(around: [source, target])
            }
        }
    }

    /// The appointment as a recent list shows it, or as it is when asked for by itself.
    private mutating func current(
        _ id: String, in view: AppointmentView
    ) async throws -> CoachingAppointmentResponse? {
        if let shown = view.appointments.first(where: { $0.id == id }) { return shown }
        let reader = reader
        return try await reading { try await reader.appointment(id) }
    }

    private mutating func note(
        _ precheck: MoveDecision.Precheck, _ id: String, from source: Int, to target: Int
    ) throws {
        switch precheck {
        case .send: return
        case .moved: try record([(.moved(id: id), target), (.carried, source)])
        case .refuse(let reason):
            failures += 1
            try record(.moveRefused(reason: reason), of: target)
        }
    }

    private func patching(
        _ id: String, _ body: UpdateCoachingAppointmentRequest
    ) async -> Result<UpdateAppointmentOutcome, any Error> {
        do {
            return .success(try await service.patchCoachingAppointment(appointmentId: id, body))
        } catch {
            return .failure(error)
        }
    }

    /// Finds out the outcome of moves without a clear one.
    mutating func settleMoves(_ positions: [Int]) async throws {
        let reader = reader
        let partners = SessionPair.all(in: entries).reduce(into: [Int: Int]()) { partners, pair in
            for position in pair.positions { partners[position] = pair.partner(of: position) }
        }
        var open = positions
        var polls = 0
        while !open.isEmpty {
            try checkStop()
            polls += 1
            var left: [Int] = []
            for position in open {
                guard let id = entries[position].appointmentId, let source = partners[position] else { continue }
                // Taken before the look: its answer may miss what appears while the service answers.
                let time = environment.now()
                let found = try await reading { try await reader.appointment(id) }
                let fact = MoveDecision.fact(
                    about: entries[position], from: entries[source], found: found, polls: polls, now: time,
                    policy: options.settle)
                switch fact {
                case .moved?: try record([(.moved(id: id), position), (.carried, source)])
                case let fact?: try record(fact, of: position)
                case nil: left.append(position)
                }
            }
            open = left
            if !open.isEmpty { try await pause(afterPolls: polls, waitingFor: open.count) }
        }
    }
}

extension AppointmentView {
    /// Updates the list with an appointment as it is now.
    mutating func replace(_ id: String, with response: CoachingAppointmentResponse) {
        self = showing(appointments.map { $0.id == id ? response : $0 })
    }
}
