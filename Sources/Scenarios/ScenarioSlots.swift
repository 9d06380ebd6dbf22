import CoachingModels
import PlanModel

/// The service's answers in a scenario, as lines of a slots file.
struct ScenarioSlots {
    private let world: ScenarioWorld
    /// The text of the instant that begins each quarter hour of each working day.
    private let instants: [[String]]
    private let interval: String
    private let schedule: String

    /// - Parameter other: slots of another unit, whose days are the same; nil for none.
    init(_ world: ScenarioWorld, besides other: ScenarioSlots? = nil) {
        self.world = world
        let clock = world.options.clock
        instants =
            other?.instants
            ?? world.days.map { day in
                (0..<128).map { clock.start(of: day).advanced(byMinutes: $0 * Tick.minutes).iso8601 }
            }
        interval = "\(clock.start(of: world.options.firstDay).iso8601)/\(clock.start(of: world.end).iso8601)"
        let unit = (world.unit ?? 0) + 1
        schedule =
            #"{"id":"wfm-schedule-\#(unit)","businessUnit":{"id":"bu-\#(unit)"},"weekDate":"\#(world.options.firstDay)"}"#
    }

    /// The answer about the attendees of a session.
    func line(forSession number: Int) -> [UInt8] {
        let session = ScenarioSession(number, world: world)
        let blocks = session.attendees.map { world.attendeeBlocks($0) }
        let request =
            #"{"interval":"\#(interval)","lengthInMinutes":\#(session.lengthInMinutes),"attendeeIds":"#
            + "[\(session.attendees.map { "\"\(world.attendeeId($0))\"" }.joined(separator: ","))]}"
        let schedules = zip(session.attendees, blocks).map { schedule(ofUser: world.attendeeId($0), $1) }
        return line(
            request: request, slots: slots(session, blocks), attendees: schedules, facilitators: [])
    }

    /// The answer about the schedules of some facilitators, with an attendee that the service asks for.
    func line(forFacilitators numbers: Range<Int>) -> [UInt8] {
        let ids = numbers.map { "\"\(world.facilitatorId($0))\"" }.joined(separator: ",")
        let request =
            #"{"interval":"\#(interval)","lengthInMinutes":15,"attendeeIds":["\#(world.attendeeId(0))"],"#
            + "\"facilitatorIds\":[\(ids)]}"
        return line(
            request: request, slots: [], attendees: [schedule(ofUser: world.attendeeId(0), world.attendeeBlocks(0))],
            facilitators: numbers.map { schedule(ofUser: world.facilitatorId($0), world.facilitatorBlocks($0)) })
    }

    /// The start of the first suggested slot of a session, if it has one.
    func firstStart(ofSession session: ScenarioSession) -> Instant? {
        let place = starts(session, session.attendees.map { world.attendeeBlocks($0) }).first
        return place.map { instant(day: $0.day, tick: $0.tick) }
    }

    /// Every start at which all attendees are at work long enough, with the staffing it would leave.
    private func slots(_ session: ScenarioSession, _ blocks: [[[ScenarioWorld.Block]]]) -> [String] {
        let ticks = Tick.whole(inMinutes: session.lengthInMinutes)
        let team = world.team(ofAttendee: session.attendees[0])
        let curves = world.days.indices.map { world.curve(team: team, day: $0) }
        return starts(session, blocks).map { day, tick in
            let least = curves[day][tick..<tick + ticks].min() ?? 0
            return slot(at: instants[day][tick], session, least)
        }
    }

    /// The starts at which all attendees are at work long enough, by day and quarter hour.
    private func starts(
        _ session: ScenarioSession, _ blocks: [[[ScenarioWorld.Block]]]
    ) -> [(day: Int, tick: Int)] {
        let ticks = Tick.whole(inMinutes: session.lengthInMinutes)
        return world.days.indices.flatMap { day in
            let common = blocks.map { freeTicks($0[day]) }
            return (0...96 - ticks).filter { start in
                common.allSatisfy { free in (start..<start + ticks).allSatisfy { free[$0] } }
            }.map { (day, $0) }
        }
    }

    private func instant(day: Int, tick: Int) -> Instant {
        world.options.clock.start(of: world.days[day]).advanced(byMinutes: tick * Tick.minutes)
    }

    private func slot(at start: String, _ session: ScenarioSession, _ spare: Double) -> String {
        let difference = spare - Double(session.attendees.count)
        let rating = difference >= 1 ? "Good" : difference >= -1 ? "Neutral" : "Poor"
        return #"{"dateStart":"\#(start)","lengthInMinutes":\#(session.lengthInMinutes),"staffingDifference":"#
            + #"\#(Numbers.fixed(difference, decimals: 2)),"differenceRating":"\#(rating)","wfmSchedule":\#(schedule)}"#
    }

    private func freeTicks(_ blocks: [ScenarioWorld.Block]) -> [Bool] {
        var free = Array(repeating: false, count: 128)
        for block in blocks {
            for tick in Tick.whole(inMinutes: block.start)..<Tick.whole(inMinutes: block.start + block.length) {
                free[tick] = true
            }
        }
        return free
    }

    private func schedule(ofUser id: String, _ days: [[ScenarioWorld.Block]]) -> String {
        let periods = days.enumerated().flatMap { day, blocks in
            blocks.map { block in
                #"{"dateStart":"\#(instants[day][Tick.whole(inMinutes: block.start)])","lengthInMinutes":\#(block.length),"isPaid":"#
                    + #"\#(block.isPaid),"activityCategory":"\#(block.category)","wfmSchedule":\#(schedule)}"#
            }
        }
        return #"{"user":{"id":"\#(id)"},"availableTimes":[\#(periods.joined(separator: ","))]}"#
    }

    private func line(request: String, slots: [String], attendees: [String], facilitators: [String]) -> [UInt8] {
        let day = LocalDate(daysSince1970: world.options.firstDay.daysSince1970 - 6)
        let text =
            #"{"queriedAt":"\#(day)T06:00:00.000Z","request":\#(request),"response":{"suggestedSlots":"#
            + #"[\#(slots.joined(separator: ","))],"attendeeSchedules":[\#(attendees.joined(separator: ","))],"#
            + #""facilitatorSchedules":[\#(facilitators.joined(separator: ","))],"wfmScheduleActivities":[]}}"#
        return Array(text.utf8) + [UInt8(ascii: "\n")]
    }
}
