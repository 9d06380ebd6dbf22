/// Numbers and lists in readable form.
package enum Numbers {
    /// Without trailing zeros: 12, 12.5, -0.25.
    package static func plain(_ number: Double) -> String {
        guard number.magnitude < 1e15 else { return "\(number)" }
        return number == number.rounded() ? String(Int64(number)) : "\(number)"
    }

    /// `1 appointment`, `2 appointments`.
    package static func counted(_ count: Int, _ noun: String) -> String { counted(count, noun, plural: "\(noun)s") }

    /// `1 coach`, `2 coaches`.
    package static func counted(_ count: Int, _ noun: String, plural: String) -> String {
        "\(count) \(count == 1 ? noun : plural)"
    }

    /// Rounded to this many decimals.
    package static func fixed(_ number: Double, decimals: Int) -> String {
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        let units = Int64((number.magnitude * scale).rounded())
        let digits = String(units)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let sign = number < 0 && units != 0 ? "-" : ""
        return decimals == 0 ? sign + digits : "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
    }

    /// `0.4 %`
    package static func percent(_ share: Double) -> String { "\(fixed(share * 100, decimals: share < 0.1 ? 2 : 1)) %" }

    /// `a`, `a and b`, `a, b and c`.
    package static func joined(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) and \(last)"
    }
}
