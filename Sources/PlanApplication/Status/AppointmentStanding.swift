public import CoachingModels
import PlanModel

/// How an appointment of a plan stands, by its journal and by the service.
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
    /// The journal says that it was created, and the service does not know it.
    case gone
    /// It cannot be told whether it was created, or whether its deletion was carried out.
    case inDoubt
    /// Refused: it does not exist.
    case failed
    /// Not sent, or taken back.
    case open
    /// In the service where the plan before has it: apply moves or deletes it, or has to be run to its end.
    case former

    /// The journal counts it as created, and it is not as it was planned.
    public var isTrouble: Bool { [.moved, .changed, .invalidSchedule, .gone].contains(self) }
}

/// One appointment of a plan as the journal and the service have it.
public struct AppointmentStanding: Sendable, Equatable {
    /// What the journal has.
    public var entry: ApplyEntry
    /// How it stands.
    public var state: AppointmentState
    /// In what the service's appointment is otherwise than it was planned.
    public var differences: [AppointmentDifference]
    /// What the service has; nil where it has nothing, or nothing that is certainly this.
    public var found: CoachingAppointmentResponse?

    /// By what the service has of an entry that the journal says was created.
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

    /// By the journal alone, for what nobody says was created.
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
