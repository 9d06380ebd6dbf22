/// A string enumeration of the service that may grow.
///
/// The service adds values without notice, so a value that this library does not know is kept as it came instead of
/// failing the whole answer, and goes back out unchanged. Compare with the static members, or ask ``isKnown``.
public protocol OpenEnum: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible
where RawValue == String {
    /// The text as the service writes it.
    init(rawValue: String)

    /// The values that the service has documented, in its order.
    static var known: [Self] { get }
}

extension OpenEnum {
    /// Whether the service has documented this value.
    public var isKnown: Bool { Self.known.contains(self) }

    /// The text as the service writes it.
    public var description: String { rawValue }
}
