import CoachingAPI
import CoachingModels
import PlanApplication
import PlanModel
import PlanReports
import RequestFiles

/// The people whom the service refused to answer about, as the planner knows them.
struct Refusals {
    private let request: PlanRequest
    private let sources: RequestSources
    private let refusals: [SlotRefusal]

    init(_ refusals: [SlotRefusal], in request: PlanRequest, from sources: RequestSources) {
        self.request = request
        self.sources = sources
        self.refusals = refusals
    }

    /// One line for each, with the place in the request, its name and sessions, and what the service said.
    var lines: [String] {
        refusals.map { refusal in
            let place = sources.place(ofPerson: refusal.people.first ?? "")
            let answer = [refusal.error.status.map { "HTTP \($0)" }, refusal.error.code].compactMap(\.self)
            return "\(place): \(refusal.people.map(shown).joined(separator: ", "))\(sessions(of: refusal.people)): "
                + "the service refuses this: \(refusal.error.message)"
                + (answer.isEmpty ? "" : " (\(answer.joined(separator: " ")))")
        }
    }

    /// What helps, each advice once.
    var advice: [String] {
        refusals.reduce(into: []) { advice, refusal in
            if !advice.contains(refusal.error.advice) { advice.append(refusal.error.advice) }
        }
    }

    /// Bad data where somebody is not known, no permission where the service gave that reason for all of them.
    var status: ExitStatus { refusals.allSatisfy { $0.error.kind == .forbidden } ? .noPermission : .badData }

    /// `a-ana (Ana Silva)`
    private func shown(_ id: String) -> String {
        let name =
            request.attendees.first { $0.id == id }?.name ?? request.facilitators.first { $0.id == id }?.name
        let shown = ForeignText.shown(id)
        return name.map { "\(shown) (\(ForeignText.shown($0)))" } ?? shown
    }

    /// The sessions that all of them take part in, the first few by their keys.
    private func sessions(of people: [String]) -> String {
        let keys = request.sessions.filter { session in
            people.allSatisfy { session.attendees.contains($0) || session.facilitators.contains($0) }
        }.map(\.key)
        guard !keys.isEmpty else { return "" }
        let rest = keys.count > 3 ? " and \(keys.count - 3) more" : ""
        return ", of \(keys.count == 1 ? "session" : "sessions") \(keys.prefix(3).joined(separator: ", "))\(rest)"
    }
}
