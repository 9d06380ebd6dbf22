import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// All routes of the sandbox, with their middleware.
struct SandboxRouter {
    let parts: SandboxParts

    func build() -> Router<SandboxRequestContext> {
        let router = Router(context: SandboxRequestContext.self)
        router.add(middleware: TraceMiddleware(log: parts.requests, logger: parts.configuration.logger, now: parts.now))
        router.add(middleware: ErrorMiddleware(logger: parts.configuration.logger))
        router.add(middleware: FaultMiddleware(faults: parts.faults))
        router.add(middleware: BodyMiddleware(maximumBytes: parts.configuration.maximumBodyBytes))
        let token = TokenEndpoint(
            configuration: parts.configuration, world: parts.world, tokens: parts.tokens, now: parts.now)
        router.post("oauth/token") { try await token.answer($0, $1) }
        let coaching = router.group("api/v2/coaching").add(middleware: AccessMiddleware(parts: parts))
        for operation in ServedOperation.all { add(operation, to: coaching) }
        let caller = TokenInformation(world: parts.world, assumptions: parts.configuration.assumptions)
        router.group("api/v2/tokens").add(middleware: AccessMiddleware(parts: parts))
            .get("me") { _, context in try caller.answer(context) }
        let directory = router.group().add(middleware: AccessMiddleware(parts: parts))
        for operation in ServedDirectoryOperation.all { add(operation, to: directory) }
        addFiles(to: router)
        ControlRoutes(parts: parts).add(to: router)
        return router
    }

    /// Files that answers name: no token is asked for.
    private func addFiles(to router: Router<SandboxRequestContext>) {
        router.get("\(ServedFiles.path.dropFirst())/:name") { [files = parts.directory.files] _, context in
            guard let file = files.file(try context.parameters.require("name")) else { throw ServiceError.notFound }
            return Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: .init(byteBuffer: ByteBuffer(bytes: file)))
        }
    }

    private func add(_ operation: ServedOperation, to group: RouterGroup<SandboxRequestContext>) {
        let operations = parts.operations
        let reader = CallReader(now: parts.now)
        group.on(operation.route, method: operation.method) { request, context in
            let call = try await reader.call(operation, request, context)
            try await operations.carryOutDueCalls(now: call.now)
            return Self.response(try await operation.carryOut(operations)(call))
        }
    }

    private func add(_ operation: ServedDirectoryOperation, to group: RouterGroup<SandboxRequestContext>) {
        let directory = parts.directory
        let reader = CallReader(now: parts.now)
        group.on(operation.route, method: operation.method) { request, context in
            Self.response(try operation.carryOut(directory)(try await reader.call(operation, request, context)))
        }
    }

    private static func response(_ answer: Answer) -> Response {
        guard let body = answer.body else { return Response(status: .init(code: answer.status)) }
        return Response(
            status: .init(code: answer.status), headers: [.contentType: "application/json"],
            body: .init(byteBuffer: body))
    }
}
