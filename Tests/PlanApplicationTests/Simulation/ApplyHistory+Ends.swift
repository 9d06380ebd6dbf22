import CoachingModels
import PlanModel
import PlanTestSupport
import RandomTestSupport

@testable import PlanApplication

extension ApplyHistory {
    private static let rounds = 12

    /// Runs apply until there is nothing left to do, as a planner does who reads what it says.
    mutating func applyToTheEnd() async throws {
        var ends: [String] = []
        defer { if ends.count >= Self.rounds { find("apply comes to no end: \(ends.suffix(3))") } }
        for _ in 0..<Self.rounds {
            let ending = try await run(.apply)
            ends.append(ending.words)
            switch ending {
            case .crashed: find("a run crashed when all was calm")
            case .refused(let text) where text.contains("a rollback of this plan was begun"):
                try await rollBackToTheEnd()
                if isAllGone { return ends.removeAll() }
            case .refused(let text) where text.contains("incomplete"): _ = try await run(.rollback)
            case .refused(let text), .notBegun(let text): return find("apply was refused: \(text)")
            case .ended(let outcome):
                switch outcome.end {
                case .finished: return checkApplied(outcome)
                case .outcomeUnknown: try await tell(outcome, .apply)
                case .differs: continue
                default: return find("apply ended with \(outcome.end) when all was calm")
                }
            }
        }
    }

    /// Runs rollback until there is nothing left to do.
    mutating func rollBackToTheEnd() async throws {
        for _ in 0..<Self.rounds {
            switch try await run(.rollback) {
            case .crashed: find("a run crashed when all was calm")
            case .refused(let text) where text.contains("incomplete"): _ = try await run(.apply)
            case .refused(let text), .notBegun(let text): return find("rollback was refused: \(text)")
            case .ended(let outcome):
                switch outcome.end {
                case .finished: return
                case .outcomeUnknown: try await tell(outcome, .rollback)
                case .noneFound:
                    if isThere(outcome.entries) { return find("rollback found none of what is there") }
                    // All of it was deleted by others: nothing is left to take back, and it stays so recorded.
                    isAllGone = true
                    return
                default: return find("rollback ended with \(outcome.end) when all was calm")
                }
            }
        }
        find("rollback comes to no end")
    }

    /// Whether the service has anything that a plan created, or that a call of it in doubt would have created.
    private func isThere(_ entries: [ApplyEntry]) -> Bool {
        let world = service.withWorld { $0 }
        let doubtful = Set(entries.filter { $0.firstUncertainIntent != nil }.map(\.shape))
        return entries.contains { $0.status == .created && world.appointments[$0.appointmentId ?? ""] != nil }
            || world.appointments.values.contains { AppointmentShape($0.response).map(doubtful.contains) == true }
    }

    /// A planner who knows what became of each call in doubt says so.
    mutating func tell(_ outcome: ApplyOutcome, _ command: ApplyRun.Command) async throws {
        var verdicts = ApplyVerdicts()
        service.advance(seconds: 20_000)
        let claimed = Set(outcome.entries.compactMap(\.appointmentId))
        for entry in outcome.entries where entry.status == .unknown && entry.reason?.contains("--adopt") == true {
            let ours = service.withWorld { world in
                world.appointments.filter { id, one in
                    one.isOurs && (id == entry.appointmentId || !claimed.contains(id))
                        && AppointmentShape(one.response) == entry.shape
                }.keys.sorted()
            }
            if let id = ours.first { verdicts.adopted.append(id) } else { verdicts.forgotten.append(entry.session) }
        }
        if case .refused(let text) = try await run(command, verdicts: verdicts), !text.contains("rollback") {
            find("a planner's word was refused: \(text)")
        }
    }

    /// The same with the credentials of another organisation.
    mutating func beElsewhere() async throws {
        guard let before = try fixture.snapshot() else { return }
        let entries = try fixture.entries(in: before)
        // What was recorded when the plan was first applied; an access token tells no client.
        let isTold = before.target.organization != nil || (before.target.clientId != nil && !tellsOrganization)
        // Where nothing tells the organisation, a person is asked; what rollback itself sees is that nothing is there.
        guard isTold || entries.contains(where: { $0.status == .created }) else { return }
        service.setForeign(true)
        defer { service.setForeign(false) }
        let command: ApplyRun.Command = isTold && random.oneIn(2) ? .apply : .rollback
        let ending = try await run(command, as: clientId == nil ? nil : "their client")
        if case .ended(let outcome) = ending, case .finished = outcome.end { find("another organisation was believed") }
        if isTold, case .ended = ending { find("another organisation was not told") }
        if isTold, (try? await standings(as: clientId == nil ? nil : "their client")) != nil {
            find("status believed another organisation")
        }
        guard let after = try fixture.snapshot(), try fixture.entries(in: after) == entries else {
            return find("something was recorded by what another organisation said")
        }
    }

    /// Asks how all stands, which changes nothing.
    mutating func lookAtAll() async throws {
        guard let before = try fixture.snapshot() else { return }
        let entries = try fixture.entries(in: before)
        let calls = (service.bodies.count, service.deletions.count)
        service.beginRun()
        let standings = (try? await standings(as: clientId)) ?? []
        if calls != (service.bodies.count, service.deletions.count) { find("status wrote to the service") }
        guard let after = try fixture.snapshot(), try fixture.entries(in: after) == entries else {
            return find("status wrote to the journal")
        }
        if isCalm { check(standings, of: entries) }
    }

    private func standings(as clientId: String?) async throws -> [AppointmentStanding] {
        let target = try await ApplyTarget.ask(
            service, baseURL: ApplyFixture.target.baseURL, clientId: clientId, environment: service.environment())
        let record = try JournalRecord(
            path: fixture.journalPath, prepared: nil, at: mutation == .anyOrganization ? nil : target,
            known: fixture.snapshot())
        return try await PlanStatus.look(at: record, in: service)
    }
}
