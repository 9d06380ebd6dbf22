import CoachingAPI

extension ApplySession {
    /// Creates the appointments that do not exist yet, batch by batch.
    mutating func apply(pause: @Sendable (_ batch: Int) async -> Bool) async throws {
        try await takeVerdicts()
        try await settle(positions(where: \.isUnsettled), isOfEarlierRun: true)
        try endIfUnknown()
        let open = try await fresh(inTime(positions(where: \.isToBeSent).filter(selected.contains)))
        // What reading back one batch shows about the next.
        var seen: AppointmentView?
        try await inBatches(open, pause: pause) { session, batch, next in
            let batch = try await session.fresh(batch)
            try await session.apply(batch, seen: seen)
            seen = try await session.readBack(batch, lookingAheadAt: next)
            try session.endIfTooManyFailed()
        }
    }

    /// Creates some appointments, sending those again whose call was certainly not carried out.
    mutating func apply(_ batch: [Int], seen: AppointmentView?) async throws {
        try await send(batch, seen: seen)
        for _ in 1..<Self.attempts { try await send(batch.filter { entries[$0].status == .pending }, seen: nil) }
        for position in batch where entries[position].status == .pending {
            failures += 1
            try record(
                .refused(reason: "sent \(Self.attempts) times and never carried out by the service"), of: position)
        }
    }

    /// Sends each once, and finds out the outcome of those without a clear answer.
    ///
    /// - Parameter seen: what is already known of appointments that may conflict.
    private mutating func send(_ batch: [Int], seen: AppointmentView?) async throws {
        var open = batch[...]
        var view = seen
        while !open.isEmpty {
            try checkStop()
            let current: AppointmentView
            if let view, view.isFresh(at: environment.now()) {
                current = view
            } else {
                current = try await look(before: Array(open))
            }
            let flight = try nextFlight(from: &open, seen: current)
            let left = try await send(flight, whileFresh: current)
            view = left == nil ? current : nil
            open = ((left ?? []) + open)[...]
            // The look before it was sent found it doubtful.
            if let doubtful = batch.first(where: { entries[$0].status == .unknown }) {
                try await settle([doubtful])
                try endIfUnknown()
                view = nil
            }
        }
        try await settle(batch.filter { entries[$0].status.isUnsettled })
        try endIfUnknown()
    }

    /// Looks for appointments that may conflict with these entries. If their people were asked about a short time ago,
    /// looking at the facilitators is enough to recognise appointments that exist already, and takes few calls.
    private mutating func look(before positions: [Int]) async throws -> AppointmentView {
        options.freshness == nil ? try await view(around: positions) : try await view(like: positions)
    }

    /// Takes the next calls that may be sent, up to the first in doubt, and records their intents. Calls that may not
    /// be sent are recorded as such.
    private mutating func nextFlight(from open: inout ArraySlice<Int>, seen view: AppointmentView) throws -> [Intent] {
        var flight: [Intent] = []
        taking: while flight.count < flights.count, let position = open.popFirst() {
            switch ApplyDecision.precheck(entries[position], in: view, at: environment.now()) {
            case .record(let fact):
                try refuse(position, fact, seen: view)
                if entries[position].status == .unknown { break taking }
            case .send(let baseline): flight.append(Intent(position: position, baseline: baseline))
            }
        }
        if options.mutation != .intentAfterSending {
            try record(flight.map { (.sendIntent(baseline: $0.baseline), $0.position) })
        }
        return flight
    }

    private mutating func refuse(_ position: Int, _ fact: ApplyFact, seen view: AppointmentView) throws {
        if case .refused = fact, view.refusal(of: entries[position]) == nil { failures += 1 }
        try record(fact, of: position)
    }

    /// Sends calls whose intents are recorded, one after another.
    ///
    /// - Returns: nil if all went well; otherwise those that were not sent after all because something came in
    ///   between: others may have booked appointments meanwhile.
    private mutating func send(_ flight: [Intent], whileFresh view: AppointmentView) async throws -> [Int]? {
        let begun = environment.now()
        var waiting = flight[...]
        do {
            while let intent = waiting.first {
                try checkStop()
                // Calls may have been held up by the service's limit.
                if waiting.count < flight.count, !view.isFresh(at: environment.now()) {
                    return try holdBack(&waiting)
                }
                waiting.removeFirst()
                let error = try await deliver(intent)
                if error == nil, entries[intent.position].status != .unknown { continue }
                // Only one call may be in doubt at a time. Queued calls (202) are waited for together, after the batch.
                let left = try holdBack(&waiting)
                if let error { try await sendAgain(intent.position, after: error) }
                if entries[intent.position].status == .unknown {
                    try await settle([intent.position])
                    try endIfUnknown()
                }
                return left
            }
        } catch let ended as RunEnded {
            _ = try holdBack(&waiting)
            throw ended
        }
        flights.took(from: begun, to: environment.now())
        return nil
    }

    /// Withdraws the intents of calls that are not sent yet.
    private mutating func holdBack(_ waiting: inout ArraySlice<Intent>) throws -> [Int] {
        let positions = waiting.map(\.position)
        waiting = []
        flights.startOver()
        try record(positions.filter { entries[$0].status == .sending }.map { (.heldBack, $0) })
        return positions
    }

    /// Sends a call again that the service did not accept, as often as patience allows, looking in the service before
    /// each try.
    private mutating func sendAgain(_ position: Int, after error: CoachingAPIError) async throws {
        var silence = ServiceSilence(since: environment.now())
        var error = error
        while true {
            try await wait(after: error, &silence)
            let view = try await view(around: [position])
            switch ApplyDecision.precheck(entries[position], in: view, at: environment.now()) {
            case .record(let fact): return try refuse(position, fact, seen: view)
            case .send(let baseline):
                if options.mutation != .intentAfterSending { try record(.sendIntent(baseline: baseline), of: position) }
                guard let next = try await deliver(Intent(position: position, baseline: baseline)) else { return }
                error = next
            }
        }
    }

    /// Sends a call whose intent is recorded, and records its outcome. Returns the error if the service was not reached
    /// or did not look at the call.
    private mutating func deliver(_ intent: Intent) async throws -> CoachingAPIError? {
        let position = intent.position
        callsSent += 1
        let result = await answer(to: entries[position].body)
        if options.mutation == .intentAfterSending { try record(.sendIntent(baseline: intent.baseline), of: position) }
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

    /// Decides what a refusal means: the call may clash with an earlier one of ours that was carried out after all, or
    /// with the same appointment created elsewhere.
    private mutating func fact(
        afterRefusal reason: String, isConflict: Bool, of position: Int
    ) async throws -> ApplyFact {
        let isInDoubt = entries[position].uncertainSince != nil
        guard isInDoubt || isConflict else { return .refused(reason: reason) }
        do {
            let view = try await view(around: [position])
            var entry = entries[position]
            // The refused call created nothing: an existing appointment comes from an earlier call, or is not of this
            // plan.
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
