import CoachingModels
import PlanModel

extension ApplySession {
    /// Reads what a batch created, in lists, and compares it field by field with what was sent.
    ///
    /// What is not shown yet is looked for as long as calls without a clear outcome are. What is otherwise than it was sent
    /// is recorded with its reason and ends the run: somebody has to look.
    mutating func readBack(_ batch: [Int]) async throws {
        var open = batch.filter { entries[$0].status == .created }
        guard !open.isEmpty else { return }
        let since = environment.now()
        var differing = 0
        var polls = 0
        while !open.isEmpty {
            try checkStop()
            polls += 1
            let (missing, differ) = try await compare(open)
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
    }

    private static let notShown = "the service said that it was created, and does not show it"

    /// Looks once: those that are not shown, and how many are otherwise than they were sent.
    private mutating func compare(_ positions: [Int]) async throws -> (missing: [Int], differing: Int) {
        let view = try await view(like: positions)
        let shown = Dictionary(
            view.appointments.compactMap { one in one.id.map { ($0, one) } }, uniquingKeysWith: { first, _ in first })
        var missing: [Int] = []
        var differing = 0
        let reader = reader
        for position in positions {
            guard let id = entries[position].appointmentId else { continue }
            var found = shown[id]
            // One that was moved meanwhile lies outside of the list.
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
