import CoachingAPI
import CoachingModels
import PlanModel

/// Decides the next step for an appointment. Pure, so that every case is tested without a service.
enum ApplyDecision {
    /// What the answer to a `postCoachingAppointments` call means.
    static func fact(afterSending result: Result<CreateAppointmentOutcome, any Error>) -> ApplyFact {
        switch result {
        case .success(.created(let appointment)):
            appointment.id.map { .created(id: $0) } ?? .outcomeUnknown(reason: "the service's answer has no id")
        case .success(.accepted(let reference)): .accepted(id: reference.id)
        case .failure(let error as CoachingAPIError): fact(afterFailure: error)
        case .failure(is CancellationError): .outcomeUnknown(reason: "the run was cancelled during the call")
        case .failure(let error): .outcomeUnknown(reason: "the call failed: \(error)")
        }
    }

    private static func fact(afterFailure error: CoachingAPIError) -> ApplyFact {
        switch error.kind {
        case .rejected, .forbidden, .invalidCall: .refused(reason: error.words)
        case .unauthorized, .rateLimited, .unreachable: .notSent(reason: error.words)
        case .outcomeUnknown, .unavailable, .unreadableAnswer: .outcomeUnknown(reason: error.words)
        }
    }

    /// Whether the service refused a call because somebody has another appointment then.
    static func isConflict(_ result: Result<CreateAppointmentOutcome, any Error>) -> Bool {
        if case .failure(let error as CoachingAPIError) = result { error.status == 409 } else { false }
    }

    /// What a refusal means, given what the service holds: the clash may be with an earlier call of ours, or with the
    /// same appointment created elsewhere.
    static func fact(afterRefusal reason: String, isConflict: Bool, sighting: Sighting) -> ApplyFact {
        switch sighting {
        case .own(let id): .created(id: id)
        case .ambiguous(let reason), .hidden(let reason): .outcomeUnknown(reason: reason)
        // The clash that was found says more than the service, which advises choosing another time after a conflict.
        case .clash(let seen) where isConflict: .refused(reason: seen)
        case .absent where isConflict:
            .refused(
                reason: "\(reason) First look in the service whether it is this very session, made from elsewhere.")
        case .absent, .clash: .refused(reason: reason)
        }
    }

    /// What to do before an entry is sent.
    enum Precheck: Equatable {
        case send(baseline: Set<String>)
        case record(ApplyFact)
    }

    static func precheck(_ entry: ApplyEntry, in view: AppointmentView, at now: Instant) -> Precheck {
        switch view.sighting(of: entry) {
        case .own(let id): return .record(.created(id: id))
        case .ambiguous(let reason): return .record(.outcomeUnknown(reason: reason))
        case .hidden(let reason):
            return .record(entry.uncertainSince == nil ? .refused(reason: reason) : .outcomeUnknown(reason: reason))
        case .clash(let reason): return .record(.refused(reason: reason))
        case .absent: break
        }
        if let reason = view.refusal(of: entry) { return .record(.refused(reason: reason)) }
        if PastTimes.isOver(entry, at: now) {
            let start = "\(view.words.time(entry.start)) (\(entry.start.iso8601))"
            return .record(.refused(reason: "it lies in the past: it was to start at \(start)"))
        }
        return .send(baseline: view.ids(with: entry.shape.people))
    }

    /// What a look at the service says about a call without a clear outcome; nil if it has to look again later.
    ///
    /// - Parameters:
    ///   - queued: whether the service knows the id under which it queued the call.
    ///   - polls: how many times it has looked so far, including this one.
    ///   - isOfEarlierRun: whether the run that sent the call has ended. The record of its answer may be lost then.
    static func fact(
        about entry: ApplyEntry, sighting: Sighting, queued: Bool, polls: Int, now: Instant, policy: SettlePolicy,
        isOfEarlierRun: Bool = false
    ) -> ApplyFact? {
        if queued, let id = entry.appointmentId { return .created(id: id) }
        switch sighting {
        case .own(let id):
            // While the service may not show yet what the call made, the one that it shows may be another's.
            let mayHideOurs = entry.intentAt.map { now < $0.advanced(bySeconds: policy.seconds) } ?? false
            return isOfEarlierRun && mayHideOurs ? nil : .created(id: id)
        case .ambiguous(let reason), .hidden(let reason): return .outcomeUnknown(reason: reason)
        case .absent, .clash:
            guard let intentAt = entry.intentAt else { return .notCarriedOut }
            let settled = policy.isSettled(entry.status, since: intentAt, now: now, absentPolls: polls)
            return settled ? .notCarriedOut : nil
        }
    }
}
