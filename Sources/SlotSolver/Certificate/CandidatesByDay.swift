/// The candidates that no rule by itself excludes, by facilitator and local day.
struct CandidatesByDay {
    struct Candidate {
        var session: Int32
        var index: Int32
    }

    /// Facilitators with their days, in order.
    private var days: [BoundCertificate.FacilitatorDay] = []
    private var offsets: [Int] = [0]
    /// Those of each day by session.
    private var candidates: [Candidate] = []

    init(_ problem: SlotProblem) {
        let usable = UsableCandidates.flags(in: problem)
        guard let firstDay = problem.dayOfTick.first, let lastDay = problem.dayOfTick.last else { return }
        let width = Int(lastDay) - Int(firstDay) + 1
        func row(_ candidate: Int) -> Int {
            let day = problem.dayOfTick[Int(problem.candidates.start[candidate])]
            return Int(problem.candidates.facilitator[candidate]) * width + Int(day) - Int(firstDay)
        }
        var next = [Int](repeating: 0, count: problem.facilitators.count * width + 1)
        for candidate in usable.indices where usable[candidate] { next[row(candidate) + 1] += 1 }
        for row in 0..<next.count - 1 {
            if next[row + 1] > 0 {
                days.append(.init(facilitator: Int32(row / width), day: firstDay + Int32(row % width)))
                offsets.append((offsets.last ?? 0) + next[row + 1])
            }
            next[row + 1] += next[row]
        }
        candidates = .init(repeating: Candidate(session: 0, index: 0), count: offsets.last ?? 0)
        for session in problem.sessions.indices {
            for candidate in problem.candidates.range(ofSession: session) where usable[candidate] {
                let row = row(candidate)
                candidates[next[row]] = Candidate(session: Int32(session), index: Int32(candidate))
                next[row] += 1
            }
        }
    }

    var count: Int { days.count }

    subscript(number: Int) -> BoundCertificate.FacilitatorDay { days[number] }

    func candidates(_ number: Int) -> ArraySlice<Candidate> { candidates[offsets[number]..<offsets[number + 1]] }
}
