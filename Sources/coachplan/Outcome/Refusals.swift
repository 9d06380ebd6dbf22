import CoachingAPI
import PlanApplication
import PlanModel
import PlanReports
import RequestFiles

/// The people about whom the service refused to answer, as the planner knows them.
struct Refusals {
    /// The people, with their places in the request, their names and sessions.
    let people: [FetchRefusal]
    /// Bad data if somebody is not known, no permission if the service gave that reason for all of them.
    let status: ExitStatus

    init(_ refusals: [SlotRefusal], in request: PlanRequest, from sources: RequestSources) {
        people = refusals.map { FetchRefusal($0, in: request, from: sources) }
        status = refusals.allSatisfy { $0.error.kind == .forbidden } ? .noPermission : .badData
    }

    /// The failure of a fetch; nil if nobody was refused.
    ///
    /// - Parameter kept: a sentence on what is already stored.
    func failure(kept: String) -> Failure? {
        guard !people.isEmpty else { return nil }
        var failure = Failure(status, problems: people.map(\.text))
        failure.isLocated = true
        failure.advice = (FetchRefusal.advice(people) + ["\(kept)."]).joined(separator: "\n")
        return failure
    }
}

extension FetchRefusal {
    init(_ refusal: SlotRefusal, in request: PlanRequest, from sources: RequestSources) {
        let place = sources.place(ofPerson: refusal.people.first ?? "")
        let names = Dictionary(
            request.attendees.map { ($0.id, $0.name) } + request.facilitators.map { ($0.id, $0.name) },
            uniquingKeysWith: { first, second in first ?? second })
        let sessions = request.sessions.filter { session in
            refusal.people.allSatisfy { session.attendees.contains($0) || session.facilitators.contains($0) }
        }
        self.init(
            file: place.file, line: place.line,
            people: refusal.people.map { Person(id: $0, name: names[$0] ?? nil) }, sessions: sessions.map(\.key),
            httpStatus: refusal.error.status, code: refusal.error.code, message: refusal.error.message,
            advice: refusal.error.advice)
    }
}
