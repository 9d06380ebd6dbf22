import Foundation
import Synchronization

/// Access tokens that were given out, and for whom.
final class TokenStore: Sendable {
    struct Token: Sendable {
        var clientID: String
        /// The user that the token stands for; nil for the sandbox's own client.
        var userID: String?
        var scopes: Set<String>?
        var expires: Date
    }

    private let tokens = Mutex<[String: Token]>([:])

    func issue(_ token: Token, now: Date) -> String {
        var random = SystemRandomNumberGenerator()
        let text =
            UUIDText.format(high: random.next(), low: random.next()) + "-"
            + UUIDText.format(high: random.next(), low: random.next())
        tokens.withLock { tokens in
            // Expired ones go when there are many: memory stays flat however many are asked for.
            if tokens.count > 10_000 { tokens = tokens.filter { $0.value.expires > now } }
            tokens[text] = token
        }
        return text
    }

    func token(_ text: String, now: Date) -> Token? {
        tokens.withLock { $0[text] }.flatMap { $0.expires > now ? $0 : nil }
    }

    /// Ends every token at once, as if they had expired.
    func revokeAll() {
        tokens.withLock { $0 = [:] }
    }
}
