import CoachingModels
import Hummingbird
import NIOCore

/// `GET /api/v2/tokens/me`: reports whose token a call has. It belongs to the platform, and lets programs distinguish
/// organisations.
struct TokenInformation: Sendable {
    let organization: NamedEntity
    let isTold: Bool

    init(world: SandboxWorld, assumptions: SandboxAssumptions) {
        organization = world.organization
        isTold = assumptions.tellsOrganization
    }

    func answer(_ context: SandboxRequestContext) throws -> Response {
        guard let caller = context.caller else { throw ServiceError.noToken }
        context.trace.note { $0.operation = CoachingOperation.getTokensMe.name }
        guard isTold else { throw ServiceError.scope("user-basic-info") }
        let info = TokenInfo(
            organization: organization, oauthClient: NamedEntity(id: caller.clientID, name: caller.clientID))
        return Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: try CoachingJSON.encode(info))))
    }
}

extension SandboxWorld {
    /// The organisation of the world: a different seed means a different organisation.
    var organization: NamedEntity {
        var random = SeededRandom(seed: shape.seed, part: "organization")
        return NamedEntity(id: random.uuid(), name: "Sandbox \(shape.seed)")
    }
}
