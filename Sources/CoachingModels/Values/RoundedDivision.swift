extension FixedWidthInteger {
    /// Division that rounds towards minus infinity.
    @inlinable package func flooredDivision(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder != 0 && (remainder < 0) != (divisor < 0) ? quotient - 1 : quotient
    }

    /// Division that rounds towards plus infinity.
    @inlinable package func ceilingDivision(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder != 0 && (remainder < 0) == (divisor < 0) ? quotient + 1 : quotient
    }
}
