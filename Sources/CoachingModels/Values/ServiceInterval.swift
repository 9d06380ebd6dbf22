/// An ISO 8601 interval of two instants, `start/end`, as the service's requests require it.
///
/// Models store intervals as text, because answers may use other forms of ISO 8601; this type composes and parses the
/// one form that requests use.
public struct ServiceInterval: Hashable, Sendable {
    /// First instant inside.
    public var start: ServiceDate
    /// First instant after it.
    public var end: ServiceDate

    /// Creates an interval from its ends. Their order is not checked.
    public init(start: ServiceDate, end: ServiceDate) {
        self.start = start
        self.end = end
    }

    /// Parses `start/end`; `nil` if `text` is not two dates joined by a slash.
    ///
    /// A date without a zone is one in UTC: the service documents intervals as
    /// `YYYY-MM-DDThh:mm:ss/YYYY-MM-DDThh:mm:ss`.
    public init?(_ text: some StringProtocol) {
        var copy = String(text)
        let interval = copy.withUTF8 { bytes -> Self? in
            guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")),
                let start = Self.instant(bytes[..<slash]), let end = Self.instant(bytes[(slash + 1)...])
            else { return nil }
            return Self(start: start, end: end)
        }
        guard let interval else { return nil }
        self = interval
    }

    private static func instant(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> ServiceDate? {
        if let date = ServiceDate(utf8: UnsafeBufferPointer(rebasing: bytes)) { return date }
        var withZone = Array(bytes)
        withZone.append(UInt8(ascii: "Z"))
        return withZone.withUnsafeBufferPointer { ServiceDate(utf8: $0) }
    }
}

extension ServiceInterval: CustomStringConvertible {
    /// `start/end`, both in the form of ``ServiceDate``.
    public var description: String { "\(start)/\(end)" }
}
