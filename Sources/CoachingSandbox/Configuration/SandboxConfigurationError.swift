/// A setting of the sandbox that cannot be used.
public struct SandboxConfigurationError: Error, Hashable, CustomStringConvertible {
    /// The setting, such as `port` or `faults.rules[0].share`.
    public var field: String
    /// The value that was refused, as text; for a secret, never the text itself.
    public var value: String
    /// The values that the setting accepts, such as `0 to 65535`; ``description`` ends with it.
    public var expected: String

    /// Creates an error from its parts.
    public init(field: String, value: String, expected: String) {
        self.field = field
        self.value = value
        self.expected = expected
    }

    /// One line, such as `sandbox port: 70000 is not 0 to 65535`.
    public var description: String { "sandbox \(field): \(value) is not \(expected)" }
}
