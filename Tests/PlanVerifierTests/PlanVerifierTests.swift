import CoachingModels
import PlanTestSupport
import SlotSolver
import Testing

@testable import PlanModel
@testable import PlanVerifier
@testable import SessionPlanner

/// The verifier must see every way in which a plan can be wrong: right plans are changed until they are.
struct PlanVerifierTests {
    /// A plan of two sessions of f with a, half an hour each, by hand.
    struct Fixture {
        var small = SmallCase()
        var starts = ["2026-12-07T09:30:00Z", "2026-12-07T10:00:00Z"]
        var facilitators = ["f", "f"]
        var costs: CostTerms<Double> = [:]

        init() {
            small.sessions = [
                "{key: s, name: n, attendees: [a], facilitators: [f, g], lengthInMinutes: 30}",
                "{key: t, name: n, attendees: [b], facilitators: [f, g], lengthInMinutes: 30}",
            ]
        }

        var previous: BasePlan?

        func violations(_ change: (inout Plan) -> Void = { _ in }) throws -> String {
            let request = try small.request()
            let appointments = request.sessions.indices.map { index in
                PlannedAppointment(
                    session: request.sessions[index].key,
                    body: CreateCoachingAppointmentRequest(
                        name: "n", description: "", dateStart: ServiceDate(starts[index])!, lengthInMinutes: 30,
                        facilitatorId: facilitators[index], attendeeIds: request.sessions[index].attendees,
                        addToSchedule: true))
            }
            let total = costs.all.reduce(0) { $0 + $1.value }
            let slots = try SlotLines.read(small.lines)
            let compiled = try PlanningProblem(request, slots: slots)
            var plan = Plan(
                id: "p", createdAt: Instant(seconds: 0),
                request: RequestSummary(sha256: request.sha256, name: request.name, timeZone: "UTC"),
                slots: SlotsSummary(
                    sha256: slots.sha256, queriedFrom: slots.queriedFrom.flatMap { Instant($0) },
                    queriedTo: slots.queriedTo.flatMap { Instant($0) }),
                solution: PlanSolution(
                    status: .optimal, cost: total, bound: total, gap: 0, stoppedBy: "optimal", costs: costs,
                    candidates: compiled.problem.candidates.count, unknownStaffingShare: 0),
                appointments: appointments, unscheduled: [], staffing: try staffing(compiled),
                staffingGroups: ["a": "team", "b": "team"])
            plan.solution.unknownStaffingShare = StaffingEffect.unknownShare(plan.staffing)
            plan.previous = previous?.summary
            change(&plan)
            return PlanVerifier(request: request, slots: slots, previous: previous).violations(of: plan).joined(
                separator: "\n")
        }

        /// The quarter hours of the two half hours, with what the slots tell about them.
        private func staffing(_ compiled: PlanningProblem) throws -> [StaffingTick] {
            let first = try starts.map { try #require(Instant($0)).seconds / 900 }
            let away = Dictionary(first.flatMap { [($0, 1), ($0 + 1, 1)] }, uniquingKeysWith: +)
            return away.sorted { $0.key < $1.key }.map { tick, count in
                let before = compiled.staffing.before(group: 0, tick: Int(tick - compiled.timeline.firstTick))
                    .map { Double($0) / 100 }
                let missing = before.map { max(0, Double(count) - $0) - max(0, -$0) } ?? 0
                return StaffingTick(
                    group: "team", dateStart: Instant(seconds: tick * 900), before: before, away: count,
                    missing: missing)
            }
        }
    }

