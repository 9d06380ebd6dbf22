import Hashing

/// The service that a plan is applied to. A journal is good for one service only.
public struct ApplyTarget: Sendable, Equatable {
    /// Address of the API, such as `https://api.mypurecloud.com`.
    public var baseURL: String
    /// Name or id of the organization, where it is known.
    public var organization: String?

    public init(baseURL: String, organization: String? = nil) {
        var url = baseURL.lowercased()
        while url.hasSuffix("/") { url.removeLast() }
        self.baseURL = url
        self.organization = organization
    }
}

/// What a journal belongs to: one plan, down to the bytes it sends, and one service.
struct JournalSubject: Equatable {
    var planId: String
    /// SHA-256 over sessions and bodies, in lower-case hexadecimal.
    var planDigest: String
    var baseURL: String
    var organization: String?

    init(planId: String, planDigest: String, baseURL: String, organization: String?) {
        self.planId = planId
        self.planDigest = planDigest
        self.baseURL = baseURL
        self.organization = organization
    }

    init(plan: Plan, entries: [ApplyEntry], target: ApplyTarget) {
        var hash = SHA256()
        for entry in entries {
            hash.update(Array("\(entry.session) \(entry.body.count)\n".utf8))
            hash.update(entry.body)
        }
        self.init(
            planId: plan.id, planDigest: hash.hexadecimal, baseURL: target.baseURL,
            organization: target.organization)
    }

    /// Why a journal of this subject cannot be used for another, nil if it can.
    func mismatch(with other: JournalSubject) -> String? {
        if planId != other.planId { return "it belongs to the plan \(planId), not to \(other.planId)" }
        if planDigest != other.planDigest { return "it was written for other appointments than this plan has" }
        if baseURL != other.baseURL { return "it belongs to \(baseURL), not to \(other.baseURL)" }
        guard let organization, let wanted = other.organization, organization != wanted else { return nil }
        return "it belongs to the organization \(organization), not to \(wanted)"
    }
}
