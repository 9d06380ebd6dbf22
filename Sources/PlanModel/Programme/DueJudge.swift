public import CoachingModels

/// Judges by the service's appointments who of a programme is due. Pure: the same appointments and time give the same list.
public struct DueJudge: Sendable {
    private let programme: CoachingProgramme
    private let now: Instant
    private let today: LocalDate
    /// From when on missed sessions are counted.
    private let since: Instant
    private let days: DayRange

    /// - Parameters:
    ///   - now: the time by the service's clock.
    ///   - since: from when on missed sessions are counted.
    ///   - days: the days that a request plans; who is due by the last of them needs a session.
    public init(_ programme: CoachingProgramme, now: Instant, since: Instant, days: DayRange) {
        self.programme = programme
        self.now = now
        self.since = since
        self.days = days
        today = programme.clock.day(of: now)
    }

    /// How everybody stands: those first who need a session most, then by the day on which they are due, by name and by id.
    ///
    /// - Parameters:
    ///   - appointments: of the programme's people, each once, in any order.
    ///   - hidden: ids of people whose appointments the service does not tell.
    public func entries(
        _ appointments: [CoachingAppointmentResponse], hidden: some Sequence<String> = []
    ) -> [DueEntry] {
        let hidden = IdentifierSet(hidden)
        var own = IdentifierTable<[Sitting]>()
        for sitting in appointments.compactMap(sitting) {
            for attendee in sitting.attendees { own[attendee, default: []].append(sitting) }
        }
        return programme.members.map { member in
            guard !hidden.contains(member.id) else { return DueEntry(member, .unknown) }
            // Answers may come in any order, and two sessions may begin at once.
            return entry(member, (own[member.id] ?? []).sorted { ($0.start, $0.id) < ($1.start, $1.id) })
        }.sorted(by: Self.comesBefore)
    }

    /// What may surprise about the appointments: that none of them counts, or that one has a status that nobody knows.
    public func notes(_ appointments: [CoachingAppointmentResponse]) -> [String] {
        var notes: [String] = []
        let counted = appointments.filter { programme.counts.match($0.name ?? "") }
        if counted.isEmpty, let other = appointments.compactMap(\.name).min() {
            notes.append(
                "none of \(Numbers.counted(appointments.count, "appointment")) of these people counts by its name: one is called \(other)"
            )
        }
        let strange = counted.filter { $0.status.map { !$0.isKnown } ?? false }
        let statuses = Set(strange.compactMap(\.status?.rawValue)).sorted().joined(separator: ", ")
        if !strange.isEmpty {
            notes.append(
                "\(Numbers.counted(strange.count, "appointment")) of a status that is not known (\(statuses)) were passed over"
            )
        }
        return notes
    }

    /// A session as far as the list is concerned.
    private struct Sitting {
        var id: String
        var start: Instant
        var end: Instant
        var leader: String?
        var attendees: [String]
        var meaning: Meaning
        var hasInvalidSchedule: Bool
    }

    private enum Meaning { case coached, running, planned, missed }

    /// Nil for what does not count, or of which the service does not tell the time or an unknown status.
    private func sitting(_ appointment: CoachingAppointmentResponse) -> Sitting? {
        guard let date = appointment.dateStart, programme.counts.match(appointment.name ?? "") else { return nil }
        let start = Instant(date)
        let end = start.advanced(byMinutes: min(max(appointment.lengthInMinutes ?? 0, 0), 100_000))
        guard let meaning = meaning(of: appointment.status, start, end) else { return nil }
        return Sitting(
            id: appointment.id ?? "", start: start, end: end, leader: appointment.facilitator?.id,
            attendees: (appointment.attendees ?? []).compactMap(\.id), meaning: meaning,
            hasInvalidSchedule: appointment.status == .invalidSchedule)
    }

    private func meaning(of status: CoachingAppointmentStatus?, _ start: Instant, _ end: Instant) -> Meaning? {
        switch status {
        case .completed?: return .coached
        // Whoever begins a session and does not say that it is over has held it.
        case .inProgress?: return end > now ? .running : .coached
        case .scheduled?, nil:
            if start <= now, now < end { return .running }
            if isOpen(end) { return .planned }
            return programme.uncompleted == .coached ? .coached : .missed
        case .invalidSchedule?: return isOpen(end) ? .planned : .missed
        default: return nil
        }
    }

    /// Whether a session is still to come, or may still be completed.
    private func isOpen(_ end: Instant) -> Bool {
        if end > now { return true }
        return today <= programme.missedAfter.day(after: programme.clock.day(of: end))
            && programme.missedAfter.count > 0
    }

    private func entry(_ member: CoachingProgramme.Member, _ sittings: [Sitting]) -> DueEntry {
        var entry = DueEntry(member, .later)
        entry.missed = sittings.count { $0.meaning == .missed && $0.start >= since }
        if let last = sittings.last(where: { $0.meaning == .coached }) {
            entry.last = last.start
            entry.lastBy = last.leader
            entry.lastDay = programme.clock.day(of: last.start)
        }
        entry.due =
            entry.lastDay.map(member.every.day(after:)) ?? member.started.map(member.first.day(after:))
        let open = sittings.filter { $0.meaning == .running || $0.meaning == .planned }
        // What is to come goes before what is over and was not completed yet.
        if let next = open.first(where: { $0.meaning == .running }) ?? open.first(where: { $0.end > now }) ?? open.last
        {
            entry.planned = next.start
            entry.plannedBy = next.leader
            entry.hasInvalidSchedule = next.hasInvalidSchedule
            entry.state = next.meaning == .running ? .inProgress : .planned
        } else if let due = entry.due {
            entry.state = programme.grace.day(after: due) < today ? .overdue : due <= days.last ? .due : .later
        } else {
            entry.state = .due
        }
        return entry
    }

    private static func comesBefore(_ one: DueEntry, _ other: DueEntry) -> Bool {
        func rank(_ state: DueEntry.State) -> Int { DueEntry.State.allCases.firstIndex(of: state) ?? 0 }
        // Of whom no day is known they may have waited longest.
        let days = (one.due ?? .earliest, other.due ?? .earliest)
        if one.state != other.state { return rank(one.state) < rank(other.state) }
        if days.0 != days.1 { return days.0 < days.1 }
        let names = (Identifier(one.member.name), Identifier(other.member.name))
        if names.0 != names.1 { return names.0 < names.1 }
        return Identifier(one.member.id) < Identifier(other.member.id)
    }
}
