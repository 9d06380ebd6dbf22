import PlanTestSupport
import SessionPlanner
import Testing

@testable import CoachingModels
@testable import PlanFiles
@testable import PlanModel

/// What a plan holds: bodies as apply sends them, and the reasons for what is left out.
struct PlanTests {
    @Test func theBodyCarriesWhatTheSessionSays() throws {
        var small = SmallCase()
        small.sessions = [
            "{key: s, name: Quality, description: d, attendees: [b, a], facilitators: [f], lengthInMinutes: 45, location: Room 1, "
                + "conversationIds: [c1], documentIds: [d1], externalLinks: ['http://x/?a=b'], shareInsightsData: true, addToSchedule: false}"
        ]
        let body = try #require(small.plan().appointments.first?.body)
        #expect(body.name == "Quality")
        #expect(body.description == "d")
        #expect(body.attendeeIds == ["b", "a"])
        #expect(body.facilitatorId == "f")
        #expect(body.lengthInMinutes == 45)
        #expect(body.location == "Room 1")
        #expect(body.conversationIds == ["c1"])
        #expect(body.documentIds == ["d1"])
        #expect(body.externalLinks == ["http://x/?a=b"])
        #expect(body.shareInsightsData == true)
        #expect(body.addToSchedule == false)
        #expect(body.wfmSchedule == nil)
    }

    @Test func theBodyNamesTheScheduleOfTheTimeItTakes() throws {
        var small = SmallCase()
        let schedule = #","wfmSchedule":{"id":"w1","businessUnit":{"id":"bu"},"weekDate":"2026-12-07"}"#
        small.lines.append(
            SlotLines.line(
                attendees: ["a"],
                attendeeTimes: ["a": [.init(start: "2026-12-07T09:00:00Z", minutes: 120, extra: schedule)]]))
        let body = try #require(small.plan().appointments.first?.body)
        #expect(body.addToSchedule == true)
        #expect(body.wfmSchedule?.id == "w1")
        #expect(body.wfmSchedule?.businessUnit.id == "bu")
        #expect(body.wfmSchedule.map { "\($0.weekDate)" } == "2026-12-07")
    }

    struct Left: Sendable, CustomTestStringConvertible {
        let session: String
        let policy: String
        let reason: UnscheduledReason
        let says: String
        var testDescription: String { reason.rawValue }
    }

    @Test(arguments: [
        Left(
            session: "attendees: [c], facilitators: [f]", policy: "", reason: .attendeeUnknown,
            says: "no schedule of Cleo"),
        Left(
            session: "attendees: [a], facilitators: [g]", policy: "", reason: .facilitatorUnknown,
            says: "no schedule of g"),
        Left(
            session: "attendees: [a], facilitators: [f], window: 2026-12-08/2026-12-09", policy: "",
            reason: .noAttendeeTime, says: "a is never free for 30 minutes"),
        Left(
            session: "attendees: [a], facilitators: [f], window: 2026-12-07T09:00:00Z/2026-12-07T09:45:00Z", policy: "",
            reason: .noCommonTime, says: "f: nobody is free"),
        Left(
            session: "attendees: [a], facilitators: [f]", policy: ", candidates: suggested", reason: .noSuggestedSlot,
            says: "no question about exactly these attendees"),
        Left(
            session: "attendees: [a], facilitators: [f], pin: {dateStart: 2026-12-07T09:15:00Z}", policy: "",
            reason: .pinNotAvailable, says: "at the pinned 2026-12-07 09:15 none of these is free to lead it: f"),
        Left(
            session: "attendees: [a], facilitators: [f], hours: [Fri]", policy: "", reason: .closedTimes,
            says: "no start in its window is left by the session (hours Fri)"),
        Left(
            session: "attendees: [a], facilitators: [f]", policy: ", hours: [Mon], closed: [2026-12-07/2026-12-08]",
            reason: .closedTimes, says: "left by the policy (hours Mon; closed 2026-12-07/2026-12-08)"),
        Left(
            session: "attendees: [a], facilitators: [f]", policy: ", hours: ['12:00-13:00']", reason: .noAttendeeTime,
            says: "a is never free for 30 minutes inside the window and the hours that hold for it"),
        Left(
            session: "attendees: [a], facilitators: [f]", policy: ", marginMinutes: 60", reason: .noMargin,
            says: "a is free for 30 minutes, but nowhere for 60 minutes before and after as well"),
        Left(
            session: "attendees: [a], facilitators: [f], pin: {dateStart: 2026-12-07T09:45:00Z}",
            policy: ", closed: ['10:00-10:05']", reason: .pinNotAvailable,
            says: "is not within the hours that hold for it, or in a closed time"),
        Left(
            session: "attendees: [a, b], facilitators: [f]", policy: ", staffingGroups: {team: {maxAway: 1}}",
            reason: .noCapacity, says: "team has as many people in sessions as it may have at once (3)"),
        Left(
            session: "attendees: [a], facilitators: [f], location: Room 0", policy: ", locations: {Room 0: 0}",
            reason: .noCapacity, says: "Room 0 is full (3)"),
        Left(
            session: "attendees: [a], facilitators: [f]", policy: ", unscheduledCost: 1, timeOfDayCost: 2",
            reason: .tooExpensive, says: "would cost 2, and leaving it out costs 1"),
        Left(
            session: "attendees: [a], facilitators: [f], after: {session: none}", policy: "", reason: .predecessor,
            says: "none, which must come first, has no place"),
    ])
    func theReasonIsTold(left: Left) throws {
        var small = SmallCase()
        small.people.1 += ", {id: c, name: Cleo}"
        small.policy =
            left.policy.contains("candidates") ? String(left.policy.dropFirst(2)) : small.policy + left.policy
        let preference = left.reason == .tooExpensive ? ", timeOfDay: 20:00-21:00" : ""
        small.sessions = ["{key: s, name: n, lengthInMinutes: 30, \(left.session)\(preference)}"]
        if left.reason == .predecessor {
            small.sessions.append("{key: none, name: n, attendees: [c], facilitators: [f], lengthInMinutes: 30}")
        }
        let unscheduled = try #require(small.plan().unscheduled.first)
        #expect(unscheduled.reason == left.reason)
        #expect(unscheduled.message.contains(left.says), "\(unscheduled.message)")
    }

