import CoachingAPI

extension ApplySession {
    /// Creates what is not there yet, batch by batch.
    mutating func apply(pause: @Sendable (_ batch: Int) async -> Bool) async throws {
        try await takeVerdicts()
        try await settle(positions(where: \.isUnsettled))
        try endIfUnknown()
        let open = try await fresh(inTime(positions(where: \.isToBeSent).filter(selected.contains)))
        try await inBatches(open, pause: pause) { session, batch in
            let batch = try await session.fresh(batch)
            try await session.apply(batch)
            try await session.readBack(batch)
            try session.endIfTooManyFailed()
        }
    }

    /// Creates some, sending again what was certainly not carried out.
    mutating func apply(_ batch: [Int]) async throws {
        try await send(batch)
        for _ in 1..<Self.attempts { try await send(batch.filter { entries[$0].status == .pending }) }
        for position in batch where entries[position].status == .pending {
            failures += 1
            try record(
                .refused(reason: "sent \(Self.attempts) times and never carried out by the service"), of: position)
        }
    }

    /// Sends each once, and finds out what became of those without a clear answer.
    private mutating func send(_ batch: [Int]) async throws {
        var view: AppointmentView?
        for (index, position) in batch.enumerated() {
            try checkStop()
            let current =
                if let view, view.isFresh(at: environment.now()) { view } else {
                    try await look(before: Array(batch[index...]))
                }
            view = current
            if try await send(position, seen: current) { view = nil }
            // One call in doubt at a time. What was queued (202) is waited for together, after the batch.
            if entries[position].status == .unknown {
                try await settle([position])
                try endIfUnknown()
                view = nil
            }
        }
        try await settle(batch.filter { entries[$0].status.isUnsettled })
        try endIfUnknown()
    }

    /// What may stand in the way of entries. Where their people were asked about a short time ago, a look at those who lead
    /// is enough to recognise what is there already: it takes few calls.
    private mutating func look(before positions: [Int]) async throws -> AppointmentView {
        options.freshness == nil ? try await view(around: positions) : try await view(like: positions)
    }

    /// Sends one, waiting for a service that does not take it. True if that took so long that others may have come since.
    private mutating func send(_ position: Int, seen: AppointmentView) async throws -> Bool {
        var view = seen
        var hasWaited = false
        var silence = ServiceSilence(since: environment.now())
        while true {
            switch ApplyDecision.precheck(entries[position], in: view, at: environment.now()) {
            case .record(let fact):
                if case .refused = fact, view.refusal(of: entries[position]) == nil { failures += 1 }
                try record(fact, of: position)
                return hasWaited
            case .send(let baseline):
                guard let error = try await send(position, baseline: baseline) else { return hasWaited }
                try await wait(after: error, &silence)
                view = try await self.view(around: [position])
                hasWaited = true
            }
        }
    }

    /// Intent, call, outcome. The error, where the service was not reached or did not look at the call.
    private mutating func send(_ position: Int, baseline: Set<String>) async throws -> CoachingAPIError? {
        let recordsFirst = options.mutation != .intentAfterSending
        if recordsFirst { try record(.sendIntent(baseline: baseline), of: position) }
        callsSent += 1
        let result = await answer(to: entries[position].body)
        if !recordsFirst { try record(.sendIntent(baseline: baseline), of: position) }
        var fact = ApplyDecision.fact(afterSending: result)
        if case .refused(let reason) = fact {
            fact = try await self.fact(afterRefusal: reason, isConflict: ApplyDecision.isConflict(result), of: position)
        }
        if case .refused = fact { failures += 1 }
        try record(fact, of: position)
        if case .notSent = fact, case .failure(let error as CoachingAPIError) = result { return error }
        serviceAnswered()
        return nil
    }

    private func answer(to body: [UInt8]) async -> Result<CreateAppointmentOutcome, any Error> {
        do {
            return .success(try await service.postCoachingAppointments(rawBody: body))
        } catch let error as CoachingAPIError
            where error.kind == .outcomeUnknown && options.mutation == .blindResend
        {
            return await answer(to: body)
        } catch {
            return .failure(error)
        }
    }

    /// A refused call may clash with an earlier one of ours that was carried out after all, or with the same appointment
    /// made from elsewhere.
    private mutating func fact(
        afterRefusal reason: String, isConflict: Bool, of position: Int
    ) async throws -> ApplyFact {
        let isInDoubt = entries[position].uncertainSince != nil
        guard isInDoubt || isConflict else { return .refused(reason: reason) }
        do {
            let view = try await view(around: [position])
            var entry = entries[position]
            // The call that was refused has made nothing: what is there is of an earlier one, or not of this plan.
            if !isInDoubt { entry.status = .failed }
            return ApplyDecision.fact(
                afterRefusal: reason, isConflict: isConflict, sighting: view.sighting(of: entry))
        } catch let ended as RunEnded {
            try record(isInDoubt ? .outcomeUnknown(reason: reason) : .refused(reason: reason), of: position)
            throw ended
        }
    }

    private func endIfUnknown() throws {
        if entries.contains(where: { $0.status == .unknown }) { throw RunEnded(end: .outcomeUnknown) }
    }
}
