import SlotSolver
import Testing

/// Each cost term of `Documentation/planning.md` by itself.
@Suite struct CostModelTests {
    @Test func leavingASessionOutCostsItsDual() {
        var tiny = TinyProblem()
        tiny.addSession(starts: [0], unscheduledCost: 3000)
        #expect(CostModel.costs(of: [-1], in: tiny.problem).unscheduled == 3000)
        #expect(CostModel.costs(of: [0], in: tiny.problem).total == 0)
    }

    @Test func eachHeadAboveTheHeadroomCostsInEachTick() {
        var tiny = TinyProblem(facilitators: [.init(person: 0), .init(person: 1)])
        tiny.setHeadroom([1, 0] + [Int32](repeating: 1, count: 14))
        let group = [tiny.addAttendee(), tiny.addAttendee()]
        tiny.addSession(attendees: group, starts: [0])
        tiny.addSession(starts: [0, 2])
        let together = tiny.assignment([(0, 0), (1, 0)])
        #expect(CostModel.costs(of: together, in: tiny.problem).understaffing == 10 * (2 + 3))
        let apart = tiny.assignment([(0, 0), (0, 2)])
        #expect(CostModel.costs(of: apart, in: tiny.problem).understaffing == 10 * (1 + 2))
    }

    @Test func aTickWithoutKnownHeadroomCostsNothing() {
        var tiny = TinyProblem()
        tiny.addSession(starts: [0])
        #expect(CostModel.costs(of: [0], in: tiny.problem).understaffing == 0)
    }

    @Test func theCandidatesOwnTermsAddUp() {
        var tiny = TinyProblem(facilitators: [.init(person: 0), .init(person: 1)])
        tiny.addSession(starts: [8])
        tiny.problem.candidates.timeOfDay[1] = 2
        let costs = CostModel.costs(of: tiny.assignment([(1, 8)]), in: tiny.problem)
        #expect(costs.preference == 3 && costs.lateness == 1 && costs.timeOfDay == 2 && costs.total == 6)
    }

    @Test func eachTickAboveTheTargetCosts() {
        var tiny = TinyProblem(facilitators: [.init(person: 0, targetTicks: 3)])
        tiny.addSession(starts: [0])
        tiny.addSession(starts: [8])
        #expect(CostModel.costs(of: tiny.assignment([(0, 0), nil]), in: tiny.problem).overload == 0)
        #expect(CostModel.costs(of: tiny.assignment([(0, 0), (0, 8)]), in: tiny.problem).overload == 1)
    }
}
