import Testing

@testable import CoachingModels
@testable import PlanModel

struct TickTests {
    @Test(
        arguments: [-1_800_000_001, -900_000_000, -1, 0, 1, 899_999_999, 900_000_000, 1_796_000_000_000_000] as [Int64])
    func anInstantLiesBetweenItsTickAndTheNext(microseconds: Int64) {
        let instant = Instant(microseconds: microseconds)
        let tick = Tick(at: instant)
        #expect(tick.start <= instant && instant < Tick(count: tick.count + 1).start)
        let isStart = tick.start == instant
        #expect(Tick(atOrAfter: instant).count == tick.count + (isStart ? 0 : 1))
        #expect((Tick(startingAt: instant) == tick) == isStart)
    }

    @Test func minutesInTicks() {
        #expect([0, 14, 15, 29, 60].map(Tick.whole(inMinutes:)) == [0, 0, 1, 1, 4])
        #expect([0, 1, 15, 16, 60].map(Tick.covering(minutes:)) == [0, 1, 1, 2, 4])
    }

    @Test func anIntervalHoldsWholeTicksOnly() {
        let interval = Interval(start: Instant(seconds: 1), end: Instant(seconds: 2699))
        #expect(Tick.counts(wholeIn: interval) == 1..<2)
        #expect(Tick.counts(wholeIn: Interval(start: Instant(seconds: 1), end: Instant(seconds: 800))).isEmpty)
    }

    @Test func aDateOfTheServiceIsAnInstantInMilliseconds() {
        #expect(Instant(microseconds: -1).serviceDate.millisecondsSince1970 == -1)
        #expect(Instant(Instant(microseconds: 1_999).serviceDate) == Instant(microseconds: 1_000))
    }
}
