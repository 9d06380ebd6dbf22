/// A token or password that cannot be printed by accident.
///
/// Interpolating, dumping or reflecting it gives `<secret>`; it is not `Codable`. Only ``reveal()`` returns the text,
/// so the places that use it are easy to find.
public struct Secret: Hashable, Sendable {
    private let text: String

    /// Hides `text`.
    public init(_ text: String) {
        self.text = text
    }

    /// The text itself, for sending it where it belongs.
    public func reveal() -> String { text }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Never the secret itself.
    public var description: String { "<secret>" }
    /// Never the secret itself.
    public var debugDescription: String { "<secret>" }
    /// Without children, so that `dump` shows nothing either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
