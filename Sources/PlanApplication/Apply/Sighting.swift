import CoachingAPI
import CoachingModels
import PlanModel

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
    /// The service shows the appointments of none of its people.
    case hidden(reason: String)
}

/// The service's appointments in the time of some entries, with what is known to belong to others.
struct AppointmentView {
    /// The service's clock and ours may be apart by so much.
    static let clockTolerance: Int64 = 600

    /// Seconds that a view serves: others go on meanwhile.
    private static let lifetime: Int64 = 120

    var appointments: [CoachingAppointmentResponse]
    /// Appointment ids that the journal has for other entries.
    let claimed: Set<String>
    /// People whose appointments the service does not show, and what it said.
    var refused: [String: CoachingAPIError] = [:]
    var words = PlanWords.none
    /// When it was taken, by the clock of the run.
    var takenAt = Instant(seconds: 0)
    /// False in tests that this is seen to matter.
    var comparesAttendees = true

    func isFresh(at now: Instant) -> Bool { now < takenAt.advanced(bySeconds: Self.lifetime) }

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
            // One that was deleted may be shown for a while.
            if id == entry.appointmentId, entry.status == .deleted { return false }
            return id == entry.appointmentId || isSame(appointment, as: entry)
        }
        if same.isEmpty {
            if let reason = refusal(of: entry, only: true) { return .hidden(reason: reason) }
            return clash(with: entry)
        }
        guard let since = entry.firstUncertainIntent else {
            return .clash(
                reason: "the same appointment exists already and was not made by this plan from here (\(list(same))): "
                    + "is this plan applied from elsewhere?")
        }
        let own = same.filter { isOwn($0, of: entry, since: since) }
        let older = same.count { entry.baseline.contains($0.id ?? "") }
        switch (own.count, same.count - older) {
        case (1, 1): return .own(id: own[0].id ?? "")
        case (0, 0):
            return .clash(
                reason: "the same appointment existed before this plan was applied (\(list(same)))")
        case (0, 1) where older == 0:
            return .ambiguous(reason: "\(doubt(about: same[0], since: since)). \(wayOut(entry, same))")
        default:
            return .ambiguous(
                reason:
                    "several appointments of the same people at the same time exist, and it cannot be told which of "
                    + "them this plan made (\(list(same))). \(wayOut(entry, same))")
        }
    }

    private func isSame(_ appointment: CoachingAppointmentResponse, as entry: ApplyEntry) -> Bool {
        guard var shape = AppointmentShape(appointment) else { return false }
        if !comparesAttendees { shape.attendees = entry.shape.attendees }
        return shape == entry.shape
    }

    /// How somebody who knows better tells it.
    private func wayOut(_ entry: ApplyEntry, _ same: [CoachingAppointmentResponse]) -> String {
        let ids = same.compactMap(\.id).sorted().map { "--adopt \($0)" }.joined(separator: " or ")
        return
            "Say which one is this plan's: \(ids); or that none is: --forget \(ForeignText.shown(entry.session)); or "
            + "delete in the service what is not wanted, then run this again"
    }

    /// Whom of an entry's people the service does not show; nil where it shows all of them.
    ///
    /// - Parameter only: nil also where it shows one of them.
    func refusal(of entry: ApplyEntry, only: Bool = false) -> String? {
        let hidden = entry.shape.people.filter { refused[$0] != nil }
        guard let first = hidden.min(), let error = refused[first] else { return nil }
        if only && hidden.count < entry.shape.people.count { return nil }
        return "the service does not show \(words.people(hidden)): \(error.words)"
    }

    /// What is there besides an appointment of ours that is the same: ids.
    func doubles(of entry: ApplyEntry) -> [String] {
        appointments.filter { other in
            guard let id = other.id, id != entry.appointmentId, !claimed.contains(id) else { return false }
            return !entry.baseline.contains(id) && AppointmentShape(other) == entry.shape
        }.compactMap(\.id).sorted()
    }

    /// One appointment of the right shape is there, and was created before the call was sent, if the clocks agree.
    private func doubt(about appointment: CoachingAppointmentResponse, since: Instant) -> String {
        let created = appointment.dateCreated.map { Instant(microseconds: $0.millisecondsSince1970 * 1000).iso8601 }
        return
            "the same appointment exists (\(list([appointment]))), and it cannot be told whether this plan made it: the "
            + "service says that it was created at \(created ?? "an unknown time"), and the call was sent at "
            + "\(since.iso8601) by this machine's clock, which may be wrong"
    }

    /// Not there before the intent, and not created before it.
    private func isOwn(_ appointment: CoachingAppointmentResponse, of entry: ApplyEntry, since: Instant) -> Bool {
        guard let id = appointment.id, !entry.baseline.contains(id) else { return false }
        guard id != entry.appointmentId, let created = appointment.dateCreated else { return true }
        // Where it is not known what was there before, nothing that may be older is taken for ours.
        let tolerance = entry.baseline == ApplyEntry.unknownBaseline ? 0 : Self.clockTolerance
        return created.millisecondsSince1970 >= (since.seconds - tolerance) * 1000
    }

    /// What takes the time of one of an entry's people, in words; nil where nothing does.
    func obstacle(to entry: ApplyEntry) -> String? {
        if case .clash(let reason) = clash(with: entry) { reason } else { nil }
    }

    private func clash(with entry: ApplyEntry) -> Sighting {
        let others = appointments.filter { appointment in
            guard let shape = AppointmentShape(appointment) else { return false }
            return shape.clashes(with: entry.shape)
        }
        guard let other = others.min(by: { ($0.id ?? "") < ($1.id ?? "") }), let shape = AppointmentShape(other) else {
            return .absent
        }
        let people = shape.people.intersection(entry.shape.people)
        let start = words.time(Instant(microseconds: shape.start * 1000))
        return .clash(
            reason: "\(words.people(people)) \(people.count == 1 ? "has" : "have") another appointment since the slots "
                + "were asked for: \(start), \(shape.minutes) minutes (\(list([other])))")
    }

    private func list(_ appointments: [CoachingAppointmentResponse]) -> String {
        appointments.map { "id \($0.id ?? "?")" }.sorted().joined(separator: ", ")
    }
}

extension ApplyEntry {
    /// Since when something of our making may be in the service; nil while nothing was sent without a clear answer.
    /// What an earlier call makes beside an appointment that is there is looked for when that one is gone.
    var firstUncertainIntent: Instant? {
        status.isToBeDeleted ? nil : uncertainSince ?? (status.isUnsettled ? intentAt : nil)
    }
}
