import Foundation
import OrderedCollections
import Synchronization

/// Access tokens that were given out, for whom, and how often they were used of late.
final class TokenStore: Sendable {
    struct Token: Sendable {
        var clientID: String
        /// The user that the token stands for; nil for the sandbox's own client.
        var userID: String?
        /// Those that the API has; nil for all of them.
        var scopes: Set<String>?
        var expires: Date
    }

    private struct Entry: Sendable {
        var token: Token
        /// Begins with the first call.
        var window: RateWindow?
    }

    /// Tokens that are kept at most.
    private let most: Int
    private let entries = Mutex<OrderedDictionary<String, Entry>>([:])

    init(most: Int) {
        self.most = max(1, most)
    }

    var count: Int { entries.withLock { $0.count } }

    /// Gives out a token. Where there are as many as are kept, the expired ones end, and of the others the oldest.
    func issue(_ token: Token, now: Date) -> String {
        var random = SystemRandomNumberGenerator()
        let text =
            UUIDText.format(high: random.next(), low: random.next()) + "-"
            + UUIDText.format(high: random.next(), low: random.next())
        entries.withLock { entries in
            if entries.count >= most {
                entries.removeAll { $0.value.token.expires <= now }
                // Some at once, so that not every token makes the others move up.
                if entries.count >= most { entries.removeFirst(max(1, most / 10)) }
            }
            entries[text] = Entry(token: token)
        }
        return text
    }

    /// The token, when it is one, with the call counted; no standing where no limit is set.
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

    /// Ends every token at once, as if they had expired.
    func revokeAll() {
        entries.withLock { $0 = [:] }
    }
}
