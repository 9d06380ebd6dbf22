/// Why connection settings cannot be used. The text names where the value came from and what was expected; it never
/// contains the value of a secret.
public struct ConnectionSettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, where it was found, and what was expected.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
