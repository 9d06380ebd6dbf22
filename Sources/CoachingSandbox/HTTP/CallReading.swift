import CoachingModels
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Parses a request into a ``Call``.
struct CallReader: Sendable {
    let now: @Sendable () -> Date

    /// Throws for a wrong scope of the token or type of the body, before the operation itself is called.
    func call(
        _ operation: ServedOperation, _ request: Request, _ context: SandboxRequestContext
    ) async throws -> Call {
        let caller = try caller(of: context, for: operation.name)
        try operation.demandScope(of: caller)
        return try await read(request, context, caller, operation.permissions)
    }

    /// As above, for an operation of the directory.
    func call(
        _ operation: ServedDirectoryOperation, _ request: Request, _ context: SandboxRequestContext
    ) async throws -> Call {
        let caller = try caller(of: context, for: operation.operation.name)
        try operation.demandScope(of: caller)
        return try await read(request, context, caller, operation.permissions)
    }

    private func caller(of context: SandboxRequestContext, for operation: String) throws(ServiceError) -> Caller {
        guard let caller = context.caller else { throw ServiceError.noToken }
        context.trace.note { $0.operation = operation }
        return caller
    }

    private func read(
        _ request: Request, _ context: SandboxRequestContext, _ caller: Caller, _ permissions: [Permission]
    ) async throws -> Call {
        var parameters: [String: String] = [:]
        for (name, value) in context.parameters {
            parameters[String(name)] = value.removingPercentEncoding ?? String(value)
        }
        return Call(
            caller: caller, permissions: permissions, path: request.uri.path, pathParameters: parameters,
            query: Self.query(request.uri.query), body: try await body(request), now: now(),
            host: request.head.authority ?? "")
    }

    private func body(_ request: Request) async throws -> [UInt8] {
        if request.method == .get || request.method == .delete { return [] }
        // The middleware has already read it and checked its size.
        let buffer = try await request.body.collect(upTo: .max)
        guard buffer.readableBytes > 0 else { throw ServiceError.badRequest() }
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/json") ?? false else {
            throw ServiceError.unsupportedMediaType
        }
        return Array(buffer.readableBytesView)
    }

    static func query(_ text: String?) -> CallQuery {
        let pairs = (text ?? "").split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            func decoded(_ part: Substring) -> String {
                let spaced = String(part.replacing("+", with: " "))
                return spaced.removingPercentEncoding ?? spaced
            }
            return CallQuery.Item(name: decoded(parts[0]), value: parts.count == 2 ? decoded(parts[1]) : "")
        }
        return CallQuery(pairs)
    }
}
