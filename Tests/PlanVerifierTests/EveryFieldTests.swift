import CoachingModels
import Foundation
import PlanTestSupport
import Testing

@testable import PlanModel
@testable import PlanVerifier

/// Whatever is changed in a plan, the verifier refuses it and names the field.
struct EveryFieldTests {
    /// What nothing else tells: the plan's own id, when it was made, and the wording of a reason.
    private static let untold = ["id", "createdAt", "unscheduled[].message"]

    /// What plans of earlier versions lack.
    private static let later = [
        "solution.prices", "unscheduled[].name", "unscheduled[].facilitatorIds", "unscheduled[].attendeeIds",
        "sameStaffing", "solution.costs.moved", "coaches", "nearEdges",
    ]

    /// One session with every field that a session can have, one that nobody can lead, and two groups that are one.
    private static var small: SmallCase {
        var small = SmallCase()
        small.people = (
            "{id: f, name: Priya}, {id: g}", "{id: a, name: Ana, staffingGroup: team}, {id: b, staffingGroup: other}"
        )
        small.sessions = [
            "{key: s, name: Quality, description: d, attendees: [a], facilitators: [f], lengthInMinutes: 30, "
                + "location: Room 1, conversationIds: [c1], documentIds: [d1], externalLinks: ['http://x/?a=b'], "
                + "shareInsightsData: true}",
            "{key: t, name: Calls, attendees: [b], facilitators: [g], lengthInMinutes: 30}",
        ]
        small.policy +=
            ", locations: {Room 1: 1}, staffingFloor: -0.25, marginMinutes: 15, understaffingGrowth: 1, moveCost: 5, "
            + "staffingGroups: {team: {floor: 0.125, maxAway: 3}}, hours: ['Mon-Fri 08:00-18:00'], "
            + "closed: [2026-12-08/2026-12-09]"
        let schedule = #","wfmSchedule":{"id":"w1","businessUnit":{"id":"bu"},"weekDate":"2026-12-07"}"#
        let free = [SlotLines.Period(start: "2026-12-07T09:00:00Z", minutes: 120, extra: schedule)]
        small.lines += ["a", "b"].map { attendee in
            SlotLines.line(
                attendees: [attendee],
                slots: ["09:30", "10:00"].map {
                    .init(start: "2026-12-07T\($0):00Z", minutes: 30, difference: "0.25")
                },
                attendeeTimes: [attendee: free])
        }
        return small
    }

    private static func violations(_ plan: Plan) throws -> [String] {
        try PlanVerifier(request: small.request(), slots: SlotLines.read(small.lines)).violations(of: plan)
    }

    private static func document() throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(CoachingJSON.encode(small.plan())))
    }

    @Test func aPlanWithEveryFieldIsRight() throws {
        let plan = try Self.small.plan()
        #expect(try Self.violations(plan) == [])
        #expect(plan.sameStaffing == [["team", "other"]])
        #expect(plan.unscheduled.map(\.reason) == [.facilitatorUnknown])
        let kinds = Set(try Self.document().leaves.map(\.kind))
        let body = Mirror(reflecting: plan.appointments[0].body).children.compactMap(\.label)
        for field in [
            "horizon.end", "policy.locations.Room 1", "policy.staffingGroups.team.floor",
            "policy.staffingGroups.team.maxAway", "policy.hours[]", "policy.closed[]", "people[].name",
            "people[].group", "staffingDays[].before[]", "coaches[].days[].freeMinutes", "nearEdges[].id",
        ] {
            #expect(kinds.contains(field), "\(field)")
        }
        for field in body { #expect(kinds.contains { $0.hasPrefix("appointments[].body.\(field)") }, "\(field)") }
    }

    @Test func everyChangedFieldIsRefusedByName() throws {
        let document = try Self.document()
        for leaf in document.leaves where !Self.untold.contains(leaf.kind) {
            try expectRefusal(
                document.setting(leaf.steps[...], to: leaf.value.changed(at: leaf.kind)), naming: leaf.path)
        }
    }

    @Test func everyFieldLeftOutIsRefusedByName() throws {
        let document = try Self.document()
        for leaf in document.leaves where !(Self.untold + Self.later).contains(where: leaf.kind.hasPrefix) {
            guard case .key = leaf.steps.last else { continue }
            let changed = document.setting(leaf.steps[...], to: nil)
            // Where the field must be there, reading the plan refuses it.
            guard (try? Self.plan(changed)) != nil else { continue }
            try expectRefusal(changed, naming: leaf.path)
        }
    }

    private func expectRefusal(_ changed: JSONValue, naming path: String) throws {
        let violations = try Self.violations(Self.plan(changed))
        let fields = violations.map { String($0.prefix { $0 != ":" }) }
        let named = fields.contains { path.hasPrefix($0) || $0.hasPrefix(path) || path.hasPrefix("\($0).") }
        #expect(named, "\(path): \(violations)")
    }

    private static func plan(_ document: JSONValue) throws -> Plan {
        try CoachingJSON.decode(Plan.self, from: Array(JSONEncoder().encode(document)))
    }
}

extension JSONValue {
    /// Another value of the same type.
    fileprivate func changed(at kind: String) -> JSONValue {
        switch self {
        case .bool(let flag): .bool(!flag)
        case .number(let number): .number(number + 1)
        case .string(let text):
            if kind == "policy.candidates" {
                .string("suggested")
            } else if kind.hasSuffix("status") {
                .string("feasible")
            } else if kind.hasSuffix("hours[]") || kind.hasSuffix("closed[]") {
                .string("Tue")
            } else if kind.hasSuffix("reason") {
                .string("noCapacity")
            } else if let day = ServiceDay(text) {
                .string("\(ServiceDay(daysSince1970: day.daysSince1970 + 7))")
            } else if let instant = Instant(text) {
                .string(instant.advanced(bySeconds: 420).iso8601)
            } else {
                .string(text + "x")
            }
        // A quarter hour of which nothing is known.
        case .null: .number(1)
        default: self
        }
    }
}
