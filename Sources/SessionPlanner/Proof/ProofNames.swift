import CoachingModels
import PlanModel
import SlotSolver

/// The names of everything that a certificate refers to by number.
struct ProofNames {
    private let compiled: PlanningProblem
    private let weeks: [Int32: String]

    init(_ compiled: PlanningProblem) {
        self.compiled = compiled
        weeks = compiled.weekNames
    }

    func session(_ index: Int32) -> String { compiled.request.sessions[Int(index)].key }

    func day(_ day: BoundCertificate.FacilitatorDay) -> PlanProof.FacilitatorDay {
        PlanProof.FacilitatorDay(facilitator: facilitator(day.facilitator), day: date(day.day))
    }

    func row(_ row: LinkingRow) -> ProofRow {
        switch row.kind {
        case .staffing:
            .staffing(group: group(row.first), at: start(row.second), people: Int(row.third))
        case .person: .person(compiled.people.ids[Int(row.first)], at: start(row.second))
        case .attendeeDay: .attendeeDay(attendee: attendee(row.first), day: date(row.second))
        case .location: .location(compiled.locationNames[Int(row.first)], at: start(row.second))
        case .after: .after(session: session(row.first), first: date(row.second), last: date(row.third))
        case .target: .target(facilitator: facilitator(row.first))
        case .groupAway: .groupAway(group: group(row.first), at: start(row.second))
        case .attendeeSpacing: .attendeeSpacing(attendee: attendee(row.first), day: date(row.second))
        case .facilitatorWeekTicks:
            .facilitatorWeekTicks(
                facilitator: facilitator(row.first), week: weeks[row.second] ?? "", divisor: Int(row.third))
        case .facilitatorWeekSessions:
            .facilitatorWeekSessions(facilitator: facilitator(row.first), week: weeks[row.second] ?? "")
        }
    }

    private func group(_ index: Int32) -> String { compiled.staffing.groups[Int(index)] }

    private func facilitator(_ index: Int32) -> String { compiled.request.facilitators[Int(index)].id }

    private func attendee(_ index: Int32) -> String { compiled.request.attendees[Int(index)].id }

    private func start(_ tick: Int32) -> Instant { compiled.timeline.start(ofTick: Int(tick)) }

    private func date(_ day: Int32) -> LocalDate { LocalDate(daysSince1970: Int(day)) }
}

extension PlanningProblem {
    /// The locations with a limit, in the order of the solver's numbers for them.
    var locationNames: [String] { request.policy.locations.keys.sorted() }

    /// ISO weeks by the solver's numbers for them.
    var weekNames: [Int32: String] {
        Dictionary(
            zip(problem.weekOfTick, problem.dayOfTick).map { ($0, LocalDate(daysSince1970: Int($1)).isoWeek) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension LocalDate {
    /// `2026-W50`: a week belongs to the year that its Thursday is in.
    fileprivate var isoWeek: String {
        let thursday = LocalDate(daysSince1970: daysSince1970 - weekday + 3)
        let year = thursday.components.year
        let newYear = LocalDate(year: year, month: 1, day: 1) ?? thursday
        let week = (thursday.daysSince1970 - newYear.daysSince1970) / 7 + 1
        let digits = String(year)
        return "\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)-W\(week < 10 ? "0" : "")\(week)"
    }
}
