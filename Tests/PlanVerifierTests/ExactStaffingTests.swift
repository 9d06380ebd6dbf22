import PlanTestSupport
import RandomTestSupport
import SlotSolver
import Testing

@testable import PlanModel
@testable import PlanVerifier
@testable import SessionPlanner

/// Headroom and what missing people cost: exact, and the same by two ways that share nothing.
struct ExactStaffingTests {
    /// The example of planning.md: with headroom 0.34 people cost 7.69, 15.80 and 20.80.
    @Test func eachMissingPersonIsDearer() throws {
        func cents(_ people: Int64, _ headroom: Int64, _ policy: Policy = Policy()) -> Int64? {
            ShortageCost(policy).cents(people: people, headroom: headroom)
        }
        #expect((1...3).map { cents($0, 34) } == [769, 769 + 1580, 769 + 1580 + 2080])
        #expect(cents(1, -500) == 3750 && cents(2, 200) == 0 && cents(3, 200) == 1250)
        let flat = try Policy(
            costs: [.understaffing: #require(ExactDecimal("0.015"))], understaffingGrowth: ExactDecimal(0))
        #expect(cents(1, 0, flat) == 2, "half a cent is rounded up")
        #expect(cents(1, 67, flat) == 0 && cents(1, 66, flat) == 1, "0.00495 and 0.0051")
        let steep = try Policy(
            costs: [.understaffing: ExactDecimal(1_000_000_000)], understaffingGrowth: ExactDecimal(1000))
        #expect(cents(1, -99_999_999_999, steep) == nil, "too much to be counted")
    }

    @Test func headroomIsExactInDecimalsAsTheyAreWritten() {
        for (number, people, hundredths) in [
            (-2.66, 3, 34), (0.145, 0, 15), (1.005, 0, 101), (-0.005, 0, 0), (-0.015, 0, -1), (0.1 + 0.2, 0, 30),
            (1.4949999999999999, 1, 249), (1e-9, 0, 0), (-1e-300, 0, 0), (123_456.785, 0, 12_345_679),
        ] as [(Double, Int, Int64)] {
            #expect((ExactPeople(number) + people).hundredths == hundredths, "\(number)")
            let ours = Headcount.millionths(number) + Headcount.millionths(people: people)
            #expect(Headcount.hundredths(millionths: ours) == hundredths, "\(number)")
        }
    }

    /// Two ways to the same number, which share nothing.
    @Test func theCompilerReckonsAsTheVerifier() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            let digits = Int.random(in: 0...9, using: &random)
            let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
            let number = (Double.random(in: -1000...1000, using: &random) * scale).rounded() / scale
            let moved = [number, number.nextUp, number.nextDown][Int.random(in: 0...2, using: &random)]
            #expect(
                Headcount.hundredths(millionths: Headcount.millionths(moved)) == ExactPeople(moved).hundredths,
                "\(moved)")
        }
    }

    @Test func theCurvesOfTheCompilerAreTheVerifiers() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<500 {
            let price = try #require(
                ExactDecimal("\(Int.random(in: 0...99, using: &random)).\(Int.random(in: 0...999_999, using: &random))")
            )
            let growth = try #require(
                ExactDecimal("\(Int.random(in: 0...3, using: &random)).\(Int.random(in: 0...99, using: &random))"))
            let policy = try Policy(costs: [.understaffing: price], understaffingGrowth: growth)
            var costs = MissingPeopleCosts(policy, unitsPerCent: 10)
            var staffing = StaffingCosts(cells: 1)
            let headroom = Int64.random(in: -900...400, using: &random)
            staffing[0] = try costs.curve(headroom: headroom, people: 5, in: &staffing)
            for people in 0...5 {
                let cents = ShortageCost(policy).cents(people: Int64(people), headroom: headroom)
                #expect(staffing.cost(ofPeople: people, inCell: 0) == cents.map { 10 * $0 })
            }
        }
    }
}
