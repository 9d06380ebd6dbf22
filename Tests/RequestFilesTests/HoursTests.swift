import PlanFiles
import PlanTestSupport
import RequestFiles
import Testing

@testable import PlanModel

/// `hours` and `closed`: how they are read, and which quarter hours lie in them.
struct HoursTests {
    @Test(arguments: [
        ("Mon-Fri 09:30-16:30", "Mon-Fri 09:30-16:30"), ("Tue,Thu", "Tue,Thu"),
        ("Sat-Mon 22:00-24:00", "Mon,Sat-Sun 22:00-24:00"),
        ("09:00-12:00", "09:00-12:00"), ("Mon-Sun", "Mon-Sun"), ("Mon,Tue,Wed,Fri  00:00-24:00", "Mon-Wed,Fri"),
        ("00:00-24:00", "Mon-Sun"), ("Wed-Wed", "Wed"),
    ])
    func areReadAndWritten(text: String, written: String) throws {
        let hours = try WeeklyHours.parse(text).get()
        #expect("\(hours)" == written)
        #expect(try WeeklyHours.parse(written).get() == hours)
    }

    @Test(arguments: [
        ("22:00-06:00", "two ranges: 22:00-24:00 and 00:00-06:00"),
        ("Fri-Sat 22:00-06:00", "two ranges: Fri-Sat 22:00-24:00 and Sat-Sun 00:00-06:00"),
        ("Sun 22:00-06:00", "two ranges: Sun 22:00-24:00 and Mon 00:00-06:00"),
        ("22:00-00:00", "two ranges: 22:00-24:00, which ends at midnight"),
    ])
    func hoursPastMidnightAreTwoRanges(text: String, advice: String) throws {
        let fault = #expect(throws: RequestFault.self) { try WeeklyHours.parse(text).get() }
        #expect(fault?.message == "ends before it starts")
        #expect(fault?.expected == advice)
    }

    @Test(arguments: [
        "", "Mon 09:00-10:00 x", "09:00-10:00 Mon", "Mon Tue", "9:00-10:00", "Mon-Tue-Wed", "mon", "Mon-",
    ])
    func whatIsNoneIsRefused(text: String) {
        #expect(throws: RequestFault.self) { try WeeklyHours.parse(text).get() }
    }

    /// By its own local start and the quarter hour after it: one that ends at midnight is in 20:00-24:00.
    @Test func aQuarterHourLiesInARangeByItsOwnStart() throws {
        let evening = try WeeklyHours.parse("20:00-24:00").get().times
        #expect(evening.holdsTick(atMinute: 23 * 60 + 45) && !evening.holdsTick(atMinute: 19 * 60 + 50))
        let odd = try WeeklyHours.parse("09:10-09:50").get().times
        #expect(odd.holdsTick(atMinute: 555) && odd.holdsTick(atMinute: 570) && !odd.holdsTick(atMinute: 585))
        #expect(odd.touchesTick(atMinute: 540) && odd.touchesTick(atMinute: 585))
        #expect(!odd.touchesTick(atMinute: 525) && !odd.touchesTick(atMinute: 600))
    }

    @Test func aRangeOfDatesIsOfInstants() throws {
        let day = Interval(start: Instant(seconds: 86_400), end: Instant(seconds: 2 * 86_400 + 60))
        let range = HoursRange.interval(day)
        let holds = { (count: Int64) in range.holds(Tick(count: count), weekday: .monday, minute: 0) }
        let touches = { (count: Int64) in range.touches(Tick(count: count), weekday: .monday, minute: 0) }
        #expect(!holds(95) && holds(96) && holds(191) && !holds(192))
        #expect(!touches(95) && touches(96) && touches(192) && !touches(193))
    }

    /// One range alone need not be a list.
    @Test func areReadEverywhere() throws {
        let request = try Requests.read(
            Requests.with(
                ("{id: f-tom}", "{id: f-tom, hours: 'Mon-Thu 09:00-16:00', closed: [2026-12-08/2026-12-10]}"),
                (
                    "{id: a-bo}",
                    "{id: a-bo, hours: '09:00-17:00', closed: ['Mon 08:00-12:00', Fri], minDaysBetween: 12}"
                ),
                ("    priority: 2", "    hours: [Tue-Thu 09:00-16:30]\n    closed: 2026-12-11/2026-12-12"),
                (
                    "understaffingCost: 0.25",
                    "hours: [Mon-Fri 08:00-18:00]\n  closed: [2026-12-24/2026-12-27, Mon 08:00-11:00]"
                )))
        let clock = request.clock
        #expect(request.facilitators[1].hours.map { $0.text(clock) } == ["Mon-Thu 09:00-16:00"])
        #expect(request.facilitators[1].closed.map { $0.text(clock) } == ["2026-12-08/2026-12-10"])
        #expect(request.attendees[1].closed.map { $0.text(clock) } == ["Mon 08:00-12:00", "Fri"])
        #expect(request.attendees[1].minDaysBetween == 12)
        #expect(request.sessions[1].hours.map { $0.text(clock) } == ["Tue-Thu 09:00-16:30"])
        #expect(request.policy.closed.map { $0.text(clock) } == ["2026-12-24/2026-12-27", "Mon 08:00-11:00"])
    }

    @Test func aGroupThatNobodyHasIsToldWithTheNearest() throws {
        let all = ("{id: a-bo}", "{id: a-bo, staffingGroup: sales}")
        let policy = ("understaffingCost: 0.25", "staffingGroups: {biling: {floor: 1.5}, sales: {maxAway: 1}}")
        let problems = try Requests.problems(Requests.with(all, policy))
        #expect(problems.map(\.field) == ["policy.staffingGroups.biling"])
        #expect(problems.first?.line == 31 && problems.first?.expected == "one of billing, sales")
        #expect(problems.first?.message.contains("did you mean billing?") == true)
        // Without a group of their own somebody's group is for the slots to tell.
        #expect(try Requests.problems(Requests.with(policy)) == [])
        let request = try Requests.read(Requests.with(policy))
        let doubts = StaffingGroupRules(policy: request.policy, attendees: request.attendees).doubts
        #expect(doubts.map(\.group) == ["biling", "sales"])
        #expect(doubts.first?.fault.message.hasSuffix("; did you mean billing?") == true)
    }
}
