import CoachingModels
import PlanModel

extension ApplySession {
    /// Reads back in lists what a batch created, and compares it field by field with what was sent.
    ///
    /// Appointments that are not shown yet are looked for as long as calls without a clear outcome are. One that
    /// differs from what was sent is recorded with its reason and ends the run: somebody has to look.
    ///
    /// - Parameter next: the batch to come.
    /// - Returns: appointments that may conflict with that batch, where the same look shows them.
    mutating func readBack(_ batch: [Int], lookingAheadAt next: [Int]) async throws -> AppointmentView? {
        var open = batch.filter { entries[$0].status == .created }
        guard !open.isEmpty else { return nil }
        var ahead: AppointmentView?
        let since = environment.now()
        var differing = 0
        var polls = 0
        while !open.isEmpty {
            try checkStop()
            polls += 1
            let view: AppointmentView
            if polls == 1, isNear(next, to: open) {
                (view, ahead) = try await views(like: open, and: next)
            } else {
                view = try await self.view(like: open)
            }
            let (missing, differ) = try await compare(open, in: view)
            differing += differ
            open = missing
            if open.isEmpty { break }
            if options.settle.isSettled(.created, since: since, now: environment.now(), absentPolls: polls) {
                for position in open { try record(.differs(reason: Self.notShown), of: position) }
                differing += open.count
                break
            }
            try await pause(afterPolls: polls, waitingFor: open.count)
        }
        if differing > 0 { throw RunEnded(end: .differs(differing)) }
        return ahead
    }

    /// One look at what was created and at the people of the next batch.
    private mutating func views(
        like created: [Int], and next: [Int]
    ) async throws -> (created: AppointmentView, next: AppointmentView) {
        let reader = reader
        let (made, others) = (created.map { entries[$0] }, next.map { entries[$0] })
        // As before each batch: see `look(before:)`.
        let leads = options.freshness != nil
        let time = environment.now()
        let found = try await reading {
            leads
                ? try await reader.appointments(like: made + others)
                : try await reader.appointments(like: made, around: others)
        }
        return (view(found, of: created, takenAt: time), view(found, of: next, takenAt: time))
    }

    /// The longest time between two batches that one look may cover: from Friday to Monday. Listing what others have in
    /// a longer gap would take more calls than a second look.
    private static let longestGap: Int64 = 3 * 24 * 3_600_000

    private func isNear(_ next: [Int], to batch: [Int]) -> Bool {
        guard let start = next.map({ entries[$0].shape.start }).min(),
            let end = batch.map({ entries[$0].shape.end }).max()
        else { return false }
        return start - end <= Self.longestGap
    }

    private static let notShown = "the service said that it was created, and does not show it"

    /// Looks once. Returns those that are not shown, and how many differ from what was sent.
    private mutating func compare(
        _ positions: [Int], in view: AppointmentView
    ) async throws -> (missing: [Int], differing: Int) {
        let shown = Dictionary(
            view.appointments.compactMap { one in one.id.map { ($0, one) } }, uniquingKeysWith: { first, _ in first })
        var missing: [Int] = []
        var differing = 0
        let reader = reader
        for position in positions {
            guard let id = entries[position].appointmentId else { continue }
            var found = shown[id]
            // An appointment that was moved meanwhile lies outside of the list.
            if found == nil { found = try await reading { try await reader.appointment(id) } }
            guard let found else {
                missing.append(position)
                continue
            }
            let reasons = reasons(for: entries[position], found: found, in: view)
            if !reasons.isEmpty {
                try record(.differs(reason: reasons.joined(separator: "; ")), of: position)
                differing += 1
            }
        }
        return (missing, differing)
    }

    private func reasons(
        for entry: ApplyEntry, found: CoachingAppointmentResponse, in view: AppointmentView
    ) -> [String] {
        let differences = AppointmentDifference.all(between: entry.appointment, and: found, words: words)
        let doubles = view.doubles(of: entry)
        let ids = doubles.map { "id \(ForeignText.shown($0))" }.joined(separator: ", ")
        let twice = doubles.isEmpty ? [] : ["the same appointment is there besides it (\(ids))"]
        return differences.map(\.words) + twice
    }
}
