import Fixtures
import Foundation
import PlanFiles
import PlanTestSupport
import RequestFiles
import Testing

@testable import PlanModel
@testable import SessionPlanner

/// More caution makes no plan worse: a centre that is short for most of the day, at floors 0, 1 and 2.
struct CautionTests {
    @Test(arguments: [0, 1, 2])
    func nobodyLeavesAGroupMoreThanOneShort(floor: Int) throws {
        let folder = Fixtures.floor
        var request = try RequestReader.read(path: folder.appending(path: "request.yaml").path)
        request.policy.staffingFloor = ExactDecimal(Int64(floor))
        let slots = try SlotsReader.read(path: folder.appending(path: "slots.ndjson").path)
        let options = PlanningOptions(gap: 0.002, timeLimit: nil, workLimit: 200, clock: { 0 })
        let plan = try Planner(request: request, slots: slots).plan(
            id: "p", createdAt: Instant(seconds: 0), options: options)
        #expect(plan.appointments.count == 60)
        let after = plan.staffing.compactMap(\.after)
        #expect(after.count == plan.staffing.count && after.allSatisfy { $0 >= -1 }, "\(after.min() ?? 0)")
    }
}
