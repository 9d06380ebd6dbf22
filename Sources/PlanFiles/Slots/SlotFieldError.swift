import JSONTape

/// A field of a slots line that differs from what the service sends. Each caller that passes it on adds its part of the
/// path in front.
package struct SlotFieldError: Error {
    package internal(set) var path: String
    package let value: String?
    package let expected: String
    package let message: String

    init(_ path: String = "", value: String? = nil, expected: String, message: String) {
        self.path = path
        self.value = value
        self.expected = expected
        self.message = message
    }

    /// The same error, with the path from the object that holds the field.
    func inside(_ field: String) -> SlotFieldError {
        var error = self
        error.path = path.isEmpty || path.hasPrefix("[") ? field + path : "\(field).\(path)"
        return error
    }
}

extension SlotFieldError {
    static func missing(_ field: String, _ expected: String) -> SlotFieldError {
        SlotFieldError(field, expected: expected, message: "is missing")
    }

    static func wrong(_ value: borrowing JSONValue, _ expected: String) -> SlotFieldError {
        let shown =
            value.kind == .object || value.kind == .array
            ? "\(value.kind)" : String(decoding: value.compactBytes(), as: UTF8.self)
        return SlotFieldError(value: shown, expected: expected, message: "is not what the service sends")
    }
}
