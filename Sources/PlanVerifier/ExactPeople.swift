/// People above a forecast, exact to 10^-12 of one, from decimals as they are written.
///
/// Anything smaller is rounded down. That changes no hundredth: floors have six decimals, and the numbers with which
/// half a hundredth is compared have no more.
struct ExactPeople: Hashable, Comparable {
    private static let unit: Int128 = 1_000_000_000_000
    private var units: Int128

    private init(units: Int128) { self.units = units }

    /// Exact value of the shortest decimal number that reads as this double, which is below 10^9 in magnitude.
    init(_ number: Double) {
        let hundredths = (number * 100).rounded()
        // Numbers with two decimals need no text.
        if hundredths / 100 == number {
            self.init(units: Int128(hundredths) * (Self.unit / 100))
            return
        }
        let parts = "\(number.magnitude)".split(separator: "e")
        let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
        let halves = parts[0].split(separator: ".")
        let digits = halves.joined()
        var units = Int128(digits) ?? 0
        var isExact = true
        let places = 12 + exponent - (halves.count == 2 ? halves[1].count : 0)
        for _ in 0..<max(0, places) { units *= 10 }
        for _ in 0..<max(0, -places) {
            isExact = isExact && units % 10 == 0
            units /= 10
        }
        self.init(units: number < 0 ? -units - (isExact ? 0 : 1) : units)
    }

    /// A number with at most twelve decimals.
    init(digits: Int64, decimals: Int) {
        units = (decimals..<12).reduce(Int128(digits)) { units, _ in units * 10 }
    }

    static func < (a: ExactPeople, b: ExactPeople) -> Bool { a.units < b.units }

    static func + (a: ExactPeople, people: Int) -> ExactPeople { ExactPeople(units: a.units + Int128(people) * unit) }

    static func - (a: ExactPeople, b: ExactPeople) -> ExactPeople { ExactPeople(units: a.units - b.units) }

    /// To the nearest hundredth of a person, half up.
    var hundredths: Int64 {
        let step = Self.unit / 100
        let twice = 2 * units + step
        let (quotient, rest) = twice.quotientAndRemainder(dividingBy: 2 * step)
        return Int64(rest < 0 ? quotient - 1 : quotient)
    }
}
