import CoachingModels
import PlanModel

/// Who of the people of the directory a text means. Pure: never a guess between two.
struct PeopleMatching {
    private var byId: [String: User] = [:]
    private var byEmail: [String: [User]] = [:]
    private var byUsername: [String: [User]] = [:]
    private var byName: [String: [User]] = [:]

    init(_ users: [User]) {
        for user in users {
            guard let id = user.id, byId.updateValue(user, forKey: id) == nil else { continue }
            if let email = user.email { byEmail[email.lowercased(), default: []].append(user) }
            if let username = user.username { byUsername[username.lowercased(), default: []].append(user) }
            if let name = user.name { byName[Self.folded(name), default: []].append(user) }
        }
    }

    /// Everybody whom a text may mean: whoever has it as an id, else as an address, else as a user name, else as a name.
    func candidates(_ text: PersonText) -> [User] {
        if let user = byId[text.text] { return [user] }
        if let email = text.email { return byEmail[email] ?? byUsername[email] ?? [] }
        if let users = byUsername[text.text.lowercased()] { return users }
        guard let name = text.name else { return [] }
        return byName[Self.folded(name)] ?? Self.turned(name).flatMap { byName[Self.folded($0)] } ?? []
    }

    /// Addresses and names, for whoever looks for the nearest.
    func words(like text: PersonText) -> [String] {
        text.email != nil ? byEmail.values.flatMap { $0.compactMap(\.email) } : byId.values.compactMap(\.name)
    }

    /// In small letters, with one blank between words.
    private static func folded(_ name: String) -> String {
        name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// `Abbott, Ana` as `Ana Abbott`.
    private static func turned(_ name: String) -> String? {
        let parts = name.split(separator: ",", omittingEmptySubsequences: false)
        return parts.count == 2 ? "\(parts[1]) \(parts[0])" : nil
    }
}
