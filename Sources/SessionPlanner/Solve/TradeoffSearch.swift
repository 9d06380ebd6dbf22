import CoachingModels
public import PlanModel

/// Chooses the next price of leaving somebody out to plan with, so that the plans trace the cost of coaching people.
///
/// A plan's cost at a price p is p times what it leaves out, plus the rest. So a cheapest plan at p is a corner of the
/// curve of the least rest against what is left out, and between two corners the price that makes them equal finds a
/// third, if there is one. The search is a pure state: its caller makes the plans, adds each, and asks for the next
/// price.
public struct TradeoffSearch: Sendable {
    /// A plan that was made at a price.
    public struct Point: Sendable, Equatable {
        /// The policy's `unscheduledCost` with which it was made.
        public var price: ExactDecimal
        /// People coached: the attendees of its sessions, each counted once per session.
        public var people: Int
        /// Attendees of sessions left out, each counted as often as the session's priority.
        public var leftOut: Int
        /// The plan's cost apart from that of what is left out.
        public var rest: Double
        /// A lower bound on every plan at this price.
        public var bound: Double
    }

    /// Shares of the people who can be coached for which a plan is wanted, in percent.
    public static let shares = [80, 90, 95, 100]

    /// The plans, in the order in which they were added.
    public private(set) var points: [Point] = []
    private let request: PlanRequest
    private let most: Int
    private var tried: Set<ExactDecimal> = []
    private var isAtMost = false

    /// - Parameter most: the most plans to make.
    public init(_ request: PlanRequest, most: Int) {
        self.request = request
        self.most = most
    }

    /// The request at a price.
    public func request(at price: ExactDecimal) -> PlanRequest {
        var changed = request
        changed.sha256 = ""
        changed.policy.costs[.unscheduled] = price
        return changed
    }

    /// The price to plan with next; nil if the curve is known well enough.
    public mutating func next() -> ExactDecimal? {
        guard points.count < most else { return nil }
        let price = isAtMost ? between() : dearer()
        if let price { tried.insert(price) }
        return price
    }

    /// Adds a plan of the request at a price.
    public mutating func add(_ plan: Plan, at price: ExactDecimal) {
        let sessions = Dictionary(request.sessions.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let left = plan.unscheduled.compactMap { sessions[$0.session] }
        points.append(
            Point(
                price: price, people: plan.appointments.reduce(0) { $0 + $1.body.attendeeIds.count },
                leftOut: left.reduce(0) { $0 + $1.priority * $1.attendees.count },
                rest: plan.solution.cost - plan.solution.costs[.unscheduled], bound: plan.solution.bound))
        let last = points.dropLast().map(\.leftOut).min() ?? .max
        if !isAtMost, points[points.count - 1].leftOut == 0 || points[points.count - 1].leftOut >= last {
            isAtMost = true
        }
    }

    /// Indices of the plans that no other plan dominates, ordered by what they leave out.
    public var corners: [Int] {
        let order = points.indices.sorted {
            (points[$0].leftOut, points[$0].rest, $0) < (points[$1].leftOut, points[$1].rest, $1)
        }
        var least = Double.infinity
        return order.filter { index in
            guard points[index].rest < least - 0.005 else { return false }
            least = points[index].rest
            return true
        }
    }

    /// People coached by the plan that coaches most.
    public var mostPeople: Int { points.map(\.people).max() ?? 0 }

    /// The least number of people that is this percentage of those who can be coached.
    public func people(atLeast share: Int) -> Int { (mostPeople * share).ceilingDivision(by: 100) }

    /// The corner with the least rest that coaches at least this percentage; nil if no plan was made.
    public func corner(coaching share: Int) -> Int? {
        corners.filter { points[$0].people >= people(atLeast: share) }.min { points[$0].rest < points[$1].rest }
    }

    /// A lower bound on the rest of every plan that leaves out no more than this one.
    public func restAtLeast(of point: Point) -> Double {
        points.map { $0.bound - $0.price.double * Double(point.leftOut) }.reduce(0, max)
    }

    // MARK: Prices

    /// The policy's own price first, then higher ones, until a higher price coaches nobody more.
    private mutating func dearer() -> ExactDecimal? {
        guard let last = points.last else {
            let own = request.policy.costs[.unscheduled]
            return own.digits > 0 ? own : CostTerm.unscheduled.defaultPrice
        }
        let price = last.price.double * 10
        if let dearer = Self.cents(price), points.count < 4,
            RequestRules.costs(of: request.sessions, policy: policy(at: dearer), horizon: request.horizon) == nil
        {
            return dearer
        }
        isAtMost = true
        return between()
    }

    private func policy(at price: ExactDecimal) -> Policy {
        var policy = request.policy
        policy.costs[.unscheduled] = price
        return policy
    }

    /// The price at which two neighbours cost the same, chosen among those between which a wanted plan may lie or much
    /// is unknown.
    private func between() -> ExactDecimal? {
        let nothing = Point(
            price: ExactDecimal(0), people: 0,
            leftOut: request.sessions.reduce(0) { $0 + $1.priority * $1.attendees.count }, rest: 0, bound: 0)
        let corners = corners.map { points[$0] } + [nothing]
        let wanted = Self.shares.map(people)
        let pairs = zip(corners, corners.dropFirst()).compactMap { upper, lower -> (Bool, Int, ExactDecimal)? in
            guard upper.people > (wanted.min() ?? 0), lower.leftOut - upper.leftOut > 1,
                let price = Self.cents((upper.rest - lower.rest) / Double(lower.leftOut - upper.leftOut)),
                !tried.contains(price)
            else { return nil }
            let isWanted = wanted.contains { lower.people < $0 && $0 <= upper.people }
            return (isWanted, upper.people - lower.people, price)
        }
        return pairs.max { ($0.0 ? 1 : 0, $0.1, $1.2.double) < ($1.0 ? 1 : 0, $1.1, $0.2.double) }?.2
    }

    /// To the nearest cent, at least one; nil beyond what a policy permits.
    private static func cents(_ price: Double) -> ExactDecimal? {
        guard price.isFinite, price <= Double(RequestLimits.cost.upperBound) else { return nil }
        return ExactDecimal(units: max(1, Int64((price * 100).rounded())), perOne: 100)
    }
}
