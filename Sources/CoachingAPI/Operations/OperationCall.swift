import CoachingModels

/// One call of an operation, with everything but the host and the token.
struct OperationCall: Sendable {
    let operation: CoachingOperation
    /// Path with its parameters filled in, and the query.
    let target: String
    let body: [UInt8]?
    /// Where a file is that an answer named in place of its elements: asked for as it is, without a token; nil for a call.
    let address: String?

    init(
        _ operation: CoachingOperation, path parameters: [String: String] = [:], query: QueryItems = QueryItems(),
        body: [UInt8]? = nil
    ) throws {
        self.operation = operation
        self.target = try Self.fill(operation, parameters) + query.text
        self.body = body
        address = nil
    }

    /// The file that an answer of an operation named.
    init(_ operation: CoachingOperation, fileAt address: String) {
        self.operation = operation
        self.address = address
        target = ""
        body = nil
    }

    private static func fill(_ operation: CoachingOperation, _ parameters: [String: String]) throws -> String {
        var path = operation.path
        for (name, value) in parameters {
            // An empty id would turn one resource's path into that of the whole collection, and "." or ".." would turn
            // it into that of its parent.
            guard !value.isEmpty, value != ".", value != ".." else {
                throw CoachingAPIError(
                    operation: operation.name, kind: .invalidCall, message: "\(name) is \"\(value)\", which is no id",
                    advice: "Give the id of an existing resource.")
            }
            path = path.replacing("{\(name)}", with: PercentEncoding.encode(value))
        }
        return path
    }
}
