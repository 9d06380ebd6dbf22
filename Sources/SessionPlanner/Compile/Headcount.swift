import CoachingModels
import PlanModel

/// Numbers of people as whole numbers, exact where the contract counts them.
enum Headcount {
    private static let perPerson: Int64 = 1_000_000

    /// Millionths of a person in a number of the slots, which is below 10^9 in magnitude, rounded down from the decimals as
    /// they are written.
    ///
    /// The shortest decimal that reads as a double lies on the double's side of every multiple of a millionth that does not
    /// read as the same double: so it suffices to compare doubles.
    static func millionths(_ number: Double) -> Int64 {
        let nearest = (number * Double(perPerson)).rounded()
        return Int64(nearest) - (nearest / Double(perPerson) > number ? 1 : 0)
    }

    static func millionths(people: Int) -> Int64 { Int64(people) * perPerson }

    /// Of a number with at most six decimals, as floors are.
    static func millionths(_ number: ExactDecimal) -> Int64 { number.scaled(places: 6) ?? 0 }

    /// To the nearest hundredth of a person, half up. What is below a millionth changes none: half a hundredth is a whole
    /// number of millionths.
    static func hundredths(millionths: Int64) -> Int64 { (millionths + 5000).flooredDivision(by: 10_000) }
}
