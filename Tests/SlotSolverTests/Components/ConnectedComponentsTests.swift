import Testing

@testable import SlotSolver

/// Which sessions have to do with each other.
@Suite struct ConnectedComponentsTests {
    /// Two sessions of one attendee each, at the same ticks, each with a facilitator of its own unless told otherwise.
    private static func pair(
        leaders: [[Int32]] = [[0], [1]], starts: [[Int32]] = [[0], [0]],
        change: (inout SlotProblem) -> Void = { _ in }
    ) -> SlotProblem {
        var problem = SlotProblem(tickCount: 16, dayOfTick: (0..<16).map { $0 / 8 })
        problem.facilitators = (0..<3).map { .init(person: Int32($0)) }
        problem.attendees = (0..<2).map { .init(person: Int32(3 + $0), staffingGroup: 0) }
        problem.personCount = 5
        problem.staffingGroupCount = 1
        problem.staffing = StaffingCosts(cells: 16)
        problem.maxAway = [nil]
        for session in 0..<2 {
            problem.sessions.append(.init(attendees: [Int32(session)], length: 2, unscheduledCost: 100))
            for start in starts[session] {
                for leader in leaders[session] {
                    problem.candidates.append(
                        facilitator: leader, start: start, preference: 0, lateness: 0, timeOfDay: 0)
                }
            }
            problem.candidates.endSession()
        }
        change(&problem)
        return problem
    }

    private static func areApart(_ problem: SlotProblem) -> Bool {
        let components = ConnectedComponents.of(problem)
        #expect(components == [[0], [1]] || components == [[0, 1]])
        return components.count == 2
    }

    @Test func peopleConnect() {
        #expect(Self.areApart(Self.pair()))
        #expect(!Self.areApart(Self.pair(leaders: [[0], [0]], starts: [[0], [8]])), "a facilitator, whatever the day")
        #expect(!Self.areApart(Self.pair(leaders: [[0, 2], [1, 2]])), "one of several facilitators")
        #expect(!Self.areApart(Self.pair { $0.sessions[1].attendees = [0] }), "an attendee")
        #expect(!Self.areApart(Self.pair { $0.attendees[1].person = 0 }), "who attends one and leads the other")
        #expect(!Self.areApart(Self.pair { $0.facilitators[1].person = 0 }), "one human being, two facilitators")
        #expect(
            Self.areApart(Self.pair(leaders: [[0, 2], [1, 2]]) { $0.facilitators[2].maxSessionsPerDay = 0 }),
            "nobody is led by somebody who may not")
    }

    @Test func groupsConnectWhereItMattersWhoElseIsAway() {
        func away(_ marginals: [Cost], cells: Range<Int> = 0..<16) -> (inout SlotProblem) -> Void {
            {
                let curve = $0.staffing.addCurve(marginals)
                for cell in cells { $0.staffing[cell] = curve }
            }
        }
        #expect(Self.areApart(Self.pair(change: away([]))))
        #expect(Self.areApart(Self.pair(change: away([0]))))
        #expect(Self.areApart(Self.pair(change: away([7]))), "each costs the same")
        #expect(Self.areApart(Self.pair(change: away([7, 7, 9]))), "there are no three of them")
        #expect(!Self.areApart(Self.pair(change: away([7, 8]))))
        #expect(!Self.areApart(Self.pair(change: away([0, 8]))))
        #expect(Self.areApart(Self.pair(starts: [[0], [2]], change: away([0, 8]))), "never at once")
        #expect(!Self.areApart(Self.pair(starts: [[0], [1]], change: away([0, 8]))))
        #expect(Self.areApart(Self.pair(change: away([0, 8], cells: 2..<16))), "nobody is away then")
        #expect(Self.areApart(Self.pair { $0.maxAway = [2] }), "there are no more than two")
        #expect(!Self.areApart(Self.pair { $0.maxAway = [1] }))
        #expect(Self.areApart(Self.pair(starts: [[0], [8]]) { $0.maxAway = [1] }))
    }

    @Test func locationsConnectWhereTheyAreShort() {
        func at(_ room: Int32) -> (inout SlotProblem) -> Void {
            {
                $0.locationCapacity = [room]
                for session in 0..<2 { $0.sessions[session].location = 0 }
            }
        }
        #expect(!Self.areApart(Self.pair(change: at(1))))
        #expect(Self.areApart(Self.pair(change: at(2))))
        #expect(Self.areApart(Self.pair(starts: [[0], [8]], change: at(1))))
    }

    @Test func sessionsAreWithWhatTheyFollow() {
        #expect(!Self.areApart(Self.pair { $0.sessions[1].after = .init(session: 0, minDays: 0) }))
        // The one that follows has no place that the rules allow.
        let placeless = Self.pair { $0.sessions[1].after = .init(session: 0, minDays: 5) }
        #expect(ConnectedComponents.of(placeless) == [[0, 1]])
    }

    @Test func sessionsWithoutAPlaceAreInTheLargest() {
        var problem = SlotProblem.joined([
            Self.pair(leaders: [[0], [0]]), Self.pair(leaders: [[0], [0]]), Self.pair(),
        ])
        problem.sessions.append(.init(attendees: [0], length: 1, unscheduledCost: 1))
        problem.candidates.endSession()
        #expect(ConnectedComponents.of(problem) == [[0, 3, 6], [1, 4], [2], [5]])
        let none = Self.pair(starts: [[], []])
        #expect(ConnectedComponents.of(none) == [[0, 1]])
        let empty = Self.pair {
            $0.sessions = []
            $0.candidates = .init()
        }
        #expect(ConnectedComponents.of(empty).isEmpty)
    }

    /// What components cost at least by themselves is what the whole does, whatever the rules.
    @Test func componentsCostTogetherWhatTheWholeDoes() {
        var several = 0
        for seed in seeds(150) {
            let problem = RandomProblem.several(seed: seed, sessions: [1 + Int(seed % 3), 2, 2], candidates: 4)
            let components = ConnectedComponents.of(problem)
            #expect(components.flatMap(\.self).sorted() == problem.sessions.indices.map { Int32($0) })
            #expect(
                components.allSatisfy { $0 == $0.sorted() }
                    && components.map { $0[0] } == components.map { $0[0] }.sorted())
            var assignment = [Int32](repeating: -1, count: problem.sessions.count)
            var sum: Cost = 0
            for sessions in components {
                let part = ProblemPart(of: problem, sessions: sessions)
                #expect(throws: Never.self) { try part.problem.validate() }
                let best = BruteForce.solve(part.problem)
                sum += best.cost
                part.write(best.assignment, to: &assignment)
                #expect(part.own(assignment) == best.assignment)
            }
            #expect(BruteForce.isAllowed(assignment, problem), "seed \(seed)")
            #expect(BruteForce.cost(of: assignment, problem) == sum, "seed \(seed)")
            #expect(BruteForce.solve(problem).cost == sum, "seed \(seed)")
            several += components.count > 1 ? 1 : 0
        }
        #expect(several > seeds(150).count / 2, "\(several)")
    }
}
