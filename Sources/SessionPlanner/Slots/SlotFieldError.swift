/// A field of a slots line that is not what the service sends. Whoever hands it on adds the path in front.
struct SlotFieldError: Error {
    var path: String
    let value: String?
    let expected: String
    let message: String

    init(_ path: String = "", value: String? = nil, expected: String, message: String) {
        self.path = path
        self.value = value
        self.expected = expected
        self.message = message
    }

    /// The same error, seen from the object that holds the field.
    func inside(_ field: String) -> SlotFieldError {
        var error = self
        error.path = path.isEmpty || path.hasPrefix("[") ? field + path : "\(field).\(path)"
        return error
    }
}
