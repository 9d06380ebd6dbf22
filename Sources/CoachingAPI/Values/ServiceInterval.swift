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
        var copy = String(text)
        let interval = copy.withUTF8 { bytes -> Self? in
            guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")),
                let start = ServiceDate(utf8: UnsafeBufferPointer(rebasing: bytes[..<slash])),
                let end = ServiceDate(utf8: UnsafeBufferPointer(rebasing: bytes[(slash + 1)...]))
            else { return nil }
            return Self(start: start, end: end)
        }
        guard let interval else { return nil }
        self = interval
    }
}

extension ServiceInterval: CustomStringConvertible {
    /// `start/end`, both as ``ServiceDate`` writes them.
    public var description: String { "\(start)/\(end)" }
}
