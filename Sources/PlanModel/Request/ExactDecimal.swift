/// A decimal number exactly as it was written: `digits × 10^-decimals`, without trailing zeros.
public struct ExactDecimal: Sendable, Hashable, CustomStringConvertible {
    /// The number without its decimal point, with its sign: -25 for -0.25.
    public private(set) var digits: Int64
    /// Digits after the decimal point, 0 to 18: 2 for -0.25.
    public private(set) var decimals: Int

    /// A whole number.
    public init(_ whole: Int64) {
        digits = whole
        decimals = 0
    }

    /// Reads `12`, `-0.25`, `1e3`. Nil if the text is not a number or has more than 18 digits.
    public init?(_ text: some StringProtocol) {
        let halves = String(text).split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        guard let (digits, decimals) = ExactDecimal.mantissa(halves[0]) else { return nil }
        var exponent = 0
        if halves.count == 2 {
            guard let value = Int(halves[1]), (-18...18).contains(value) else { return nil }
            exponent = value
        }
        self.digits = digits
        self.decimals = decimals - exponent
        guard normalise() else { return nil }
    }

    /// The double nearest to the number.
    public var double: Double {
        decimals == 0 ? Double(digits) : Double("\(digits)e-\(decimals)") ?? 0
    }

    /// The number as a whole number, nil if it has decimals.
    public var whole: Int64? { decimals == 0 ? digits : nil }

    /// The number in units of `10^-places`; nil if it needs more places or is too large.
    public func scaled(places: Int) -> Int64? {
        guard places >= decimals else { return nil }
        return powerOfTen(places - decimals).flatMap {
            let (value, overflow) = digits.multipliedReportingOverflow(by: $0)
            return overflow ? nil : value
        }
    }

    /// The number in plain digits, without an exponent: `-0.25`, `1000`.
    public var description: String {
        guard decimals > 0 else { return String(digits) }
        let text = String(digits.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
        return "\(digits < 0 ? "-" : "")\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
    }

    private static func mantissa(_ text: Substring) -> (digits: Int64, decimals: Int)? {
        let unsigned = text.first == "-" || text.first == "+" ? text.dropFirst() : text
        let parts = unsigned.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        let all = String(parts[0]) + fraction
        guard !all.isEmpty, all.utf8.count <= 18, all.utf8.allSatisfy({ (48...57).contains($0) }),
            let digits = Int64(all)
        else { return nil }
        return (text.first == "-" ? -digits : digits, fraction.utf8.count)
    }

    /// Drops trailing zeros and turns a negative number of decimals into zeros. Returns false if the result is too
    /// large.
    private mutating func normalise() -> Bool {
        while decimals > 0, digits % 10 == 0 {
            digits /= 10
            decimals -= 1
        }
        if digits == 0 { decimals = 0 }
        guard decimals < 0 else { return decimals <= 18 }
        guard let value = ExactDecimal(digits).scaled(places: -decimals) else { return false }
        digits = value
        decimals = 0
        return true
    }

    private func powerOfTen(_ exponent: Int) -> Int64? {
        guard (0...18).contains(exponent) else { return nil }
        return (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
