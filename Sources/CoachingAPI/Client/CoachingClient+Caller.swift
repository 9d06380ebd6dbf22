public import CoachingModels

/// Reports whose credentials calls are made with.
public protocol CallerService: Sendable {
    /// Reads what the service knows of the token: its organisation, its OAuth client. Throws ``CoachingAPIError``.
    func getTokensMe() async throws -> TokenInfo
}

extension CoachingClient: CallerService {
    /// Reads what the service knows of this client's token: its organisation, its OAuth client.
    public func getTokensMe() async throws -> TokenInfo { try await call(.getTokensMe) }
}
