import PlanModel

/// Something that happened to an appointment of a plan. The journal is the sequence of these.
enum ApplyFact: Sendable, Equatable {
    /// It is about to be sent; its people have these appointments.
    case sendIntent(baseline: Set<String>)
    case created(id: String)
    /// Queued by the service, perhaps under an id.
    case accepted(id: String?)
    /// The service refused it, or it would clash: it does not exist.
    case refused(reason: String)
    /// The call did not reach the service, or was turned away before it was looked at.
    case notSent(reason: String)
    /// It was about to be sent, and was not.
    case heldBack
    /// It was sent, and the answer is lost or does not show the outcome.
    case outcomeUnknown(reason: String)
    /// The journal is missing the steps of a run since this moment, and the entry may have been sent in that run.
    case presumedSent(since: Instant)
    /// It exists, but differs from what was sent.
    case differs(reason: String)
    /// A person said that no call for it was carried out.
    case forgotten
    /// After waiting, it is certain that an earlier call was not carried out.
    case notCarriedOut
    /// It is about to be deleted.
    case deleteIntent
    case deleted
    /// It still exists: deleting was refused, or would have taken back somebody else's work.
    case kept(reason: String)
    /// The other plan's appointment is about to be moved to this place.
    case moveIntent(id: String)
    /// The appointment is at this place now and belongs to this entry.
    case moved(id: String)
    /// The appointment is where the other plan has it and stays there.
    case moveRefused(reason: String)
    /// The call to move it did not reach the service, or was turned away before it was looked at.
    case moveNotSent(reason: String)
    /// After waiting, the appointment is where it was: the call has not been carried out yet.
    case moveNotCarriedOut
    /// Its appointment continues as the other plan's.
    case carried
    /// The journal is missing the steps of a run since this moment, and the appointment may have been moved or deleted
    /// in that run.
    case presumedMoved(since: Instant)
}

extension ApplyFact {
    /// Whether it must be on disk before the run goes on. This holds for intents, without which a call could not be
    /// traced, and for the fact that a call is queued, which has to be waited for longer than others. Any other fact
    /// that is lost is found out again.
    var isReliedOn: Bool {
        switch self {
        case .sendIntent, .deleteIntent, .moveIntent, .presumedSent, .presumedMoved, .accepted: true
        case .created, .refused, .notSent, .heldBack, .outcomeUnknown, .differs, .forgotten, .notCarriedOut, .deleted,
            .kept, .moved, .moveRefused, .moveNotSent, .moveNotCarriedOut, .carried:
            false
        }
    }
}

extension ApplyEntry {
    /// The entry after the fact.
    ///
    /// - Throws: `InternalFault` if the fact cannot follow the entry's present status.
    func after(_ fact: ApplyFact, at time: Instant) throws -> ApplyEntry {
        guard Self.allowed(fact).contains(status) else {
            throw InternalFault("\(session): \(fact) cannot follow on \(status.rawValue)")
        }
        var next = self
        next.reason = nil
        switch fact {
        case .sendIntent(let baseline):
            (next.status, next.appointmentId, next.intentAt, next.baseline) = (.sending, nil, time, baseline)
        case .created(let id):
            (next.status, next.appointmentId) = (.created, id)
            next.uncertainSince = uncertainSinceBesides(id)
        case .accepted(let id):
            (next.status, next.appointmentId) = (.accepted, id)
            next.uncertainSince = uncertainSince ?? intentAt
        case .refused(let reason): (next.status, next.reason) = (.failed, reason)
        case .notSent(let reason): (next.status, next.reason) = (.pending, reason)
        case .heldBack: next.status = .pending
        case .outcomeUnknown(let reason):
            (next.status, next.reason) = (.unknown, reason)
            next.uncertainSince = uncertainSince ?? intentAt
        case .presumedSent(let since):
            (next.status, next.appointmentId, next.intentAt) = (.unknown, nil, time)
            next.reason = "the record lacks what was done with it since \(since.iso8601)"
            next.uncertainSince = uncertainSince ?? since
            next.baseline = Self.unknownBaseline
        case .notCarriedOut:
            (next.status, next.appointmentId) = (.pending, nil)
            next.uncertainSince = uncertainSince ?? intentAt
        case .differs(let reason): next.reason = reason
        case .forgotten where status == .deleted: next.uncertainSince = nil
        case .forgotten: (next.status, next.appointmentId, next.uncertainSince) = (.pending, nil, nil)
        case .deleteIntent: next.status = .deleting
        case .deleted: next.status = .deleted
        case .kept(let reason): (next.status, next.reason) = (.created, reason)
        case .moveIntent(let id): (next.status, next.appointmentId, next.intentAt) = (.moving, id, time)
        case .moved(let id):
            (next.status, next.appointmentId, next.intentAt) = (.created, id, intentAt ?? time)
            // With one call in all, the move was made by that call.
            if moveInDoubtSince == intentAt { next.moveInDoubtSince = nil }
        case .moveRefused(let reason): (next.status, next.appointmentId, next.reason) = (.failed, nil, reason)
        case .moveNotSent(let reason): (next.status, next.appointmentId, next.reason) = (.pending, nil, reason)
        case .moveNotCarriedOut:
            (next.status, next.appointmentId) = (.pending, nil)
            next.moveInDoubtSince = moveInDoubtSince ?? intentAt ?? time
        case .carried: (next.status, next.appointmentId) = (.carried, nil)
        case .presumedMoved(let since):
            next.reason = reason
            next.moveInDoubtSince = moveInDoubtSince ?? since
        }
        return next
    }

    /// Since when an appointment may exist besides the one that was created: an earlier call may still be carried out
    /// once nothing clashes with it any more.
    private func uncertainSinceBesides(_ id: String) -> Instant? {
        // With only one call, that call created it, unless the service queued the call under another id.
        let isOnlyCall = uncertainSince == nil || uncertainSince == intentAt
        let isAnother = status == .accepted && appointmentId.map { $0 != id } ?? false
        return isOnlyCall && !isAnother ? nil : uncertainSince
    }

    /// The statuses that a fact may follow.
    private static func allowed(_ fact: ApplyFact) -> Set<ApplyStatus> {
        switch fact {
        case .sendIntent: [.pending, .failed, .deleted, .carried]
        // Before it is sent again, an earlier call of ours may turn out to have been carried out after all.
        case .created: [.sending, .accepted, .unknown, .pending, .failed, .deleted, .carried]
        case .accepted, .notSent, .heldBack: [.sending]
        case .refused: [.sending, .pending, .failed, .deleted, .carried]
        case .outcomeUnknown: [.sending, .accepted, .unknown, .pending, .failed, .deleted, .carried]
        case .presumedSent: [.pending, .failed, .deleted]
        case .differs: [.created]
        case .forgotten: [.sending, .accepted, .unknown, .pending, .failed, .deleted, .carried]
        case .notCarriedOut: [.sending, .accepted, .unknown]
        case .deleteIntent: [.created, .deleting]
        case .deleted, .kept: [.created, .deleting]
        case .moveIntent, .moveRefused: [.pending, .failed, .deleted, .carried, .moving]
        case .moved: [.pending, .failed, .deleted, .carried, .moving]
        case .moveNotSent, .moveNotCarriedOut: [.moving]
        case .carried: [.created]
        case .presumedMoved: Set(ApplyStatus.allCases)
        }
    }
}