    @Test func whatStandsInTheWayIsNamed() throws {
        var small = SmallCase()
        small.people.0 = "{id: f, name: Priya, maxMinutesPerDay: 30}, {id: g}"
        small.sessions = [
            "{key: s, name: n, attendees: [a], facilitators: [f], lengthInMinutes: 30, priority: 2}",
            "{key: t, name: n, attendees: [b], facilitators: [f], lengthInMinutes: 30}",
        ]
        let plan = try small.plan()
        #expect(plan.appointments.map(\.session) == ["s"])
        #expect(plan.unscheduled.map(\.reason) == [.noCapacity])
        #expect(plan.unscheduled[0].message.contains("Priya has too few minutes left for the day"))
        #expect(plan.unscheduled[0].message.hasPrefix("none of its 3 possible places is left"))
    }

    @Test func costsAndProofAreToldInThePolicysMeasure() throws {
        var small = SmallCase()
        small.policy += ", preferenceCost: 0.25, unscheduledCost: 100.5"
        small.sessions = [
            "{key: s, name: n, attendees: [a], facilitators: [g, f], lengthInMinutes: 30}",
            "{key: t, name: n, attendees: [a], facilitators: [g], lengthInMinutes: 30}",
        ]
        let solution = try small.plan().solution
        #expect(solution.costs[.preference] == 0.25)
        #expect(solution.costs[.unscheduled] == 100.5)
        #expect(solution.cost == 100.75)
        #expect(solution.bound <= solution.cost)
    }

    /// Two groups with one curve probably count the same people twice; one common quarter hour that differs tells them
    /// apart, and without a common one nothing is known.
    @Test(
        arguments: [
            (["0.25", "1"], ["0.25", "1.004"], [["team", "other"]]), (["0.25", "1"], ["0.25", "1.01"], nil),
            (["0.25", nil], [nil, "0.25"], nil), (["0.25", nil], ["0.25", "7"], [["team", "other"]]),
        ] as [([String?], [String?], [[String]]?)])
    func groupsWithTheSameStaffingAreTold(first: [String?], second: [String?], told: [[String]]?) throws {
        var small = SmallCase()
        small.people.1 = "{id: a, staffingGroup: team}, {id: b, staffingGroup: other}"
        small.lines += [("a", first), ("b", second)].map { attendee, differences in
            SlotLines.line(
                attendees: [attendee],
                slots: zip(["09:30", "10:00"], differences).map {
                    .init(start: "2026-12-07T\($0):00Z", minutes: 30, difference: $1)
                })
        }
        let plan = try small.plan()
        #expect(plan.sameStaffing == told)
        #expect(try small.request().groupsOfSameStaffing(in: SlotLines.read(small.lines)) == told ?? [])
        #expect(try PlanFile.decode(PlanFile.encode(plan), file: "plan.json").sameStaffing == told)
    }

    @Test func pricesAndPeopleAreKeptForReports() throws {
        var small = SmallCase()
        small.policy += ", latenessCost: 0.25"
        small.people.1 += ", {id: c, name: Cleo}"
        small.sessions = ["{key: s, name: Calls, attendees: [c], facilitators: [g, f], lengthInMinutes: 30}"]
        let plan = try small.plan()
        #expect(plan.solution.prices?[.lateness] == 0.25)
        #expect(plan.solution.prices?[.unscheduled] == 1000)
        let left = try #require(plan.unscheduled.first)
        #expect(left.name == "Calls" && left.attendeeIds == ["c"] && left.facilitatorIds == ["g", "f"])
        #expect(plan.names == ["c": "Cleo"])
    }
}