    @Test func aRightPlanIsAccepted() throws { #expect(try Fixture().violations() == "") }

    @Test func placesThatTheSlotsDoNotAllowAreSeen() throws {
        var fixture = Fixture()
        fixture.starts[0] = "2026-12-07T09:15:00Z"
        #expect(try fixture.violations().contains("appointments[0].body.dateStart: s: f is not free"))
        fixture.starts[0] = "2026-12-07T09:35:00Z"
        #expect(try fixture.violations().contains("s: does not start on a quarter hour"))
        fixture = Fixture()
        fixture.small.policy = "candidates: suggested"
        #expect(try fixture.violations().contains("s: was not suggested"))
        fixture = Fixture()
        fixture.facilitators[1] = "stranger"
        #expect(try fixture.violations().contains("t: stranger may not lead it"))
        fixture = Fixture()
        fixture.small.sessions[0] = fixture.small.sessions[0].replacing(
            "lengthInMinutes", with: "pin: {dateStart: 2026-12-07T09:45:00Z}, lengthInMinutes")
        #expect(try fixture.violations().contains("s: is not where it is pinned"))
        fixture = Fixture()
        fixture.small.sessions[0] = fixture.small.sessions[0].replacing(
            "lengthInMinutes", with: "window: 2026-12-08/2026-12-09, lengthInMinutes")
        #expect(try fixture.violations().contains("s: lies outside its window"))
    }

    @Test func overlapsAndBuffersAreSeen() throws {
        var fixture = Fixture()
        fixture.starts[1] = "2026-12-07T09:45:00Z"
        #expect(try fixture.violations().contains("f: s and t overlap"))
        fixture = Fixture()
        fixture.small.people.0 = "{id: f, bufferMinutes: 5}, {id: g}"
        #expect(try fixture.violations().contains("f: too little time between s and t"))
    }

    @Test func dailyLimitsAreSeen() throws {
        var fixture = Fixture()
        fixture.small.people.0 = "{id: f, maxSessionsPerDay: 1}, {id: g}"
        #expect(try fixture.violations().contains("f: 2 sessions, 60 minutes"))
        fixture.small.people.0 = "{id: f, maxMinutesPerDay: 59}, {id: g}"
        #expect(try fixture.violations().contains("f: 2 sessions, 60 minutes"))
        fixture = Fixture()
        fixture.small.people.1 = "{id: a, maxMinutesPerDay: 29}, {id: b}"
        #expect(try fixture.violations().contains("a: 30 minutes"))
    }

    @Test func locationsAndPredecessorsAreSeen() throws {
        var fixture = Fixture()
        fixture.small.policy += ", locations: {Room: 0}"
        fixture.small.sessions[0] = fixture.small.sessions[0].replacing(
            "lengthInMinutes", with: "location: Room, lengthInMinutes")
        #expect(try fixture.violations().contains("Room: more than 0 sessions at once"))
        fixture = Fixture()
        fixture.small.sessions[1] = fixture.small.sessions[1].replacing(
            "lengthInMinutes", with: "after: {session: s, minDays: 1}, lengthInMinutes")
        #expect(try fixture.violations().contains("t: 0 days after s"))
    }

    @Test func wrongCostsAndBoundsAreSeen() throws {
        var fixture = Fixture()
        fixture.costs[.lateness] = 1
        #expect(try fixture.violations().contains("lateness costs 0.0, the plan says 1.0"))
        fixture = Fixture()
        fixture.small.people.0 = "{id: f, targetMinutes: 40}, {id: g}"
        #expect(try fixture.violations().contains("overload costs 2.0"))
        #expect(try Fixture().violations { $0.solution.bound = 1 }.contains("the bound 1.0 exceeds the cost 0.0"))
    }

    /// What is said to be proven must be.
    @Test func anOptimumBelowWhichTheBoundLiesIsRefused() throws {
        var fixture = Fixture()
        fixture.small.people.0 = "{id: f, targetMinutes: 30}, {id: g}"
        fixture.costs[.overload] = 2
        #expect(try fixture.violations() == "")
        let refused = try fixture.violations {
            $0.solution.bound = 1
            $0.solution.gap = 0.5
        }
        #expect(refused.contains("solution.status: optimal, with a bound of 1.0 and a cost of 2.0"))
        #expect(refused.contains("solution.stoppedBy"))
        let honest = try fixture.violations {
            $0.solution.bound = 1
            $0.solution.gap = 0.5
            ($0.solution.status, $0.solution.stoppedBy) = (.feasible, "timeLimit")
        }
        #expect(honest == "")
    }

    @Test func understaffingIsCounted() throws {
        var fixture = Fixture()
        fixture.small.lines.append(
            SlotLines.line(
                attendees: ["a"],
                slots: [
                    .init(start: "2026-12-07T09:30:00Z", minutes: 30, difference: "-1"),
                    .init(start: "2026-12-07T10:00:00Z", minutes: 30, difference: "0.5"),
                ]))
        #expect(try fixture.violations().contains("understaffing costs 25.0, the plan says 0.0"))
        // Nobody to spare in two quarter hours: the first person missing costs 12.50.
        fixture.costs[.understaffing] = 25
        #expect(try fixture.violations() == "")
    }

    @Test func listsThatDoNotFitTheRequestAreSeen() throws {
        let fixture = Fixture()
        #expect(try fixture.violations { $0.appointments.removeLast() }.contains("t is neither among them"))
        #expect(try fixture.violations { $0.appointments[1].session = "s" }.contains("s is listed twice"))
        #expect(try fixture.violations { $0.appointments[0].body.attendeeIds = ["b"] }.contains("attendeeIds"))
        #expect(try fixture.violations { $0.appointments[0].body.lengthInMinutes = 45 }.contains("lengthInMinutes"))
        #expect(try fixture.violations { $0.appointments[0].body.facilitatorId = nil }.contains("nobody leads s"))
        #expect(try fixture.violations { $0.appointments[0].body.name = "m" }.contains("body.name"))
    }
}
