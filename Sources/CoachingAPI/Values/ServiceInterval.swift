/// An ISO 8601 interval of two instants, `start/end`, as the service's requests want it.
///
/// Models keep intervals as text, because answers may use other forms of ISO 8601; this type builds and reads the one
/// form that requests use.
public struct ServiceInterval: Hashable, Sendable {
    /// First instant inside.
    public var start: ServiceDate
    /// First instant after it.
    public var end: ServiceDate

    public init(start: ServiceDate, end: ServiceDate) {
        self.start = start
        self.end = end
    }

    /// Reads `start/end`, or gives `nil` when `text` is not two dates joined by a slash.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let start = ServiceDate(parts[0]), let end = ServiceDate(parts[1]) else { return nil }
        self.init(start: start, end: end)
    }
}

extension ServiceInterval: CustomStringConvertible {
    /// `start/end`, both as ``ServiceDate`` writes them.
    public var description: String { "\(start)/\(end)" }
}
