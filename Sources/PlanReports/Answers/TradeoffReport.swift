import CoachingModels
public import PlanModel

/// A plan on a curve of people coached against people short.
public struct TradeoffPlan: Sendable {
    /// The plan as it was made.
    public var plan: Plan
    /// Where it was written, as the user would name it.
    public var file: String
    /// The price of leaving out a person under which it was made.
    public var price: ExactDecimal
    /// People coached.
    public var people: Int
    /// The plan's cost apart from that of the people left out.
    public var rest: Double
    /// A lower bound on that cost for every plan that leaves out no more people.
    public var restAtLeast: Double
    /// The target shares, in percent of the people who can be coached, for which this is the cheapest plan that reaches
    /// them.
    public var shares: [Int]

    /// Creates a plan of the curve from its parts; nothing is checked.
    public init(
        plan: Plan, file: String, price: ExactDecimal, people: Int, rest: Double, restAtLeast: Double, shares: [Int]
    ) {
        self.plan = plan
        self.file = file
        self.price = price
        self.people = people
        self.rest = rest
        self.restAtLeast = restAtLeast
        self.shares = shares
    }
}

/// The report of `tradeoff`: people coached against people short, plan by plan.
public struct TradeoffReport: Sendable {
    private let request: PlanRequest
    private let requestFile: String
    private let plans: [TradeoffPlan]
    private let isComplete: Bool

    /// - Parameters:
    ///   - requestFile: the request as the user named it.
    ///   - plans: those that coach most people come first.
    ///   - isComplete: whether the curve was traced to its end, rather than ended early.
    public init(_ request: PlanRequest, requestFile: String, plans: [TradeoffPlan], isComplete: Bool) {
        self.request = request
        self.requestFile = requestFile
        self.plans = plans
        self.isComplete = isComplete
    }

    /// The curve, as a page draws it.
    public var curve: TradeoffCurve {
        TradeoffCurve(
            name: request.name,
            plans: plans.map { one in
                let totals = PlanReport(one.plan).totals
                return TradeoffCurve.Point(
                    plan: one.plan.id, file: one.file, people: one.people, share: share(one), shares: one.shares,
                    shortHours: totals.shortHoursAfter, shortAtOnce: totals.shortAfter, rest: one.rest,
                    restAtLeast: one.restAtLeast)
            })
    }

    private var most: Int { plans.map(\.people).max() ?? 0 }

    /// The share of the people who can be coached, in percent to one decimal.
    private func share(_ plan: TradeoffPlan) -> Double {
        most == 0 ? 100 : (Double(plan.people) / Double(most) * 1000).rounded() / 10
    }

    /// A table, and the same data for programs.
    public var document: ReportDocument {
        let wanted = request.sessions.reduce(0) { $0 + $1.attendees.count }
        var blocks: [ReportBlock] = [
            .note(
                "\(wanted) people are to be coached, each as often as they are in a session; \(most) can be. Each plan coaches "
                    + "as many as it does for the least cost that was found: it is in its file, and can be applied."),
            .table(table), .note(Self.meaning),
        ]
        if !isComplete { blocks.append(.line("Stopped before the curve was traced to its end.")) }
        return ReportDocument(
            command: "tradeoff",
            facts: [
                ReportFact("request", .text(requestFile)), ReportFact("name", .text(request.name)),
                ReportFact("wanted", .count(wanted)), ReportFact("most", .count(most)),
                ReportFact("isComplete", .flag(isComplete)),
            ],
            sections: [ReportSection(title: "People coached against people short", blocks)], clock: request.clock)
    }

    private static let meaning =
        "For: the shares of those who can be coached, in percent, that the plan is for. Short: hours of one person short of the "
        + "forecast while somebody is in coaching, and people short at once. Cost: beside those left out, and what no plan that "
        + "leaves out no more can undercut. Price: what leaving somebody out costs in it (unscheduledCost)."

    private var table: ReportTable {
        ReportTable(
            key: "plans",
            fields: [
                "plan", "file", "people", "share", "shares", "sessions", "unscheduled", "shortHours", "shortAtOnce",
                "rest",
                "restAtLeast", "price", "cost", "bound",
            ],
            rows: zip(plans, curve.plans).map { one, point in
                [
                    .text(one.plan.id), .text(one.file), .count(one.people), .amount(point.share),
                    .list(one.shares.map { .count($0) }), .count(one.plan.appointments.count),
                    .count(one.plan.unscheduled.count), .headcount(point.shortHours), .headcount(point.shortAtOnce),
                    .amount(Self.rounded(one.rest)), .amount(Self.rounded(one.restAtLeast)), .amount(one.price.double),
                    .amount(one.plan.solution.cost), .amount(one.plan.solution.bound),
                ]
            },
            columns: [
                ReportColumn("Coached", .value("people"), isNumeric: true, room: .keeps),
                ReportColumn("%", .value("share"), isNumeric: true, room: .keeps),
                ReportColumn("For", .value("shares"), room: .leaves(1)),
                ReportColumn("Short", .value("shortHours"), isNumeric: true, room: .keeps),
                ReportColumn("At once", .value("shortAtOnce"), isNumeric: true, room: .leaves(2)),
                ReportColumn("Cost", .value("rest"), isNumeric: true, room: .keeps),
                ReportColumn("At least", .value("restAtLeast"), isNumeric: true, room: .keeps),
                ReportColumn("Price", .value("price"), isNumeric: true, room: .leaves(0)),
                ReportColumn("File", .value("file")),
            ])
    }

    private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}

/// A curve of people coached against people short, as stored in a file and drawn on a page.
public struct TradeoffCurve: Sendable, Equatable, Decodable {
    /// One plan of the curve.
    public struct Point: Sendable, Equatable, Decodable {
        /// The plan's id.
        public var plan: String
        /// Where it was written.
        public var file: String
        /// People coached.
        public var people: Int
        /// The share of the people who can be coached, in percent.
        public var share: Double
        /// The target shares, in percent, for which this is the cheapest plan that reaches them.
        public var shares: [Int]
        /// Hours of one person short of the forecast.
        public var shortHours: Double
        /// The most people short at any one time.
        public var shortAtOnce: Double
        /// The plan's cost apart from that of the people left out.
        public var rest: Double
        /// A lower bound on that cost for every plan that leaves out no more people.
        public var restAtLeast: Double
    }

    /// The request's name.
    public var name: String
    /// The plans; those that coach most people come first.
    public var plans: [Point]
}
