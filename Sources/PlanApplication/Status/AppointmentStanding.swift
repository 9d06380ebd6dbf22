public import CoachingModels
import PlanModel

/// The state of an appointment of a plan, according to its journal and to the service.
public enum AppointmentState: String, Sendable, Hashable, CaseIterable {
    /// In the service as it was planned.
    case same
    /// Begun, as it was planned.
    case inProgress
    /// Held.
    case completed
    /// In the service at another time, or of another length.
    case moved
    /// In the service with other people or other texts.
    case changed
    /// The published schedule behind it has changed, and it no longer fits.
    case invalidSchedule
    /// The journal says that it was created, but the service does not know it.
    case gone
    /// It is not known whether it was created, or whether its deletion was carried out.
    case inDoubt
    /// Refused: it does not exist.
    case failed
    /// Not sent, or taken back.
    case open
    /// In the service where the previous plan has it: apply moves or deletes it, or has an unfinished run to complete.
    case former

    /// Whether the journal counts it as created but it is not as planned.
    public var isTrouble: Bool { [.moved, .changed, .invalidSchedule, .gone].contains(self) }
}

/// One appointment of a plan as the journal and the service have it.
public struct AppointmentStanding: Sendable, Equatable {
    /// What the journal has.
    public var entry: ApplyEntry
    /// Its state.
    public var state: AppointmentState
    /// The differences between the service's appointment and the planned one.
    public var differences: [AppointmentDifference]
    /// The service's appointment; nil if there is none, or none that is certainly this one.
    public var found: CoachingAppointmentResponse?

    /// The standing of an entry that the journal says was created, given what the service has.
    init(_ entry: ApplyEntry, found: CoachingAppointmentResponse?, words: PlanWords) {
        self.entry = entry
        self.found = found
        let differences = found.map {
            AppointmentDifference.all(between: entry.appointment, and: $0, words: words)
        }
        self.differences = differences ?? []
        let state = Self.state(of: found, self.differences)
        self.state = entry.side == .plan || state != .same ? state : .former
    }

    /// The standing by the journal alone, for an entry that was not recorded as created.
    init(_ entry: ApplyEntry) {
        self.entry = entry
        differences = []
        state =
            switch entry.status {
            case .failed: .failed
            case .pending, .deleted, .carried: .open
            case .sending, .accepted, .created, .unknown, .deleting, .moving: .inDoubt
            }
    }

    private static func state(
        of found: CoachingAppointmentResponse?, _ differences: [AppointmentDifference]
    ) -> AppointmentState {
        guard let found else { return .gone }
        switch found.status {
        case .completed?: return .completed
        case .invalidSchedule?: return .invalidSchedule
        default: break
        }
        if differences.contains(where: \.isMove) { return .moved }
        if !differences.isEmpty { return .changed }
        return found.status == .inProgress ? .inProgress : .same
    }
}
