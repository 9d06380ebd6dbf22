import CoachingModels
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// `POST /oauth/token`: access tokens for client credentials.
///
/// The sandbox's own client has no user. A token can be obtained for each user of the world as well, with the user's id
/// as client id: where the service would send a browser to a login page, a test gets a token with a user context in one
/// call.
struct TokenEndpoint: Sendable {
    let configuration: SandboxConfiguration
    let world: SandboxWorld
    let tokens: TokenStore
    let now: @Sendable () -> Date
    static let path = "/oauth/token"
    /// The most bytes that the form may have.
    static let maximumFormBytes = 16_384

    func answer(_ request: Request, _ context: SandboxRequestContext) async throws -> Response {
        guard let form = try? await request.body.collect(upTo: Self.maximumFormBytes),
            let fields = Self.fields(String(buffer: form))
        else { return refusal("invalid_request", status: 400) }
        guard fields["grant_type"] == "client_credentials" else {
            return refusal(fields["grant_type"] == nil ? "invalid_request" : "unsupported_grant_type", status: 400)
        }
        guard let (id, secret) = Self.basic(request.headers[.authorization]) ?? Self.posted(fields),
            secret == configuration.clientSecret, id == configuration.clientID || world.personIndex[id] != nil
        else { return refusal("invalid_client", status: configuration.assumptions.badClientStatus) }
        let now = now()
        let token = TokenStore.Token(
            clientID: id, userID: world.personIndex[id] == nil ? nil : id,
            scopes: fields["scope"].map(Self.scopes),
            expires: now.addingTimeInterval(Double(configuration.tokenLifetime)))
        let grant = Grant(accessToken: tokens.issue(token, now: now), expiresIn: configuration.tokenLifetime)
        return try response(grant, status: 200)
    }

    private struct Grant: Encodable {
        var accessToken: String
        var tokenType = "bearer"
        var expiresIn: Int

        // The names used by RFC 6749.
        enum CodingKeys: String, CodingKey {
            case accessToken = "access_token"
            case tokenType = "token_type"
            case expiresIn = "expires_in"
        }
    }

    private struct Refusal: Encodable {
        var error: String
        var description: String
        var errorDescription: String

        enum CodingKeys: String, CodingKey {
            case error, description
            case errorDescription = "error_description"
        }
    }

    private func refusal(_ error: String, status: Int) -> Response {
        let text = error == "invalid_client" ? "authentication failed" : error
        let body = Refusal(error: error, description: text, errorDescription: text)
        return (try? response(body, status: status)) ?? Response(status: .init(code: status))
    }

    private func response(_ body: some Encodable, status: Int) throws -> Response {
        Response(
            status: .init(code: status), headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: try CoachingJSON.encode(body))))
    }

    private static func basic(_ header: String?) -> (id: String, secret: String)? {
        guard let header, header.lowercased().hasPrefix("basic "),
            let data = Data(base64Encoded: header.dropFirst(6).trimmingCharacters(in: .whitespaces))
        else { return nil }
        let parts = String(decoding: data, as: UTF8.self).split(separator: ":", maxSplits: 1).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }

    private static func posted(_ fields: [String: String]) -> (id: String, secret: String)? {
        guard let id = fields["client_id"], let secret = fields["client_secret"] else { return nil }
        return (id, secret)
    }

    /// The scopes that the API has; others would have no effect.
    private static func scopes(_ text: String) -> Set<String> {
        Set(text.split(separator: " ").map(String.init))
            .intersection(ServedDirectoryOperation.scopes.union(ServedOperation.Scope.allCases.map(\.rawValue)))
    }

    /// nil if a field is given twice, which RFC 6749 forbids.
    private static func fields(_ form: String) -> [String: String]? {
        var fields: [String: String] = [:]
        for pair in form.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            func text(_ part: Substring) -> String? {
                part.replacing("+", with: " ").removingPercentEncoding
            }
            guard parts.count == 2, let name = text(parts[0]), let value = text(parts[1]) else { continue }
            if fields.updateValue(value, forKey: name) != nil { return nil }
        }
        return fields
    }
}
