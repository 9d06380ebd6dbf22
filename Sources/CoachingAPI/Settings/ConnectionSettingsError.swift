/// Why connection settings cannot be used. The text names where the value came from and what was expected; values of
/// secrets are never in it.
public struct ConnectionSettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, where it was found, and what was expected.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
