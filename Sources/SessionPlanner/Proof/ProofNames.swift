import CoachingModels
import PlanModel
import SlotSolver

/// The names of what a certificate has by number.
struct ProofNames {
    let compiled: PlanningProblem

    func session(_ index: Int32) -> String { compiled.request.sessions[Int(index)].key }

    func day(_ day: BoundCertificate.FacilitatorDay) -> PlanProof.FacilitatorDay {
        PlanProof.FacilitatorDay(facilitator: facilitator(day.facilitator), day: date(day.day))
    }

    func row(_ row: LinkingRow) -> ProofRow {
        switch row.kind {
        case .staffing:
            .staffing(group: compiled.staffing.groups[Int(row.first)], at: start(row.second), people: Int(row.third))
        case .person: .person(compiled.people.ids[Int(row.first)], at: start(row.second))
        case .attendeeDay: .attendeeDay(attendee: attendee(row.first), day: date(row.second))
        case .location: .location(compiled.locationNames[Int(row.first)], at: start(row.second))
        case .after: .after(session: session(row.first), first: date(row.second), last: date(row.third))
        case .target: .target(facilitator: facilitator(row.first))
        }
    }

    private func facilitator(_ index: Int32) -> String { compiled.request.facilitators[Int(index)].id }

    private func attendee(_ index: Int32) -> String { compiled.request.attendees[Int(index)].id }

    private func start(_ tick: Int32) -> Instant { compiled.timeline.start(ofTick: Int(tick)) }

    private func date(_ day: Int32) -> LocalDate { LocalDate(daysSince1970: Int(day)) }
}

extension PlanningProblem {
    /// The locations with a limit, in the order of the solver's numbers for them.
    var locationNames: [String] { request.policy.locations.keys.sorted() }
}
