import CoachingModels
import PlanModel
import SlotSolver

/// Counts which starts in a session's window fail at which condition.
struct FunnelCount {
    private let compiled: PlanningProblem
    private let words: UnscheduledDiagnosis

    init(_ compiled: PlanningProblem, assignment: [Int32]) {
        self.compiled = compiled
        words = UnscheduledDiagnosis(compiled, assignment: assignment)
    }

    /// The obstacles to a session's candidates, each candidate counted by the first rule that it would break.
    func obstacles(ofSession index: Int) -> [RuleBreak: Int] {
        compiled.problem.candidates.range(ofSession: index).reduce(into: [:]) { counts, candidate in
            if let obstacle = obstacle(candidate, index) { counts[obstacle, default: 0] += 1 }
        }
    }

    private func obstacle(_ candidate: Int, _ index: Int) -> RuleBreak? {
        words.obstacle(candidate, ofSession: index)
    }

    func funnel(ofSession index: Int) -> StartFunnel {
        let session = compiled.request.sessions[index]
        let starts = compiled.starts(of: session)
        let stages: [(StartFunnel.Reason, TickSet)] = [
            (.outsideHours, starts.open), (.attendeesBusy, starts.attendeesFree), (.margin, starts.withMargin),
            (.nobodyFree, union(starts.allFree)), (.rating, union(starts.suggested)),
            (.forbidden, union(starts.permitted)), (.pin, union(starts.allowed)),
        ]
        var counts = [StartFunnel.Reason: Int]()
        var total = 0
        starts.inWindow.forEach { tick in
            total += 1
            if let lost = stages.first(where: { !$0.1.contains(tick) }) { counts[lost.0, default: 0] += 1 }
        }
        let steps = stages.compactMap { reason, _ in
            counts[reason].map { StartFunnel.Step(reason, message: reason.words, starts: $0) }
        }
        let (taken, free) = taken(index)
        return StartFunnel(starts: total, free: free, steps: steps + taken)
    }

    /// The starts that somebody could lead, by what takes them: if there are several facilitators, the first in the
    /// list counts.
    private func taken(_ index: Int) -> (steps: [StartFunnel.Step], free: Int) {
        var freeStarts: Set<Int32> = []
        var firstOfStart: [Int32: (obstacle: RuleBreak, candidate: Int)] = [:]
        for candidate in compiled.problem.candidates.range(ofSession: index) {
            let start = compiled.problem.candidates.start[candidate]
            if let found = obstacle(candidate, index) {
                firstOfStart[start] = firstOfStart[start] ?? (found, candidate)
            } else {
                freeStarts.insert(start)
            }
        }
        let counts = Dictionary(
            firstOfStart.filter { !freeStarts.contains($0.key) }.values.map {
                (step($0.obstacle, $0.candidate, index), 1)
            },
            uniquingKeysWith: +)
        let steps = counts.map { StartFunnel.Step(.taken, who: $0.key.who, message: $0.key.message, starts: $0.value) }
        return (steps.sorted { ($1.starts, $0.message) < ($0.starts, $1.message) }, freeStarts.count)
    }

    private struct Taken: Hashable {
        var who: String
        var message: String
    }

    private func step(_ obstacle: RuleBreak, _ candidate: Int, _ index: Int) -> Taken {
        let told = words.told(obstacle, places: 1)
        let person: Int32? =
            switch obstacle {
            case .attendeeBusy(let attendee): compiled.problem.attendees[Int(attendee)].person
            case .facilitatorBusy(let facilitator): compiled.problem.facilitators[Int(facilitator)].person
            default: nil
            }
        let other = person.flatMap { words.explanation.session(of: $0, whileSession: index, isAt: candidate) }
        return Taken(
            who: told.who,
            message: told.message + (other.map { ": \(compiled.request.sessions[$0].key)" } ?? ""))
    }

    private func union(_ sets: [TickSet]) -> TickSet {
        sets.reduce(into: TickSet(tickCount: compiled.timeline.tickCount)) { $0.formUnion($1) }
    }
}

extension StartFunnel.Reason {
    fileprivate var words: String {
        switch self {
        case .outsideHours: "outside hours, or in a closed time"
        case .attendeesBusy: "those to be coached are not free"
        case .margin: "too near to the edge of their free time"
        case .nobodyFree: "nobody who may lead it is free"
        case .rating: "not suggested by the service with an allowed rating"
        case .forbidden: "forbidden by the request"
        case .pin: "not the place it is bound to"
        case .taken: "taken"
        }
    }
}
