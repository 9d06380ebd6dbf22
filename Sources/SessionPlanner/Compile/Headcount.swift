import CoachingModels
import PlanModel

/// Numbers of people as whole numbers, exact where planning.md requires it.
enum Headcount {
    private static let perPerson: Int64 = 1_000_000

    /// A number of the slots, which is below 10^9 in magnitude, in millionths of a person, rounded down from its
    /// written decimals.
    ///
    /// For every multiple of a millionth, the shortest decimal that reads as the double lies on the same side of it as
    /// the double does, unless the multiple reads as the same double. So it suffices to compare doubles.
    static func millionths(_ number: Double) -> Int64 {
        let nearest = (number * Double(perPerson)).rounded()
        return Int64(nearest) - (nearest / Double(perPerson) > number ? 1 : 0)
    }

    static func millionths(people: Int) -> Int64 { Int64(people) * perPerson }

    /// A number with at most six decimals, as floors have, in millionths.
    static func millionths(_ number: ExactDecimal) -> Int64 { number.scaled(places: 6) ?? 0 }

    /// To the nearest hundredth of a person, half up. Digits below a millionth change none: half a hundredth is a whole
    /// number of millionths.
    static func hundredths(millionths: Int64) -> Int64 { (millionths + 5000).flooredDivision(by: 10_000) }
}
