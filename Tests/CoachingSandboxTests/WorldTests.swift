import CoachingModels
import Foundation
import Testing

@testable import CoachingSandbox

@Suite struct WorldTests {
    private func world(
        attendees: Int = 60, seed: UInt64 = 1, firstDay: String = "2026-12-07", zone: String = "America/New_York",
        weeks: Int = 2, units: Int = 1
    ) throws -> SandboxWorld {
        try SandboxWorld(
            shape: WorldShape(
                attendees: attendees, facilitators: 6, seed: seed, firstDay: try #require(ServiceDay(firstDay)),
                weeks: weeks, timeZone: zone, businessUnits: units))
    }

    @Test func aSeedNamesOneWorld() throws {
        let (first, same, other) = (try world(), try world(), try world(seed: 2))
        #expect(first.people == same.people)
        #expect(first.schedules == same.schedules)
        #expect(first.staffing == same.staffing)
        #expect(first.people != other.people)
        #expect(first.schedules != other.schedules)
        // One world for good: a change of the generator would break stored databases.
        #expect(first.people[0].id == "c16be549-facb-4159-a1ca-185167f29106")
    }

    @Test func schedulesAreInOrderAndOnTicks() throws {
        let world = try world(units: 2)
        for schedule in world.schedules {
            for (activity, next) in zip(schedule.activities, schedule.activities.dropFirst()) {
                #expect(activity.end <= next.start)
            }
            for activity in schedule.activities {
                #expect(activity.length > 0)
                #expect(activity.start % Tick.minutes == 0 && activity.end % Tick.minutes == 0)
                #expect(world.calendar.tick(ofMinute: activity.start) >= 0)
                #expect(activity.end <= world.calendar.endMinute)
            }
        }
        #expect(world.attendees.allSatisfy { $0.planningGroup != nil && $0.businessUnit != nil })
        #expect(Set(world.people.map(\.id)).count == world.people.count)
    }

    @Test func forecastsLeaveSomeTicksShort() throws {
        let world = try world()
        for curve in world.staffing {
            let nets = curve.scheduled.indices.filter { curve.scheduled[$0] > 0 }.map(curve.net)
            #expect(nets.contains { $0 < 0 } && nets.contains { $0 >= 100 })
            #expect(curve.forecast.allSatisfy { $0 >= 0 })
        }
    }

    @Test(arguments: ["America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"])
    func weeksAreCountedAcrossClockChanges(zone: String) throws {
        // The clocks change in these eight weeks in each of the zones that have summer time.
        let world = try world(firstDay: "2026-09-28", zone: zone, weeks: 8)
        let calendar = world.calendar
        #expect(calendar.week(ofMinute: calendar.startMinute - 1) == nil)
        #expect(calendar.week(ofMinute: calendar.endMinute) == nil)
        for (index, day) in calendar.days.enumerated() {
            #expect(calendar.week(ofMinute: calendar.start(of: day)) == index / 7)
            #expect(calendar.week(ofMinute: calendar.start(of: day) + 1379) == index / 7)
            let instant = Date(timeIntervalSince1970: Double(calendar.start(of: day)) * 60)
            #expect(ServiceDay(of: instant, in: calendar.zone) == day)
        }
    }

    @Test(arguments: [
        WorldShape(attendees: 0, firstDay: ServiceDay(daysSince1970: 20_794)),
        WorldShape(facilitators: 0, firstDay: ServiceDay(daysSince1970: 20_794)),
        WorldShape(firstDay: ServiceDay(daysSince1970: 20_795)),
        WorldShape(firstDay: ServiceDay(daysSince1970: 20_794), weeks: 0),
        WorldShape(firstDay: ServiceDay(daysSince1970: 20_794), timeZone: "Mars/Olympus"),
    ])
    func worldsThatCannotBeAreRefused(shape: WorldShape) {
        #expect(throws: SandboxConfigurationError.self) { try SandboxWorld(shape: shape) }
    }

    @Test func theWorldBeginsOnTheNextMonday() throws {
        var configuration = SandboxConfiguration()
        let clock = TestClock()
        configuration.clock = { clock.now }
        #expect(try configuration.worldShape(stored: nil).firstDay.description == "2026-12-07")
        // Late on Sunday evening in New York it is Monday in UTC already.
        clock.advance(seconds: 6 * 86_400 - 3 * 3600)
        #expect(try configuration.worldShape(stored: nil).firstDay.description == "2026-12-07")
        clock.advance(seconds: 3 * 3600)
        #expect(try configuration.worldShape(stored: nil).firstDay.description == "2026-12-14")
    }
}
