/// A string enumeration of the service to which values may be added.
///
/// The service adds values without notice, so a value that this library does not know is kept unchanged, instead of
/// failing the whole answer, and is sent back unchanged. Compare with the static members, or use ``isKnown``.
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
