/// A setting of the sandbox that cannot be used.
public struct SandboxConfigurationError: Error, Hashable, CustomStringConvertible {
    public var field: String
    public var value: String
    public var expected: String

    public init(field: String, value: String, expected: String) {
        self.field = field
        self.value = value
        self.expected = expected
    }

    public var description: String { "sandbox \(field): \(value) is not \(expected)" }
}
