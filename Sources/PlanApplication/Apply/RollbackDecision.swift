import CoachingAPI
import CoachingModels
import PlanModel

/// Decides the next step for an appointment that is to be taken back. Pure, like ``ApplyDecision``.
enum RollbackDecision {
    enum Step: Equatable {
        case delete
        /// An earlier call of ours deleted it.
        case gone
        /// It differs from what this plan created.
        case keep(reason: String)
    }

    /// The step that the appointment allows, as the service has it now.
    ///
    /// An appointment that was held, begun, moved or given to other people is somebody's work by now and is deleted
    /// only when forced. Another name, text or location does not matter.
    ///
    /// - Parameter isNew: whether it may have been created so short a time ago that the service does not show it yet.
    static func step(
        _ entry: ApplyEntry, found: CoachingAppointmentResponse?, force: Bool, isNew: Bool = false,
        words: PlanWords = .none
    ) -> Step {
        // An appointment that should exist may only be missing from the answer: asking the service to delete it makes
        // sure.
        guard let found else { return entry.status == .deleting && !isNew ? .gone : .delete }
        if force { return .delete }
        if found.status == .completed || found.status == .inProgress {
            return .keep(reason: "its status is \(found.status?.rawValue ?? "") by now")
        }
        guard let shape = AppointmentShape(found) else { return .keep(reason: "the service tells no time of it") }
        if shape.start != entry.shape.start || shape.minutes != entry.shape.minutes {
            let start = words.time(Instant(microseconds: shape.start * 1000))
            return .keep(reason: "it was moved since: it is at \(start), \(shape.minutes) minutes")
        }
        if shape.facilitator != entry.shape.facilitator || shape.attendees != entry.shape.attendees {
            let people = words.people(shape.people)
            return .keep(reason: "it has other people since: \(people)")
        }
        return .delete
    }

    enum Answer: Equatable {
        case gone
        /// The answer was lost: look whether the appointment disappears.
        case wait
        /// The call was queued: the same, for longer.
        case queued
        case refused(reason: String)
        case notSent(CoachingAPIError)
    }

    /// What the answer to a `deleteCoachingAppointment` call means.
    static func answer(_ result: Result<DeleteAppointmentOutcome, any Error>) -> Answer {
        switch result {
        case .success(.deleted): .gone
        case .success(.accepted): .queued
        case .failure(let error as CoachingAPIError):
            switch error.kind {
            case .rejected where error.status == 404: .gone
            case .rejected, .forbidden, .invalidCall: .refused(reason: error.words)
            case .unauthorized, .rateLimited, .unreachable: .notSent(error)
            case .outcomeUnknown, .unavailable, .unreadableAnswer: .wait
            }
        case .failure: .wait
        }
    }
}
