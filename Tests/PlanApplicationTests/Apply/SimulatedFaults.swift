import PlanTestSupport
import RandomTestSupport

/// What goes wrong in a simulated service, and how often: each is once in so many calls, 0 for never.
struct SimulatedFaults {
    var lostBefore = 0
    var lostAfter = 0
    /// The answer is lost, and the call is carried out seconds later.
    var lostLate = 0
    var longestDelaySeconds: Int64 = 20
    /// The same hours later: after every wait and, mostly, after the run.
    var lostVeryLate = 0
    /// 202, carried out up to four times the longest delay later.
    var accepted = 0
    /// 202, and nothing follows.
    var acceptedForNothing = 0
    var rateLimited = 0
    var unreachable = 0
    var rejected = 0
    var readFails = 0
    /// Seconds until a new appointment shows in lists.
    var longestLagSeconds: Int64 = 0

    static let none = SimulatedFaults()

    /// Everything at once.
    static let all = SimulatedFaults(
        lostBefore: 12, lostAfter: 12, lostLate: 12, accepted: 10, acceptedForNothing: 20, rateLimited: 25,
        unreachable: 25, rejected: 30, readFails: 40, longestLagSeconds: 5)
}

/// How a simulated service cuts lists into pages, and what it says of that.
enum SimulatedPaging: CaseIterable {
    /// As many pages as there are.
    case counted
    /// The number of elements only.
    case totalled
    /// The path of the next page only.
    case linked
    /// Nothing: an empty page is the end.
    case bare
}

/// What happens to one call that writes.
enum SimulatedFate {
    case carriedOut
    case lostBefore
    case lostAfter
    case lostLate(Int64)
    case accepted(Int64)
    case acceptedForNothing
    case rateLimited
    case unreachable
    case rejected

    static func draw(_ faults: SimulatedFaults, using random: inout SeededGenerator) -> SimulatedFate {
        func happens(_ times: Int) -> Bool { times > 0 && random.oneIn(times) }
        if happens(faults.unreachable) { return .unreachable }
        if happens(faults.rateLimited) { return .rateLimited }
        if happens(faults.rejected) { return .rejected }
        if happens(faults.lostBefore) { return .lostBefore }
        if happens(faults.lostAfter) { return .lostAfter }
        if happens(faults.lostLate) {
            return .lostLate(Int64.random(in: 1...faults.longestDelaySeconds, using: &random) * 1000)
        }
        if happens(faults.lostVeryLate) { return .lostLate(Int64.random(in: 20...10_000, using: &random) * 1000) }
        if happens(faults.accepted) {
            return .accepted(Int64.random(in: 0...faults.longestDelaySeconds * 4, using: &random) * 1000)
        }
        return happens(faults.acceptedForNothing) ? .acceptedForNothing : .carriedOut
    }
}
