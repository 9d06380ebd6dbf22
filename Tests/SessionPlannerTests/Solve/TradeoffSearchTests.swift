import CoachingModels
import PlanFiles
import PlanModel
import PlanTestSupport
import RequestFiles
import Scenarios
import Testing

@testable import SessionPlanner

/// Prices that trace a curve, against every plan of small requests.
@Suite struct TradeoffSearchTests {
    private static let options = PlanningOptions(gap: 0, timeLimit: nil, workLimit: 60, threads: 1, clock: { 0 })

    private func searched(seed: Int, most: Int = 30) throws -> (
        search: TradeoffSearch, plans: [Plan], slots: SlotsFile, PlanRequest
    ) {
        let scratch = try Scratch()
        try Scenario.write(
            ScenarioOptions(sessions: 14, facilitators: 3, days: 2, seed: UInt64(seed), tightness: 1.1, teamSize: 6),
            to: scratch.path)
        let request = try RequestReader.read(path: "\(scratch.path)/request.json")
        let slots = try SlotsReader.read(path: "\(scratch.path)/slots.ndjson")
        var search = TradeoffSearch(request, most: most)
        var plans: [Plan] = []
        while let price = search.next() {
            let plan = try Planner(request: search.request(at: price), slots: slots).plan(
                id: "p", createdAt: Instant(seconds: 0), options: Self.options)
            #expect(plan.policy?.costs[.unscheduled] == price)
            search.add(plan, at: price)
            plans.append(plan)
        }
        return (search, plans, slots, request)
    }

    @Test(arguments: 1...8)
    func cornersFallAndBoundsHold(seed: Int) throws {
        let (search, plans, slots, request) = try searched(seed: seed)
        let corners = search.corners.map { search.points[$0] }
        #expect(corners.count >= 2 && plans.count <= 30)
        for (upper, lower) in zip(corners, corners.dropFirst()) {
            #expect(upper.leftOut < lower.leftOut && upper.rest > lower.rest)
        }
        #expect(corners.first?.people == search.mostPeople)
        for share in TradeoffSearch.shares {
            let corner = search.points[try #require(search.corner(coaching: share))]
            #expect(corner.people * 100 >= search.mostPeople * share)
        }
        // What is said of one holds against all others that leave out no more.
        for point in search.points {
            let least = search.restAtLeast(of: point)
            for other in search.points where other.leftOut <= point.leftOut {
                #expect(least <= other.rest + 0.005, "seed \(seed)")
            }
        }
        // And against plans at prices that were not tried.
        for price in [3, 17, 60, 250] {
            let plan = try Planner(request: search.request(at: ExactDecimal(Int64(price))), slots: slots).plan(
                id: "p", createdAt: Instant(seconds: 0), options: Self.options)
            var other = search
            other.add(plan, at: ExactDecimal(Int64(price)))
            let found = try #require(other.points.last)
            #expect(search.restAtLeast(of: found) <= found.rest + 0.005, "seed \(seed), price \(price)")
        }
        #expect(request.sessions.count == 14)
    }

    @Test func noPriceIsTriedTwiceAndTheNumberOfPlansIsKept() throws {
        let (search, plans, _, _) = try searched(seed: 3, most: 5)
        #expect(plans.count <= 5 && Set(search.points.map(\.price)).count == plans.count)
    }

    @Test func aFreePriceBeginsWithTheUsualOne() throws {
        var small = SmallCase()
        small.policy += ", unscheduledCost: 0"
        var search = TradeoffSearch(try small.request(), most: 5)
        #expect(search.next() == CostTerm.unscheduled.defaultPrice)
    }
}
