/// What is wrong with a value of a request, in words that follow its field, and what would have been right.
package struct RequestFault: Error, Equatable {
    package var message: String
    package var expected: String?

    package init(_ message: String, expected: String? = nil) {
        self.message = message
        self.expected = expected
    }
}

/// The rules for a request, each defined once: they apply to a request that is read from a file and to one made by a
/// program. A function returns nil if its rule is kept.
package enum RequestRules {}
