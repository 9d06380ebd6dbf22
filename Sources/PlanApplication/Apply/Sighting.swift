import CoachingAPI
import CoachingModels
import PlanModel

/// What a list of the service's appointments says about an entry.
enum Sighting: Equatable {
    /// Nothing of its shape exists, and nothing clashes with it.
    case absent
    /// It exists, made by an earlier call of ours.
    case own(id: String)
    /// An appointment of its shape exists that may or may not be ours.
    case ambiguous(reason: String)
    /// Another appointment takes the time of one of its people.
    case clash(reason: String)
    /// The service does not show the appointments of any of its people.
    case hidden(reason: String)
}

/// The service's appointments in the time of some entries, with the ids that are known to belong to other entries.
struct AppointmentView {
    /// Seconds by which the service's clock and ours may differ.
    static let clockTolerance: Int64 = 600

    /// Seconds for which a view may be used: others make changes meanwhile.
    private static let lifetime: Int64 = 120

    let appointments: [CoachingAppointmentResponse]
    /// Appointment ids that the journal has for other entries.
    let claimed: Set<String>
    /// People whose appointments the service does not show, with its answer.
    let refused: [String: CoachingAPIError]
    let words: PlanWords
    /// When it was taken, by the clock of the run.
    let takenAt: Instant
    /// False only in tests, to show that comparing attendees matters.
    let comparesAttendees: Bool
    /// Shapes of the appointments; nil for those that are missing a required field.
    private let shapes: [AppointmentShape?]
    /// Places of the appointments of each person; those without a shape are kept apart. A batch asks about each of its
    /// people.
    private var places: [String: [Int]] = [:]
    private var shapeless: [Int] = []
    private var placesById: [String: [Int]] = [:]

    init(
        appointments: [CoachingAppointmentResponse], claimed: Set<String>, refused: [String: CoachingAPIError] = [:],
        words: PlanWords = .none, takenAt: Instant = Instant(seconds: 0), comparesAttendees: Bool = true
    ) {
        self.appointments = appointments
        self.claimed = claimed
        self.refused = refused
        self.words = words
        self.takenAt = takenAt
        self.comparesAttendees = comparesAttendees
        shapes = appointments.map(AppointmentShape.init)
        for (place, appointment) in appointments.enumerated() {
            if let id = appointment.id { placesById[id, default: []].append(place) }
            guard let shape = shapes[place] else {
                shapeless.append(place)
                continue
            }
            for person in shape.people { places[person, default: []].append(place) }
        }
    }

    /// This view with other appointments.
    func showing(_ appointments: [CoachingAppointmentResponse]) -> AppointmentView {
        AppointmentView(
            appointments: appointments, claimed: claimed, refused: refused, words: words, takenAt: takenAt,
            comparesAttendees: comparesAttendees)
    }

    func isFresh(at now: Instant) -> Bool { now < takenAt.advanced(bySeconds: Self.lifetime) }

    /// Places of the appointments of some people, in order.
    private func places(of people: Set<String>) -> [Int] {
        if people.count == 1, let only = people.first { return places[only] ?? [] }
        return people.reduce(into: Set<Int>()) { $0.formUnion(places[$1] ?? []) }.sorted()
    }

    /// Ids of the appointments that people have; the baseline of an intent.
    func ids(with people: Set<String>) -> Set<String> {
        Set((places(of: people) + shapeless).compactMap { appointments[$0].id })
    }

    /// Places of appointments that may be an entry's.
    private func candidates(for entry: ApplyEntry) -> [Int] {
        guard comparesAttendees else { return Array(appointments.indices) }
        let known = entry.appointmentId.flatMap { placesById[$0] } ?? []
        return Set(places(of: entry.shape.people)).union(known).sorted()
    }

