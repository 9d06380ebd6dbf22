import CoachingModels
import PlanModel
import SlotSolver

/// What the people of a request hold beside the plan, in the solver's numbers: by local day, and by ISO week.
struct HeldCount {
    private let timeline: Timeline

    init(_ timeline: Timeline) { self.timeline = timeline }

    func held(_ facilitators: [FacilitatorRequest]) -> HeldTime {
        var held = HeldTime()
        held.ledOnDays = table(facilitators.map { ($0.held, $0.maxMinutesPerDay) }, when: day)
        held.ledInWeeks = table(facilitators.map { ($0.held, $0.maxMinutesPerWeek) }) {
            Timeline.week(ofDay: day(of: $0))
        }
        return held
    }

    func attended(_ attendees: [AttendeeRequest]) -> HeldTime.Table {
        table(attendees.map { ($0.held, $0.maxMinutesPerDay) }, when: day)
    }

    private func table(
        _ people: [(held: [HeldAppointment], most: Int?)], when: (HeldAppointment) -> Int32
    ) -> HeldTime.Table {
        let largest = Int(HeldTime.Amount.most)
        return HeldTime.Table(
            people.enumerated().flatMap { number, person in
                Dictionary(grouping: person.held, by: when).map { time, held in
                    HeldTime.Amount(
                        who: Int32(number), when: time, sessions: Int32(min(held.count, largest)),
                        ticks: Int32(min(Self.ticks(held.minutes, of: person.most), largest)))
                }
            })
    }

    private func day(of appointment: HeldAppointment) -> Int32 {
        Int32(timeline.clock.day(of: appointment.dateStart).daysSince1970)
    }

    /// The whole quarter hours that minutes take from a limit. What they leave of it is rounded down, as sessions are in
    /// whole quarter hours.
    private static func ticks(_ minutes: Int, of most: Int?) -> Int {
        guard let most else { return Tick.covering(minutes: minutes) }
        return Tick.whole(inMinutes: most) - (most - minutes).flooredDivision(by: Tick.minutes)
    }
}

extension FacilitatorRequest {
    /// What held appointments within the horizon leave of the target; nil for no target.
    func targetLeft(_ horizon: Interval) -> Int? {
        targetMinutes.map { target in
            max(0, target - held.filter { horizon.start <= $0.dateStart && $0.dateStart < horizon.end }.minutes)
        }
    }
}
