import CoachingModels
import Foundation
import PlanTestSupport
import Testing

@testable import PlanModel
@testable import PlanReports

/// What must be decided comes first; each warning is told where it holds and not where it does not, to people and programs.
struct PlanWarningTests {
    private static let asked = SlotLines.instant("2026-12-06T08:00:00.000Z")
    private static let now = SlotLines.instant("2026-12-06T20:00:00.000Z")

    /// Two sessions, on Monday and Tuesday, that nobody has to decide about.
    private static func quiet() -> Plan {
        var plan = PlanReportTests.plan
        plan.slots.queriedFrom = asked
        plan.slots.queriedTo = asked
        plan.sameStaffing = nil
        plan.nearEdges = []
        plan.appointments[0].body.attendeeIds = ["a-ana"]
        plan.staffing = [
            tick("2026-12-07T14:15:00.000Z", 2, 1), tick("2026-12-07T14:30:00.000Z", 0, 1),
            tick("2026-12-08T15:00:00.000Z", 0.5, 1), tick("2026-12-08T15:15:00.000Z", nil, 2),
        ]
        return plan
    }

    private static func tick(_ start: String, _ before: Double?, _ away: Int) -> StaffingTick {
        StaffingTick(group: "billing", dateStart: SlotLines.instant(start), before: before, away: away)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var kind: PlanWarning.Kind
        var says: String
        var now = PlanWarningTests.now
        var change: @Sendable (inout Plan) -> Void
        var testDescription: String { "\(kind): \(says)" }
    }

    static let cases = [
        Case(
            kind: .shortAfter,
            says: "    - Mon 2026-12-07 09:15-09:45 billing -0.01 → -1.01: Ana Silva with Priya Raman (ana-1)\n"
        ) { $0.staffing[1].before = -0.01 },
        Case(
            kind: .shortBefore,
            says: "    - Mon 2026-12-07 09:15-09:45 billing 0.01 short: Ana Silva with Priya Raman (ana-1)\n"
        ) {
            $0.staffing[0].before = -0.01
            $0.staffing[0].away = 0
        },
        Case(kind: .manyAway, says: "    - Tue 2026-12-08 10:00-10:30 4 of billing\n") {
            $0.staffing[2] = tick("2026-12-08T15:00:00.000Z", 9, 3)
            $0.staffing[3] = tick("2026-12-08T15:15:00.000Z", 9, 4)
        },
        Case(
            kind: .nearEdge,
            says:
                "    - Tue 2026-12-08 10:00-10:30 ana-2: nothing free before for Ana Silva; 14 minutes free after for "
                + "@Tom \"T\"\n"
        ) {
            $0.nearEdges = [
                NearEdge(session: "ana-2", id: "f-tom", before: nil, after: 14),
                NearEdge(session: "ana-2", id: "a-ana", before: 0, after: nil),
            ]
        },
        Case(kind: .sameStaffing, says: "  billing and support have the same staffing, to the hundredth") {
            $0.sameStaffing = [["billing", "support"]]
        },
        Case(
            kind: .oldSlots, says: "  The service was asked on Sat 2026-12-05 14:59, 24 hours ago: ask it again before"
        ) {
            $0.slots.queriedFrom = now.advanced(bySeconds: -86_460)
            $0.slots.queriedTo = now.advanced(bySeconds: -86_460)
        },
        Case(
            kind: .past, says: "    - Mon 2026-12-07 is over: 1 session\n    - Tue 2026-12-08 has begun: 1 session\n",
            now: SlotLines.instant("2026-12-08T15:00:01.000Z")
        ) {
            $0.slots.queriedFrom = SlotLines.instant("2026-12-08T08:00:00.000Z")
            $0.slots.queriedTo = $0.slots.queriedFrom
        },
    ]

