/// What is wrong with a value of a request, in words that stand after its field, and what would have been right.
package struct RequestFault: Error, Equatable {
    package var message: String
    package var expected: String?

    package init(_ message: String, expected: String? = nil) {
        self.message = message
        self.expected = expected
    }
}

/// The rules that a request keeps, each said once: who reads a request from a file and who makes one in a program ask the
/// same. A function returns nil where its rule is kept.
package enum RequestRules {}
