import Hashing
import PlanModel

/// The service that a plan is applied to. A journal is good for one service only.
public struct ApplyTarget: Sendable, Equatable {
    /// Address of the API, such as `https://api.mypurecloud.com`.
    public var baseURL: String
    /// Name or id of the organization, where it is known.
    public var organization: String?

    /// A service at an address, which is kept in lower case and without slashes at its end: a journal compares it.
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

    /// Why a journal of this subject cannot serve for another, nil if it can.
    ///
    /// - Parameters:
    ///   - created: when the journal was made.
    ///   - living: appointments that exist, or may exist, by this journal.
    func refusal(for other: JournalSubject, since created: Instant, living: Int) -> JournalRefusal? {
        let applied = "applied since \(created.iso8601) at \(baseURL)"
        let exist = living == 1 ? "1 of whose appointments exists" : "\(living) of whose appointments exist"
        if planId != other.planId {
            let reason = "is the record of the plan \(planId), not of \(other.planId): \(applied)"
            return living > 0
                ? JournalRefusal(
                    reason: "\(reason), \(exist)",
                    expected: "that plan to be taken back first: coachplan rollback, with that plan's own file")
                : JournalRefusal(
                    reason: "\(reason), none of whose appointments exists any more",
                    expected: "a record of this plan's own: --journal names another file")
        }
        if planDigest != other.planDigest {
            return JournalRefusal(
                reason: "was written for other appointments than this plan has: \(applied), \(exist)",
                expected: "the plan as it was applied")
        }
        if baseURL != other.baseURL {
            return JournalRefusal(
                reason: "is the record of this plan at another service: \(applied), \(exist), not at \(other.baseURL)",
                expected: "the region or --api-url of that service")
        }
        guard let organization, let wanted = other.organization, organization != wanted else { return nil }
        return JournalRefusal(
            reason: "belongs to the organization \(organization), not to \(wanted)",
            expected: "the credentials of that organization")
    }
}
