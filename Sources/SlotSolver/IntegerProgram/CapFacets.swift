/// Rows for the sessions that fit into a person's day, as strong as a linear program can have them.
///
/// With n1 … n4 sessions of 1 to 4 ticks on a day, a cap of T ticks and S sessions allows the integer points of n1 +
/// 2n2 + 3n3 + 4n4 ≤ T, n1 + … + n4 ≤ S. The rows are facets of the hull of those points (weights up to 4), for example
/// n2 + 2n3 + 2n4 ≤ 2 for T = 4: half a session of 4 ticks leaves no room for two of 2. A facet is a row that every
/// point satisfies and that four affinely independent points meet exactly.
struct CapFacets: Sendable {
    /// The number of sessions of each length: 1, 2, 3 and 4 ticks.
    typealias Point = SIMD4<Int32>

    struct Row: Equatable, Sendable {
        var weights: Point
        var limit: Int32

        func holds(_ point: Point) -> Bool { (weights &* point).wrappedSum() <= limit }
    }

    private struct Day: Hashable {
        var ticks: Int32
        var sessions: Int32
        var available: Point
    }

    private var known: [Day: [Row]] = [:]

    /// - Parameter available: the most sessions of 1, 2, 3 and 4 ticks that exist. That no more than these can be
    ///   chosen is implied and needs no row.
    mutating func facets(ticks: Int32, sessions: Int32, available: Point) -> [Row] {
        // A limit that exceeds everything available has no effect, and might be too large to count with.
        let ticks = min(ticks, (available &* Self.lengths).wrappedSum())
        // A number that is one more than fits by itself has the same effect as any larger number.
        let most = Point(ticks, ticks / 2, ticks / 3, ticks / 4) &+ 1
        var available = pointwiseMin(available, most)
        if sessions < .max { available = pointwiseMin(available, Point(repeating: sessions &+ 1)) }
        let day = Day(
            ticks: min(ticks, (available &* Self.lengths).wrappedSum()),
            sessions: min(sessions, available.wrappedSum()), available: available)
        if let rows = known[day] { return rows }
        let rows = Self.compute(day)
        known[day] = rows
        return rows
    }

    private static let lengths = Point(1, 2, 3, 4)
    private static let mostPoints: Int32 = 8_000

    private static func compute(_ day: Day) -> [Row] {
        let plain = [Row(weights: lengths, limit: day.ticks), Row(weights: Point(repeating: 1), limit: day.sessions)]
            .filter { !$0.holds(day.available) }
        let sides = day.available &+ 1
        guard !plain.isEmpty, sides[0] * sides[1] * sides[2] * sides[3] <= mostPoints else { return plain }
        let box = points(upTo: day.available)
        let inside = box.filter { point in plain.allSatisfy { $0.holds(point) } }
        let facets = weightVectors(day.available).compactMap { facet($0, inside, day.available) }
        // The facets found need not be all of them; the plain rows exclude any points that these allow.
        let sufficient = box.allSatisfy { point in
            plain.allSatisfy { $0.holds(point) } || !facets.allSatisfy { $0.holds(point) }
        }
        return sufficient ? facets : facets + plain.filter { !facets.contains($0) }
    }

    /// All integer points from 0 to these maxima.
    private static func points(upTo most: Point) -> [Point] {
        (0..<4).reduce([Point.zero]) { points, axis in
            points.flatMap { point in
                (0...most[axis]).map { value in
                    var next = point
                    next[axis] = value
                    return next
                }
            }
        }
    }

    /// Weights from 0 to 4 for the lengths that occur, 0 for the others, without a common divisor.
    private static func weightVectors(_ available: Point) -> [Point] {
        points(upTo: Point(repeating: 0).replacing(with: 4, where: available .> 0)).filter { weights in
            (0..<4).reduce(0) { greatestCommonDivisor($0, weights[$1]) } == 1
        }
    }

    private static func facet(_ weights: Point, _ inside: [Point], _ available: Point) -> Row? {
        let limit = inside.reduce(0) { max($0, (weights &* $1).wrappedSum()) }
        let row = Row(weights: weights, limit: limit)
        guard !row.holds(available) else { return nil }  // said by what is available
        let tight = inside.filter { (weights &* $0).wrappedSum() == limit }
        let dimensions = (0..<4).count { available[$0] > 0 }
        return affineRank(tight, enough: dimensions) == dimensions ? row : nil
    }

    /// How many of the points are affinely independent.
    private static func affineRank(_ points: [Point], enough: Int) -> Int {
        guard let first = points.first else { return 0 }
        var basis: [(pivot: Int, row: Point)] = []
        for point in points where basis.count + 1 < enough {
            var rest = point &- first
            for (pivot, row) in basis where rest[pivot] != 0 {
                rest = rest &* row[pivot] &- row &* rest[pivot]
                let divisor = (0..<4).reduce(0) { greatestCommonDivisor($0, rest[$1]) }
                if divisor > 1 { rest = rest / divisor }
            }
            if let pivot = (0..<4).first(where: { rest[$0] != 0 }) { basis.append((pivot, rest)) }
        }
        return basis.count + 1
    }
}

/// The greatest common divisor of the absolute values; 0 divides nothing.
func greatestCommonDivisor<Number: FixedWidthInteger & SignedInteger>(_ a: Number, _ b: Number) -> Number {
    var (a, b) = (a < 0 ? 0 - a : a, b < 0 ? 0 - b : b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
}
