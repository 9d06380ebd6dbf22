/// The cost of people of a staffing group who are away, tick by tick: a curve for each tick whose staffing is known.
///
/// A curve is a list of marginal costs, those of the first, second, … person away. They never fall, so the cost of n
/// people together is convex in n:
///
///     cost(n) = Σ over h ≥ 0 of step(h) · max(0, n − h),   step(h) = marginal(h + 1) − marginal(h),  marginal(0) = 0
///
/// and each step is a limit of h people that may be exceeded at a price of its own. Ticks with the same curve share it.
public struct StaffingCosts: Sendable, Equatable {
    /// The curve of a cell whose staffing is not known: people away have no cost there.
    public static let unknown: Int32 = -1

    /// The curve of each cell, `group * tickCount + tick`.
    private(set) var curveOfCell: [Int32]
    /// Marginals of curve c are at `offsets[c] ..< offsets[c + 1]`.
    private var offsets: [Int] = [0]
    private var marginals: [Cost] = []

    /// This many cells, groups × ticks, whose staffing is not known yet.
    public init(cells: Int = 0) { curveOfCell = [Int32](repeating: Self.unknown, count: cells) }

    /// Adds a curve: the cost of the first, second, … person away, in cost units; the last value also holds for all
    /// further people. Returns its index.
    public mutating func addCurve(_ marginals: some Sequence<Cost>) -> Int32 {
        self.marginals.append(contentsOf: marginals)
        offsets.append(self.marginals.count)
        return Int32(curveCount - 1)
    }

    /// The curve of a cell, `unknown` if its staffing is not known.
    public subscript(cell: Int) -> Int32 {
        get { curveOfCell[cell] }
        set { curveOfCell[cell] = newValue }
    }

    /// The number of cells.
    public var cellCount: Int { curveOfCell.count }
    /// The number of curves.
    public var curveCount: Int { offsets.count - 1 }

    /// The cost of the first n people away in a cell together.
    public func cost(ofPeople n: Int, inCell cell: Int) -> Cost {
        let curve = curveOfCell[cell]
        guard curve != Self.unknown else { return 0 }
        let own = self.marginals(ofCurve: Int(curve))
        let listed = own.prefix(n).reduce(0, +)
        return n > own.count ? listed + Cost(n - own.count) * (own.last ?? 0) : listed
    }

    /// By how much the person after `people` others costs more than the one before: the price of exceeding that many.
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

    /// The number of people that a cell's curve lists.
    package func listedPeople(inCell cell: Int) -> Int {
        let curve = Int(curveOfCell[cell])
        return curve < 0 ? 0 : offsets[curve + 1] - offsets[curve]
    }

    /// The costs of some groups only, in their order, with their curves.
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

    /// For each curve, the largest number of people away up to which each of them costs the same: beyond that it
    /// matters who else is away. `Int.max` if there is no such number.
    var straightPeople: [Int] {
        (0..<curveCount).map { curve in
            let own = marginals(ofCurve: curve)
            guard let first = own.first else { return Int.max }
            return own.firstIndex { $0 != first }.map { $0 - own.startIndex } ?? Int.max
        }
    }

    /// The highest marginal cost in any curve.
    var dearest: Cost { marginals.max() ?? 0 }

    /// The greatest integer that divides the cost of any number of people.
    var granularity: Cost { marginals.reduce(0, greatestCommonDivisor) }

    /// The cost of the first person with a cost, on average over the curves; 0 if nobody has one.
    var meanFirstPrice: Double {
        let first = (0..<curveCount).compactMap { marginals(ofCurve: $0).first { $0 > 0 } }
        return first.isEmpty ? 0 : first.reduce(0) { $0 + Double($1) } / Double(first.count)
    }

    /// The first fault of the curves, nil if there is none.
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

    /// Whether people away cost at least as much as with other costs of the same cells, whoever is away.
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