    /// What the view shows about an entry.
    func sighting(of entry: ApplyEntry) -> Sighting {
        let same = candidates(for: entry).filter { place in
            guard let id = appointments[place].id, !claimed.contains(id) else { return false }
            // An appointment that was deleted may still be shown for a while.
            if id == entry.appointmentId, entry.status == .deleted { return false }
            return id == entry.appointmentId || isSame(shapes[place], as: entry)
        }.map { appointments[$0] }
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

    private func isSame(_ shape: AppointmentShape?, as entry: ApplyEntry) -> Bool {
        guard var shape else { return false }
        if !comparesAttendees { shape.attendees = entry.shape.attendees }
        return shape == entry.shape
    }

    /// The advice to the user on how to settle it.
    private func wayOut(_ entry: ApplyEntry, _ same: [CoachingAppointmentResponse]) -> String {
        let ids = same.compactMap(\.id).sorted().map { "--adopt \($0)" }.joined(separator: " or ")
        return
            "Say which one is this plan's: \(ids); or that none is: --forget \(ForeignText.shown(entry.session)); or "
            + "delete in the service what is not wanted, then run this again"
    }

    /// A sentence about those of an entry's people whom the service does not show; nil if it shows all of them.
    ///
    /// - Parameter only: whether to return nil also if it shows at least one of them.
    func refusal(of entry: ApplyEntry, only: Bool = false) -> String? {
        let hidden = entry.shape.people.filter { refused[$0] != nil }
        guard let first = hidden.min(), let error = refused[first] else { return nil }
        if only && hidden.count < entry.shape.people.count { return nil }
        return "the service does not show \(words.people(hidden)): \(error.words)"
    }

    /// Ids of other appointments that are the same as one of ours.
    func doubles(of entry: ApplyEntry) -> [String] {
        places(of: entry.shape.people).filter { place in
            guard let id = appointments[place].id, id != entry.appointmentId, !claimed.contains(id) else {
                return false
            }
            return !entry.baseline.contains(id) && shapes[place] == entry.shape
        }.compactMap { appointments[$0].id }.sorted()
    }

    /// A sentence for the case that one appointment of the right shape exists but was created before the call was sent,
    /// if the clocks agree.
    private func doubt(about appointment: CoachingAppointmentResponse, since: Instant) -> String {
        let created = appointment.dateCreated.map { Instant(microseconds: $0.millisecondsSince1970 * 1000).iso8601 }
        return
            "the same appointment exists (\(list([appointment]))), and it cannot be told whether this plan made it: the "
            + "service says that it was created at \(created ?? "an unknown time"), and the call was sent at "
            + "\(since.iso8601) by this machine's clock, which may be wrong"
    }

    /// Whether the appointment did not exist before the intent, and was not created before it.
    private func isOwn(_ appointment: CoachingAppointmentResponse, of entry: ApplyEntry, since: Instant) -> Bool {
        guard let id = appointment.id, !entry.baseline.contains(id) else { return false }
        guard id != entry.appointmentId, let created = appointment.dateCreated else { return true }
        let time = Instant(microseconds: created.millisecondsSince1970 * 1000)
        // If it is not known what existed before, an appointment that may be older is not taken for ours.
        if entry.baseline == ApplyEntry.unknownBaseline { return time > since }
        return time >= since.advanced(bySeconds: -Self.clockTolerance)
    }

    /// The appointment that takes the time of one of an entry's people, in words; nil if only the appointments of `ids`
    /// do.
    func obstacle(to entry: ApplyEntry, besides ids: Set<String>) -> String? {
        if case .clash(let reason) = clash(with: entry, besides: ids) { reason } else { nil }
    }

    private func clash(with entry: ApplyEntry, besides ids: Set<String> = []) -> Sighting {
        let others = places(of: entry.shape.people).filter { place in
            guard let shape = shapes[place], shape.clashes(with: entry.shape) else { return false }
            return appointments[place].id.map { !ids.contains($0) } ?? true
        }
        guard let place = others.min(by: { (appointments[$0].id ?? "") < (appointments[$1].id ?? "") }),
            let shape = shapes[place]
        else { return .absent }
        let people = shape.people.intersection(entry.shape.people)
        let start = words.time(Instant(microseconds: shape.start * 1000))
        return .clash(
            reason: "\(words.people(people)) \(people.count == 1 ? "has" : "have") another appointment since the slots "
                + "were asked for: \(start), \(shape.minutes) minutes (\(list([appointments[place]])))")
    }

    private func list(_ appointments: [CoachingAppointmentResponse]) -> String {
        appointments.map { "id \($0.id ?? "?")" }.sorted().joined(separator: ", ")
    }
}

extension ApplyEntry {
    /// Since when an appointment of our making may be in the service; nil while nothing was sent without a clear
    /// answer. Anything that an earlier call creates beside an existing appointment is looked for when that one is
    /// gone.
    var firstUncertainIntent: Instant? {
        status.isToBeDeleted ? nil : uncertainSince ?? (status.isUnsettled ? intentAt : nil)
    }
}
