import Testing

@testable import PlanModel

struct DidYouMeanTests {
    @Test func findsTheNearestName() {
        let names = ["attendees", "facilitators", "name", "window"]
        #expect(DidYouMean.nearest(to: "attendes", in: names) == "attendees")
        #expect(DidYouMean.nearest(to: "Name", in: names) == "name")
        #expect(DidYouMean.nearest(to: "nmae", in: names) == "name")
        #expect(DidYouMean.nearest(to: "colour", in: names) == nil)
        #expect(DidYouMean.nearest(to: String(repeating: "x", count: 1_000_000), in: names) == nil)
    }

    @Test func aSwapCountsOnce() {
        #expect(DidYouMean.distance("nmae", "name") == 1)
        #expect(DidYouMean.distance("", "abc") == 3)
        #expect(DidYouMean.distance("same", "same") == 0)
    }
}
