import Testing

@testable import SlotSolver

@Suite("Runs of the bound")
struct BoundRunTests {
    @Test("the same on one thread as on several")
    func independentOfThreads() throws {
        let problem = Self.large()
        let runs = [1, 2, 5].map { threads in
            let relaxation = LagrangianRelaxation(problem, threads: threads)
            relaxation.raise(rounds: 25, incumbent: nil)
            return relaxation
        }
        #expect(runs[0].value > 0)
        for run in runs.dropFirst() {
            #expect(run.value == runs[0].value)
            #expect(run.certificate() == runs[0].certificate())
        }
    }

    @Test("the bound never falls and each better one is told")
    func boundNeverFalls() throws {
        let relaxation = LagrangianRelaxation(Self.large(), threads: 2)
        var told: [Cost] = []
        relaxation.raise(rounds: 40, incumbent: nil, improved: { told.append($0) })
        #expect(told == told.sorted())
        #expect(told.last == relaxation.bound)
    }

    @Test("an interrupted run keeps the bound it has")
    func interruption() throws {
        let relaxation = LagrangianRelaxation(Self.large(), threads: 1)
        let before = relaxation.bound
        relaxation.raise(rounds: 1000, incumbent: nil, isInterrupted: { true })
        #expect(relaxation.bound == before)
    }

    @Test("nothing to place, nothing to pay")
    func empty() throws {
        let relaxation = LagrangianRelaxation(SlotProblem(tickCount: 0, dayOfTick: []), threads: 2)
        relaxation.raise(rounds: 5, incumbent: nil)
        #expect(relaxation.bound == 0)
    }

    @Test("costs too large for exact sums in 64 bits are priced more coarsely", arguments: [20, 30, 40, 46] as [Cost])
    func hugeCosts(digits: Cost) {
        var problem = Self.large()
        problem.staffing = problem.staffing.mapCosts { $0 << digits }
        for session in problem.sessions.indices { problem.sessions[session].unscheduledCost = (40 << digits) + 3 }
        for candidate in 0..<problem.candidates.count {
            problem.candidates.lateness[candidate] = problem.candidates.lateness[candidate] << digits
        }
        let relaxation = LagrangianRelaxation(problem, threads: 1)
        relaxation.raise(rounds: 200, incumbent: nil)
        let certificate = relaxation.certificate()
        // The sessions take longer than facilitators have time.
        #expect(relaxation.bound > 5 * (40 << digits))
        #expect(certificate.recomputedBound(in: problem) >= relaxation.bound)
        let plan = Greedy.plan(SearchSpace(problem))
        #expect(relaxation.bound <= plan.cost)
        #expect((relaxation.model.scaleBits < 0) == (digits == 46), "\(relaxation.model.scaleBits)")
    }

    /// Enough candidates for several threads to share.
    private static func large() -> SlotProblem {
        var problem = SlotProblem(tickCount: 80, dayOfTick: (0..<80).map { Int32($0 / 40) })
        var generator = BoundTestGenerator(seed: 5)
        let sessions = 120
        problem.personCount = sessions + 10
        problem.staffingGroupCount = 2
        problem.maxAway = [nil, nil]
        problem.staffing = StaffingCosts(headroom: (0..<160).map { _ in Int32(1 + generator.below(3)) }, price: 10)
        problem.facilitators = (0..<10).map { .init(person: Int32($0), maxTicksPerDay: 12) }
        for session in 0..<sessions {
            problem.attendees.append(.init(person: Int32(10 + session), staffingGroup: Int32(session % 2)))
            let length = Int32(1 + generator.below(4))
            problem.sessions.append(.init(attendees: [Int32(session)], length: length, unscheduledCost: 1000))
            for start in 0..<80 - length {
                for facilitator in [session % 10, (session + 3) % 10].sorted() where generator.chance(60) {
                    problem.candidates.append(
                        facilitator: Int32(facilitator), start: start, preference: generator.pick([0, 3]),
                        lateness: Cost(start / 40), timeOfDay: 0)
                }
            }
            problem.candidates.endSession()
        }
        return problem
    }
}
