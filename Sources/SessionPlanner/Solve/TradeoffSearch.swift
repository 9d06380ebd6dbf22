import CoachingModels
public import PlanModel

/// Which price of leaving somebody out to plan with next, so that the plans trace what coaching people costs.
///
/// What a plan costs at a price p is p times what it leaves out, and the rest. So a cheapest plan at p is a corner of the curve of
/// the least rest against what is left out, and between two corners the price that makes them equal finds a third, if there is
/// one. A pure state: whoever makes the plans adds each, and asks for the next price.
public struct TradeoffSearch: Sendable {
    /// A plan that was made at a price.
    public struct Point: Sendable, Equatable {
        /// The policy's `unscheduledCost` that it was made with.
        public var price: ExactDecimal
        /// People coached: the attendees of its sessions, each as often as they are in one.
        public var people: Int
        /// Attendees of sessions left out, each as often as the session's priority.
        public var leftOut: Int
        /// What it costs beside what is left out.
        public var rest: Double
        /// What every plan at this price costs at least.
        public var bound: Double
    }

    /// Shares of the people who can be coached for which a plan is wanted, in percent.
    public static let shares = [80, 90, 95, 100]

    /// In the order in which they were added.
    public private(set) var points: [Point] = []
    private let request: PlanRequest
    private let most: Int
    private var tried: Set<ExactDecimal> = []
    private var isAtMost = false

    /// - Parameter most: plans at the most.
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

    /// The price to plan with next; nil where the curve is known well enough.
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

    /// Places of plans that no other is better than, in both, by what they leave out.
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

    /// People of the plan that coaches most.
    public var mostPeople: Int { points.map(\.people).max() ?? 0 }

    /// People who are at least so many percent of those who can be coached.
    public func people(atLeast share: Int) -> Int { (mostPeople * share).ceilingDivision(by: 100) }

    /// The corner with the least rest that coaches so many percent; nil where no plan was made.
    public func corner(coaching share: Int) -> Int? {
        corners.filter { points[$0].people >= people(atLeast: share) }.min { points[$0].rest < points[$1].rest }
    }

    /// What every plan that leaves out no more than this one costs at least, beside what it leaves out.
    public func restAtLeast(of point: Point) -> Double {
        points.map { $0.bound - $0.price.double * Double(point.leftOut) }.reduce(0, max)
    }

    // MARK: Prices

    /// The policy's own price first, then dearer ones, until nobody more gets a place for it.
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

    /// The price at which two neighbours cost the same, of those between which a wanted plan may be, or much is unknown.
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

    /// To the nearest cent, one at least; nil beyond what a policy may say.
    private static func cents(_ price: Double) -> ExactDecimal? {
        guard price.isFinite, price <= Double(RequestLimits.cost.upperBound) else { return nil }
        return ExactDecimal(units: max(1, Int64((price * 100).rounded())), perOne: 100)
    }
}
