import CoachingModels
import PlanModel
import PlanTestSupport
import Testing

@testable import PlanReports

/// Two plans side by side.
@Suite struct DiffReportTests {
    private let first: Plan

    init() throws {
        var small = SmallCase()
        small.sessions = [
            #"{key: s, name: n, attendees: [a], facilitators: [f], lengthInMinutes: 30}"#,
            #"{key: t, name: m, attendees: [b], facilitators: [f], lengthInMinutes: 30}"#,
        ]
        first = try small.plan()
        try #require(first.appointments.count == 2)
    }

    private func changes(_ edit: (inout Plan) -> Void) -> [String: PlanChanges.Kind] {
        var second = first
        edit(&second)
        let changes = PlanChanges(first, second)
        return Dictionary(uniqueKeysWithValues: changes.changes.map { ($0.session, $0.kind) })
    }

    private static func left(_ key: String) -> UnscheduledSession {
        UnscheduledSession(session: key, reason: .noCapacity, message: "no")
    }

    @Test func aPlanIsTheSameAsItself() {
        #expect(PlanChanges(first, first).changes.isEmpty && PlanChanges(first, first).same == 2)
        let text = DiffReport(files: ("a", "b"), plans: (first, first)).document.text(width: 80)
        #expect(text.contains("2 sessions as before; nothing else is different."))
    }

    @Test func tellsEachKindOfChange() {
        #expect(
            changes { $0.appointments[0].body.dateStart = $0.appointments[0].body.dateStart.adding(minutes: 15) }
                == [first.appointments[0].session: .moved])
        #expect(changes { $0.appointments[1].body.facilitatorId = "g" } == [first.appointments[1].session: .coach])
        #expect(changes { $0.appointments[1].body.name = "other" } == [first.appointments[1].session: .changed])
        #expect(
            changes { $0.unscheduled.append(Self.left($0.appointments.removeFirst().session)) }.values.map(\.self) == [
                .lost
            ])
        #expect(changes { $0.appointments.removeFirst() }.values.map(\.self) == [.gone])
        #expect(
            changes { plan in
                var more = plan.appointments[0]
                more.session = "u"
                plan.appointments.append(more)
            } == ["u": .new])
        var second = first
        second.unscheduled.append(Self.left(second.appointments.removeFirst().session))
        #expect(PlanChanges(second, first).changes.map(\.kind) == [.placed])
    }

    @Test func costsAreTermByTermAndAddUp() throws {
        var second = first
        second.solution.costs[.preference] += 2.5
        second.solution.cost += 2.5
        let document = DiffReport(files: ("a", "b"), plans: (first, second)).document
        let tables = document.sections.flatMap(\.blocks).compactMap { block in
            if case .table(let table) = block { table } else { nil }
        }
        let costs = try #require(tables.first { $0.key == "costs" })
        let rows = costs.rows.map { $0.map(\.self) }
        #expect(rows.contains { $0[0] == .text("preference") && $0[3] == .amount(2.5) })
        #expect(rows.last?[0] == .text("total") && rows.last?[3] == .amount(2.5))
    }

    @Test func plansOfDifferentPoliciesAreJudgedUnderBoth() throws {
        var second = first
        var policy = try #require(first.policy)
        policy.costs[.preference] = ExactDecimal(7)
        second.policy = policy
        let costs = first.solution.costs
        let without = DiffReport(files: ("a", "b"), plans: (first, second)).document.text(width: 80)
        #expect(without.contains("different policies") && !without.contains("under the policy"))
        let document = DiffReport(
            files: ("a", "b"), plans: (first, second), underBoth: [[costs, nil], [costs, nil]]
        ).document
        #expect(document.text(width: 80).contains("Both under the policy of the first:"))
        #expect(try document.json().contains("\"costsUnderFirst\":["))
    }
}
