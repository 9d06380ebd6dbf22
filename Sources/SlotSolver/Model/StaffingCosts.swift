/// What people of a staffing group who are away cost, tick by tick: a curve for each tick that something is known of.
///
/// A curve is a list of marginal costs, those of the first, second, … person away. They never fall, so what n people
/// cost together is convex in n:
///
///     cost(n) = Σ over h ≥ 0 of step(h) · max(0, n − h),   step(h) = marginal(h + 1) − marginal(h),  marginal(0) = 0
///
/// and each step is a limit of h people that may be exceeded at a price of its own. Ticks with the same curve share it.
public struct StaffingCosts: Sendable, Equatable {
    /// The curve of a cell that nothing is known of: people away cost nothing there.
    public static let unknown: Int32 = -1

    /// By cell, `group * tickCount + tick`.
    private(set) var curveOfCell: [Int32]
    /// Marginals of curve c are at `offsets[c] ..< offsets[c + 1]`.
    private var offsets: [Int] = [0]
    private var marginals: [Cost] = []

    /// So many cells, groups × ticks, of which nothing is known yet.
    public init(cells: Int = 0) { curveOfCell = [Int32](repeating: Self.unknown, count: cells) }

    /// Adds a curve: what the first, second, … person away costs, in cost units; beyond the last, the last goes on. Returns
    /// its index.
    public mutating func addCurve(_ marginals: some Sequence<Cost>) -> Int32 {
        self.marginals.append(contentsOf: marginals)
        offsets.append(self.marginals.count)
        return Int32(curveCount - 1)
    }

    /// The curve of a cell, `unknown` where nothing is known.
    public subscript(cell: Int) -> Int32 {
        get { curveOfCell[cell] }
        set { curveOfCell[cell] = newValue }
    }

    /// Cells in all.
    public var cellCount: Int { curveOfCell.count }
    /// Curves in all.
    public var curveCount: Int { offsets.count - 1 }

    /// What the first n people away in a cell cost together.
    public func cost(ofPeople n: Int, inCell cell: Int) -> Cost {
        let curve = curveOfCell[cell]
        guard curve != Self.unknown else { return 0 }
        let own = self.marginals(ofCurve: Int(curve))
        let listed = own.prefix(n).reduce(0, +)
        return n > own.count ? listed + Cost(n - own.count) * (own.last ?? 0) : listed
    }

    /// By how much the person behind `people` others costs more than the one before: the price of exceeding that many.
    func step(above people: Int, inCell cell: Int) -> Cost {
        let curve = curveOfCell[cell]
        guard curve != Self.unknown, people >= 0 else { return 0 }
        let own = marginals(ofCurve: Int(curve))
        guard people < own.count else { return 0 }
        let at = own.startIndex + people
        return own[at] - (people == 0 ? 0 : own[at - 1])
    }

    /// The marginal costs that a curve lists.
    func marginals(ofCurve curve: Int) -> ArraySlice<Cost> { marginals[offsets[curve]..<offsets[curve + 1]] }

    /// How many people a cell's curve tells apart.
    package func listedPeople(inCell cell: Int) -> Int {
        let curve = Int(curveOfCell[cell])
        return curve < 0 ? 0 : offsets[curve + 1] - offsets[curve]
    }

    /// The costs of some groups only, in their order, with the curves that those have.
    func ofGroups(_ groups: [Int32], tickCount: Int) -> StaffingCosts {
        var part = StaffingCosts(cells: groups.count * tickCount)
        var own = [Int32](repeating: Self.unknown, count: curveCount)
        for (place, group) in groups.enumerated() {
            for tick in 0..<tickCount {
                let curve = Int(curveOfCell[Int(group) * tickCount + tick])
                guard curve >= 0 else { continue }
                if own[curve] == Self.unknown { own[curve] = part.addCurve(marginals(ofCurve: curve)) }
                part[place * tickCount + tick] = own[curve]
            }
        }
        return part
    }

    /// By curve, how many people are away at the most where each of them costs the same: where there are more, it matters
    /// who else is away. `Int.max` where there is no such number.
    var straightPeople: [Int] {
        (0..<curveCount).map { curve in
            let own = marginals(ofCurve: curve)
            guard let first = own.first else { return Int.max }
            return own.firstIndex { $0 != first }.map { $0 - own.startIndex } ?? Int.max
        }
    }

    /// The dearest person of any curve.
    var dearest: Cost { marginals.max() ?? 0 }

    /// The greatest whole number that divides what any number of people cost.
    var granularity: Cost { marginals.reduce(0, greatestCommonDivisor) }

    /// What the first person who costs anything costs, on average over the curves; 0 where nobody does.
    var meanFirstPrice: Double {
        let first = (0..<curveCount).compactMap { marginals(ofCurve: $0).first { $0 > 0 } }
        return first.isEmpty ? 0 : first.reduce(0) { $0 + Double($1) } / Double(first.count)
    }

    /// The first thing wrong with the curves, nil where there is none.
    var fault: String? {
        for cell in curveOfCell where !(Self.unknown..<Int32(curveCount)).contains(cell) {
            return "there is no curve \(cell) of staffing costs"
        }
        for curve in 0..<curveCount {
            let own = marginals(ofCurve: curve)
            guard own.first ?? 0 >= 0, zip(own, own.dropFirst()).allSatisfy({ $0 <= $1 }) else {
                return "curve \(curve) of staffing costs falls, expected costs from 0 up"
            }
        }
        return nil
    }

    /// Whether people away cost at least as much as by other costs of the same cells, whoever is away.
    func areAtLeast(_ others: StaffingCosts) -> Bool {
        if self == others { return true }
        return cellCount == others.cellCount
            && (0..<cellCount).allSatisfy { cell in
                let most = max(listedPeople(inCell: cell), others.listedPeople(inCell: cell))
                return (0...most + 1).allSatisfy {
                    cost(ofPeople: $0, inCell: cell) >= others.cost(ofPeople: $0, inCell: cell)
                } && last(inCell: cell) >= others.last(inCell: cell)
            }
    }

    private func last(inCell cell: Int) -> Cost {
        let curve = curveOfCell[cell]
        return curve == Self.unknown ? 0 : marginals(ofCurve: Int(curve)).last ?? 0
    }
}
