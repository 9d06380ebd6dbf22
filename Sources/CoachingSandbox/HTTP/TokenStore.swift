import Foundation
import OrderedCollections
import Synchronization

/// The access tokens that were issued, with their users and recent numbers of calls.
final class TokenStore: Sendable {
    struct Token: Sendable {
        var clientID: String
        /// The user that the token stands for; nil for the sandbox's own client.
        var userID: String?
        /// The scopes that the API has; nil for all of them.
        var scopes: Set<String>?
        var expires: Date
    }

    private struct Entry: Sendable {
        var token: Token
        /// Begins with the first call.
        var window: RateWindow?
    }

    /// The most tokens that are kept.
    private let most: Int
    private let entries = Mutex<OrderedDictionary<String, Entry>>([:])

    init(most: Int) {
        self.most = max(1, most)
    }

    var count: Int { entries.withLock { $0.count } }

    /// Issues a token. When the maximum is reached, expired tokens are removed and, if that is not enough, the oldest.
    func issue(_ token: Token, now: Date) -> String {
        var random = SystemRandomNumberGenerator()
        let text =
            UUIDText.format(high: random.next(), low: random.next()) + "-"
            + UUIDText.format(high: random.next(), low: random.next())
        entries.withLock { entries in
            if entries.count >= most {
                entries.removeAll { $0.value.token.expires <= now }
                // Removes several at once, so that not every new token has to move the others up.
                if entries.count >= most { entries.removeFirst(max(1, most / 10)) }
            }
            entries[text] = Entry(token: token)
        }
        return text
    }

    /// The token for a text, with the call counted, or nil if there is none; no standing if no limit is set.
    func use(_ text: String, now: Date, allowed: Int) -> (token: Token, standing: RateWindow.Standing?)? {
        entries.withLock { entries in
            guard let token = entries[text]?.token, token.expires > now else { return nil }
            guard allowed > 0 else { return (token, nil) }
            var window = entries[text]?.window ?? RateWindow(start: now)
            let standing = window.count(now: now, allowed: allowed)
            entries[text]?.window = window
            return (token, standing)
        }
    }

    /// Revokes every token at once, as if all had expired.
    func revokeAll() {
        entries.withLock { $0 = [:] }
    }
}
