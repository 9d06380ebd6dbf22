import PlanModel
import SlotSolver

/// How far the possible places of sessions without one are from placed sessions, which gives the largest buffer, or the
/// most days between somebody's sessions, that would let them in.
struct PlanDistances {
    private let problem: SlotProblem
    /// For each session that a facilitator leads, its first tick and the one after its last.
    private var led: [[Range<Int32>]]
    /// Days on which each attendee is coached, by the plan and beside it.
    private var attended: [[Int32]]

    init(_ problem: SlotProblem, assignment: [Int32]) {
        self.problem = problem
        led = Array(repeating: [], count: problem.facilitators.count)
        attended = Array(repeating: [], count: problem.attendees.count)
        for held in problem.held.attendedOnDays.amounts { attended[Int(held.who)].append(held.when) }
        for (index, candidate) in assignment.enumerated() where candidate >= 0 {
            let start = problem.candidates.start[Int(candidate)]
            led[Int(problem.candidates.facilitator[Int(candidate)])].append(
                start..<start + problem.sessions[index].length)
            for attendee in problem.sessions[index].attendees {
                attended[Int(attendee)].append(problem.dayOfTick[Int(start)])
            }
        }
    }

    /// The largest number of free ticks between two sessions of a facilitator that lets in one of some sessions,
    /// smaller than the present requirement; nil if no number does.
    func largestBuffer(of facilitator: Int32, for sessions: [Int]) -> Int32? {
        let wanted = problem.facilitators[Int(facilitator)].bufferTicks
        return most(of: sessions, below: wanted) { session, candidate in
            guard problem.candidates.facilitator[candidate] == facilitator else { return nil }
            let start = problem.candidates.start[candidate]
            let end = start + problem.sessions[session].length
            return led[Int(facilitator)].map { max($0.lowerBound - end, start - $0.upperBound) }.min()
        }
    }

    /// The largest number of days between two sessions of an attendee that lets in one of some sessions, smaller than
    /// the present requirement; nil if no number does.
    func mostDays(of attendee: Int32, for sessions: [Int]) -> Int32? {
        let own = sessions.filter { problem.sessions[$0].attendees.contains(attendee) }
        return most(of: own, below: problem.attendees[Int(attendee)].minDaysBetween) { _, candidate in
            let day = problem.dayOfTick[Int(problem.candidates.start[candidate])]
            return attended[Int(attendee)].map { abs($0 - day) }.min()
        }
    }

    private func most(
        of sessions: [Int], below wanted: Int32, _ distance: (_ session: Int, _ candidate: Int) -> Int32?
    ) -> Int32? {
        var most: Int32?
        for session in sessions {
            for candidate in problem.candidates.range(ofSession: session) {
                guard let distance = distance(session, candidate), (0..<wanted).contains(distance) else { continue }
                most = max(most ?? distance, distance)
            }
        }
        return most
    }
}
