import Testing

@testable import PlanApplication
@testable import PlanModel

/// How far a run has come, and how long the rest takes.
@Suite struct ApplyPaceTests {
    private static let start = Instant(seconds: 1_764_000_000)

    /// A run whose entries change their status one a second.
    private static func pace(
        _ command: ApplyRun.Command, _ count: Int, selection: ApplySelection = .init(), _ facts: [[ApplyFact]]
    ) throws -> ApplyPace {
        let plan = ApplyFixture.plan((0..<count).map { ApplyFixture.appointment($0) })
        var entries = try ApplyEntry.entries(of: plan)
        if command == .rollback {
            entries = try entries.map {
                try $0.after(.sendIntent(baseline: []), at: start).after(.created(id: "1"), at: start)
            }
        }
        var pace = ApplyPace(command, of: try RecordedPlan(plan, entries: entries), selection: selection)
        pace.take(.started(entries), at: start.advanced(bySeconds: -100))
        #expect(pace.text(at: start) == nil)
        pace.take(.batch(number: 1, of: 2, size: 5), at: start)
        for (position, facts) in facts.enumerated() {
            for fact in facts {
                entries[position] = try entries[position].after(fact, at: start)
                pace.take(.changed(entries[position]), at: start.advanced(bySeconds: Int64(position) + 1))
            }
        }
        return pace
    }

    private static let created: [ApplyFact] = [.sendIntent(baseline: []), .created(id: "1")]

    @Test func tellsHowFarApplyIs() throws {
        let facts = Array(repeating: Self.created, count: 10) + [[.refused(reason: "r")], [.sendIntent(baseline: [])]]
        let pace = try Self.pace(.apply, 411, facts)
        #expect(pace.secondsLeft(at: Self.start.advanced(bySeconds: 11)) == 400)
        #expect(pace.text(at: Self.start.advanced(bySeconds: 11)) == "11 of 411, about 7 minutes left")
    }

    @Test func whatIsSentAgainIsNotDone() throws {
        let pace = try Self.pace(.apply, 3, [[.sendIntent(baseline: []), .notSent(reason: "r")], Self.created])
        #expect(pace.text(at: Self.start.advanced(bySeconds: 2)) == "1 of 3")
    }

    @Test func tellsHowFarRollbackIs() throws {
        let deleted: [ApplyFact] = [.deleteIntent, .deleted]
        let pace = try Self.pace(.rollback, 20, Array(repeating: deleted, count: 9) + [[.kept(reason: "r")]])
        #expect(pace.text(at: Self.start.advanced(bySeconds: 50)) == "10 of 20, about 50 seconds left")
    }

    @Test func onlyWhatIsMeantCounts() throws {
        let selection = ApplySelection(sessions: ["session-0", "session-2"])
        let pace = try Self.pace(.apply, 9, selection: selection, [Self.created, [], Self.created])
        #expect(pace.text(at: Self.start.advanced(bySeconds: 3)) == "2 of 2")
    }
}
