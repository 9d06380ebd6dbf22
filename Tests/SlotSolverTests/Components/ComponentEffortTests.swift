import Testing

@testable import SlotSolver

/// How work is divided among components.
@Suite struct ComponentEffortTests {
    @Test func smallComponentsGoSideBySide() {
        #expect(
            ComponentEffort.stages([0: 3, 1: 1, 2: 2, 3: 2], threads: 2)
                == [.init(queue: [1, 2, 3, 0], lanes: 2, threadsOfLane: 1)])
        #expect(
            ComponentEffort.stages([0: 1, 1: 1], threads: 8)
                == [.init(queue: [0, 1], lanes: 2, threadsOfLane: 4)])
        #expect(ComponentEffort.stages([:], threads: 2).isEmpty)
    }

    @Test func aLargeOneHasAllThreadsBehindTheOthers() {
        #expect(
            ComponentEffort.stages([0: 90, 1: 1, 2: 2], threads: 2)
                == [
                    .init(queue: [1, 2], lanes: 2, threadsOfLane: 1),
                    .init(queue: [0], lanes: 1, threadsOfLane: 2),
                ])
        #expect(ComponentEffort.stages([0: 90, 1: 1], threads: 1).map(\.queue) == [[1, 0]])
        #expect(ComponentEffort.stages([4: 5], threads: 3) == [.init(queue: [4], lanes: 1, threadsOfLane: 3)])
    }

    /// Of three equal ones on two threads each has two thirds of the time of one.
    @Test func timeIsDividedByWeight() {
        func seconds(_ waiting: Double, left: Double, reserved: Double) -> Double {
            ComponentEffort.seconds(
                weight: 1, of: waiting, threads: 1, secondsLeft: left, allThreads: 2, reserved: reserved)
        }
        #expect(seconds(3, left: 30, reserved: 0) == 20)
        #expect(seconds(2, left: 30, reserved: 20) == 20)
        #expect(seconds(1, left: 10, reserved: 0) == 10, "no more than there is")
        #expect(seconds(1, left: 10, reserved: 30) == 0)
        #expect(seconds(1, left: 0, reserved: 0) == 0)
        // What the first has left is the others'.
        #expect(seconds(2, left: 29, reserved: 0) == 29)
    }

    @Test func gapsBecomeSmallerByTheSameShare() {
        func share(_ wanted: Double, open: Cost, closed: Cost) -> Double {
            ComponentEffort.shareOfGap(wanted: wanted, open: open, closed: closed, cost: 1000, unitsPerOne: 1)
        }
        #expect(share(0, open: 10, closed: 0) == 0)
        #expect(abs(share(0.01, open: 20, closed: 0) - 0.49) < 1e-9)
        #expect(share(0.01, open: 20, closed: 10) == 0)
        #expect(share(0.5, open: 20, closed: 10) == 1)
        #expect(share(0, open: 0, closed: 10) == 1)
    }
}
