import CoachingModels
import Foundation
import NIOCore

/// One call of an operation, parsed from the request, with its authenticated caller.
struct Call: Sendable {
    var caller: Caller
    /// The permissions of the operation; any one of them is enough.
    var permissions: [Permission] = []
    var path: String
    var pathParameters: [String: String] = [:]
    var query: CallQuery = CallQuery([])
    var body: [UInt8] = []
    var now: Date
    /// The host by which the sandbox was called, with its port.
    var host = ""

    /// Throws 403 `missing.any.permissions` unless the caller has one of the operation's permissions.
    func demandPermission() throws(ServiceError) {
        guard caller.hasAny(permissions) else { throw ServiceError.missingAny(permissions.map(\.rawValue)) }
    }

    func parameter(_ name: String) throws(ServiceError) -> String {
        guard let value = pathParameters[name] else { throw ServiceError.notFound }
        return value
    }
}

/// The answer of an operation.
struct Answer: Sendable {
    var status: Int
    /// JSON; nil for answers without a body.
    var body: ByteBuffer?

    static let noContent = Answer(status: 204, body: nil)

    static func json(_ model: some Encodable, status: Int = 200) throws -> Answer {
        Answer(status: status, body: ByteBuffer(bytes: try CoachingJSON.encode(model)))
    }
}
