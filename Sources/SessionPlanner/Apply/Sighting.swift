import CoachingAPI

/// What a list of the service's appointments says about an entry.
enum Sighting: Equatable {
    /// Nothing of its shape is there, and nothing clashes.
    case absent
    /// It is there, made by an earlier call of ours.
    case own(id: String)
    /// Something of its shape is there that may or may not be ours.
    case ambiguous(reason: String)
    /// Something else takes the time of one of its people.
    case clash(reason: String)
}

/// The service's appointments in the time of some entries, with what is known to belong to others.
struct AppointmentView {
    /// The service's clock and ours may be apart by so much.
    static let clockTolerance: Int64 = 600

    let appointments: [CoachingAppointmentResponse]
    /// Appointment ids that the journal has for other entries.
    let claimed: Set<String>

    /// Ids of what people have; the baseline of an intent.
    func ids(with people: Set<String>) -> Set<String> {
        Set(
            appointments.filter { AppointmentShape($0).map { !$0.people.isDisjoint(with: people) } ?? true }
                .compactMap(\.id))
    }

    /// What is there of an entry.
    func sighting(of entry: ApplyEntry) -> Sighting {
        let same = appointments.filter { appointment in
            guard let id = appointment.id, !claimed.contains(id) else { return false }
            return id == entry.appointmentId || AppointmentShape(appointment) == entry.shape
        }
        if same.isEmpty { return clash(with: entry) }
        guard let since = entry.firstUncertainIntent else {
            return .clash(reason: "the same appointment exists already and was not made by this plan (\(list(same)))")
        }
        let own = same.filter { isOwn($0, of: entry, since: since) }
        switch (own.count, same.count) {
        case (1, 1): return .own(id: own[0].id ?? "")
        case (0, _) where same.allSatisfy({ entry.baseline.contains($0.id ?? "") }):
            return .clash(
                reason: "the same appointment existed before this plan was applied (\(list(same)))")
        default:
            return .ambiguous(
                reason:
                    "appointments of the same shape exist and it cannot be told which is this plan's (\(list(same)))")
        }
    }

    /// Not there before the intent, and not created before it.
    private func isOwn(_ appointment: CoachingAppointmentResponse, of entry: ApplyEntry, since: Instant) -> Bool {
        guard let id = appointment.id, !entry.baseline.contains(id) else { return false }
        guard id != entry.appointmentId, let created = appointment.dateCreated else { return true }
        return created.millisecondsSince1970 >= (since.seconds - Self.clockTolerance) * 1000
    }

    private func clash(with entry: ApplyEntry) -> Sighting {
        let others = appointments.filter { appointment in
            guard let shape = AppointmentShape(appointment) else { return false }
            return shape.clashes(with: entry.shape)
        }
        guard let other = others.min(by: { ($0.id ?? "") < ($1.id ?? "") }), let shape = AppointmentShape(other) else {
            return .absent
        }
        let people = shape.people.intersection(entry.shape.people).sorted().joined(separator: ", ")
        let start = Instant(microseconds: shape.start * 1000).iso8601
        return .clash(
            reason: "\(people) has another appointment since the slots were asked for: \(list([other])), \(start), "
                + "\(shape.minutes) minutes")
    }

    private func list(_ appointments: [CoachingAppointmentResponse]) -> String {
        appointments.map { "id \($0.id ?? "?")" }.sorted().joined(separator: ", ")
    }
}

extension ApplyEntry {
    /// Since when something of our making may be in the service; nil while nothing was sent without a clear answer.
    var firstUncertainIntent: Instant? { uncertainSince ?? (status.isUnsettled ? intentAt : nil) }
}
