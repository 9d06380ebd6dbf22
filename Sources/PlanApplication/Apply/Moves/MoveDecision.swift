import CoachingAPI
import CoachingModels
import PlanModel

/// Decides the next step for an appointment that is to be moved. Pure, like ``ApplyDecision``.
enum MoveDecision {
    enum Precheck: Equatable {
        case send(AppointmentPatch)
        /// It is at the new place already: an earlier call of ours was carried out after all.
        case moved
        case refuse(reason: String)
    }

    /// What to do before a move is sent.
    ///
    /// - Parameters:
    ///   - found: the appointment as the service has it; nil if it has none.
    ///   - view: what its people have in the time of the new place.
    ///   - force: whether to move it even if others moved it, or it has begun.
    static func precheck(
        from old: ApplyEntry, to new: ApplyEntry, found: CoachingAppointmentResponse?, in view: AppointmentView,
        at now: Instant, force: Bool = false
    ) -> Precheck {
        let words = view.words
        guard let found else { return .refuse(reason: gone) }
        // Where only texts differ, sending them again does no harm, and an answer may leave texts out.
        if new.shape != old.shape, isAt(new, from: old, found) { return .moved }
        if !force, case .keep(let reason) = RollbackDecision.step(old, found: found, force: false, words: words) {
            return .refuse(reason: reason)
        }
        guard let patch = AppointmentPatch(from: old.appointment, to: new.appointment) else {
            return .refuse(reason: "it is of other people")
        }
        if let reason = view.refusal(of: new) { return .refuse(reason: reason) }
        if PastTimes.isOver(new, at: now) {
            return .refuse(
                reason: "its new place lies in the past: it was to start at \(words.time(new.start)) "
                    + "(\(new.start.iso8601))")
        }
        let itself = Set(old.appointmentId.map { [$0] } ?? [])
        if let reason = view.obstacle(to: new, besides: itself) { return .refuse(reason: reason) }
        return .send(patch)
    }

    static let gone = "it is no longer in the service: somebody deleted it there"

    /// Whether the appointment is where it was to be moved to.
    static func isAt(
        _ new: ApplyEntry, from old: ApplyEntry, _ found: CoachingAppointmentResponse
    ) -> Bool {
        guard AppointmentShape(found) == new.shape else { return false }
        return new.shape != old.shape
            || AppointmentDifference.all(between: new.appointment, and: found, words: .none).isEmpty
    }

    enum Answer: Equatable {
        case moved
        /// The call was queued, or its answer was lost: look where the appointment is.
        case wait
        case refused(reason: String)
        case notSent(CoachingAPIError)
    }

    /// What the answer to a `patchCoachingAppointment` call means.
    static func answer(_ result: Result<UpdateAppointmentOutcome, any Error>) -> Answer {
        switch result {
        case .success(.updated): .moved
        case .success(.accepted): .wait
        case .failure(let error as CoachingAPIError):
            switch error.kind {
            case .rejected where error.status == 404: .refused(reason: gone)
            case .rejected, .forbidden, .invalidCall: .refused(reason: error.words)
            case .unauthorized, .rateLimited, .unreachable: .notSent(error)
            case .outcomeUnknown, .unavailable, .unreadableAnswer: .wait
            }
        case .failure: .wait
        }
    }

    /// What a look at the service says about a move without a clear outcome; nil if it has to look again later.
    ///
    /// - Parameter polls: how many times it has looked so far, including this one.
    static func fact(
        about new: ApplyEntry, from old: ApplyEntry, found: CoachingAppointmentResponse?, polls: Int, now: Instant,
        policy: SettlePolicy
    ) -> ApplyFact? {
        guard let id = new.appointmentId else { return .moveNotCarriedOut }
        guard let found else { return .moveRefused(reason: gone) }
        if isAt(new, from: old, found) { return .moved(id: id) }
        guard let intentAt = new.intentAt else { return .moveNotCarriedOut }
        let settled = policy.isSettled(.moving, since: intentAt, now: now, absentPolls: polls)
        return settled ? .moveNotCarriedOut : nil
    }
}
