import Foundation
import HTTPTypes
import Hummingbird

/// Finds out who calls, and counts the call against the token's allowance.
struct AccessMiddleware: RouterMiddleware {
    let tokens: TokenStore
    let limiter: RateLimiter
    let world: SandboxWorld
    let store: CoachingStore
    let clock: @Sendable () -> Date

    func handle(
        _ request: Request, context: SandboxRequestContext,
        next: (Request, SandboxRequestContext) async throws -> Response
    ) async throws -> Response {
        let now = clock()
        let text = try bearer(request)
        guard let token = tokens.token(text, now: now) else { throw ServiceError.badToken }
        let standing = limiter.count(text, now: now)
        var response: Response
        if let standing, standing.isOver {
            response = ErrorMiddleware.response(to: .tooManyRequests(retryAfter: standing.reset), context)
        } else {
            var context = context
            context.caller = try caller(token, request)
            do {
                response = try await next(request, context)
            } catch let refusal as ServiceError {
                response = ErrorMiddleware.response(to: refusal, context)
            }
        }
        if let standing {
            response.headers[.rateLimitCount] = String(standing.count)
            response.headers[.rateLimitAllowed] = String(standing.allowed)
            response.headers[.rateLimitReset] = String(standing.reset)
        }
        return response
    }

    private func bearer(_ request: Request) throws(ServiceError) -> String {
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") else {
            throw ServiceError.noToken
        }
        return String(header.dropFirst(7))
    }

    private func caller(_ token: TokenStore.Token, _ request: Request) throws(ServiceError) -> Caller {
        if let scopes = token.scopes, !scopes.contains("coaching") {
            // Queries are posted, but only read.
            let path = request.uri.path
            let onlyReads = request.method == .get || path.hasSuffix("/query") || path.hasSuffix("/scheduleslots/jobs")
            guard onlyReads && scopes.contains("coaching:readonly") else { throw ServiceError.scope("coaching") }
        }
        guard let userID = token.userID else {
            return Caller(
                clientID: token.clientID, permissions: Permission.all, scopes: token.scopes,
                divisions: [Person.Division.home.rawValue])
        }
        let permissions = store.read { $0.effectivePermissions(of: userID) }
        let everywhere = world.person(userID)?.job == .supervisor
        let divisions = everywhere ? Person.Division.allCases : [world.person(userID)?.division ?? .home]
        return Caller(
            clientID: token.clientID, userID: userID, permissions: permissions, scopes: token.scopes,
            divisions: Set(divisions.map(\.rawValue)))
    }
}