    @Test(arguments: cases)
    func isToldWhereItHolds(one: Case) throws {
        var plan = Self.quiet()
        one.change(&plan)
        #expect(PlanReport(plan).warnings(one.now).map(\.kind).filter { $0 != one.kind } == [])
        let table = PlanReport(plan).table(width: 120, now: one.now)
        #expect(table.contains(one.says), "\(table)")
        let told = try Self.told(plan, one.now)
        #expect(!told.isEmpty && told.allSatisfy { $0.kind == one.kind.rawValue })
        // What people read is what programs get.
        for message in told.map(\.message) { #expect(table.contains(message.prefix(60)), "\(message)") }
    }

    @Test func isNotToldWhereItDoesNot() throws {
        var plan = Self.quiet()
        // The last that is no warning.
        plan.staffing[3] = Self.tick("2026-12-08T15:15:00.000Z", 1, 2)
        plan.slots.queriedFrom = Self.now.advanced(bySeconds: -86_400)
        #expect(try Self.told(plan, Self.now).isEmpty)
        let table = PlanReport(plan).table(now: Self.now)
        #expect(table.contains("To decide\n  Nothing: no warning"), "\(table)")
        #expect(try Self.told(plan, nil).isEmpty, "without a time nothing is old or over")
    }

    /// Where nearly every session is near to an edge, that is one decision, not fifty.
    @Test(arguments: [1, 5, 6, 53])
    func manyEdgesAreOneLine(count: Int) throws {
        var plan = Self.quiet()
        plan.appointments = (0..<count).map { index in
            let start = SlotLines.instant("2026-12-07T14:00:00.000Z").advanced(byMinutes: 15 * index)
            return PlanReportTests.appointment("s\(index)", start.iso8601, "f-tom", ["a-ana"], name: "n")
        }
        plan.nearEdges = (0..<count).map { NearEdge(session: "s\($0)", id: "a-ana", before: 0, after: nil) }
        let table = PlanReport(plan).table(width: 200, now: Self.now)
        #expect(table.contains("nothing free before") == (count <= 5), "\(table)")
        #expect(table.contains("53 sessions are less than 15 minutes") == (count == 53))
        let all = PlanReport(plan, filter: PlanFilter(onlyWarnings: true)).table(width: 200, now: Self.now)
        #expect(all.split(separator: "\n").count { $0.contains("nothing free before") } == count)
        #expect(try Self.told(plan, Self.now).count { $0.kind == "nearEdge" } == count)
    }

    @Test func theyComeFirst() throws {
        let titles = PlanReport(Self.quiet()).document(now: Self.now).textSections(width: 100).map(\.title)
        #expect(titles.prefix(4) == ["December quality coaching", "To decide", "Summary", "Sessions"])
    }

    /// Hundreds do not drown the reader: how many, and the worst of each peak.
    @Test func theWorstFewAreTold() throws {
        var plan = Self.quiet()
        plan.nearEdges = nil
        plan.appointments = (0..<200).map { index in
            let start = SlotLines.instant("2026-12-07T14:00:00.000Z").advanced(byMinutes: 15 * (index / 2))
            return PlanReportTests.appointment("s\(index)", start.iso8601, "f-tom", ["a-ana"], name: "n")
        }
        plan.staffing = (0..<101).map { index in
            StaffingTick(
                group: "billing",
                dateStart: SlotLines.instant("2026-12-07T14:00:00.000Z").advanced(byMinutes: 15 * index),
                before: -Double(index), away: 2)
        }
        let lines = PlanReport(plan).table(width: 120, now: Self.now).components(separatedBy: "\nSummary")[0]
        #expect(lines.contains("  200 sessions leave their group more than one person short"))
        #expect(lines.contains("billing -100 → -102") && lines.contains("billing -99 → -101"))
        #expect(lines.contains("    - and 197 more: --only-warnings has them\n"))
        #expect(lines.split(separator: "\n").count <= 14)
        let all = PlanReport(plan, filter: PlanFilter(onlyWarnings: true)).table(width: 120, now: Self.now)
        #expect(all.split(separator: "\n").count > 400 && !all.contains("Summary"))
        #expect(try Self.told(plan, Self.now).count { $0.kind == "shortAfter" } == 200)
    }

    private struct Told: Decodable {
        var kind: String
        var message: String
    }

    private static func told(_ plan: Plan, _ now: Instant?) throws -> [Told] {
        struct Document: Decodable { var warnings: [Told] }
        let json = try PlanReport(plan).document(now: now).json()
        return try JSONDecoder().decode(Document.self, from: Data(json.utf8)).warnings
    }
}
