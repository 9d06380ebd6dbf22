import Foundation
import HTTPTypes
import Hummingbird

/// Authenticates the caller, and counts the call against the token's allowance.
///
/// Every answer to a valid token reports the token's allowance, whatever the outcome of the call.
struct AccessMiddleware: RouterMiddleware {
    let parts: SandboxParts

    func handle(
        _ request: Request, context: SandboxRequestContext,
        next: (Request, SandboxRequestContext) async throws -> Response
    ) async throws -> Response {
        let now = parts.now()
        let (token, standing) = try entry(request, now: now)
        var response: Response
        do {
            if let standing, standing.isOver { throw ServiceError.tooManyRequests(retryAfter: standing.reset) }
            var context = context
            let caller = caller(token)
            context.caller = caller
            context.trace.note { ($0.clientId, $0.userId) = (caller.clientID, caller.userID) }
            response = try await next(request, context)
        } catch {
            response = ErrorMiddleware.response(to: error, request, context, parts.configuration.logger)
        }
        if let standing {
            response.headers[.rateLimitCount] = String(standing.count)
            response.headers[.rateLimitAllowed] = String(standing.allowed)
            response.headers[.rateLimitReset] = String(standing.reset)
        }
        return response
    }

    private func entry(
        _ request: Request, now: Date
    ) throws(ServiceError) -> (token: TokenStore.Token, standing: RateWindow.Standing?) {
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") else {
            throw ServiceError.noToken
        }
        let allowed = parts.configuration.rateLimitPerMinute
        guard let entry = parts.tokens.use(String(header.dropFirst(7)), now: now, allowed: allowed) else {
            throw ServiceError.badToken
        }
        return entry
    }

    private func caller(_ token: TokenStore.Token) -> Caller {
        guard let userID = token.userID else {
            return Caller(
                clientID: token.clientID, permissions: Permission.all, scopes: token.scopes,
                divisions: [Person.Division.home.rawValue])
        }
        let permissions = parts.store.read { $0.effectivePermissions(of: userID) }
        let everywhere = parts.world.person(userID)?.job == .supervisor
        let divisions = everywhere ? Person.Division.allCases : [parts.world.person(userID)?.division ?? .home]
        return Caller(
            clientID: token.clientID, userID: userID, permissions: permissions, scopes: token.scopes,
            divisions: Set(divisions.map(\.rawValue)))
    }
}
