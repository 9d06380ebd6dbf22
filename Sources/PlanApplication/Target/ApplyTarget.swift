public import CoachingModels
import PlanModel

/// The service that a plan is applied to: an address, and the organisation there. A journal is valid for only one.
public struct ApplyTarget: Sendable, Equatable {
    /// Address of the API, such as `https://api.mypurecloud.com`.
    public var baseURL: String
    /// The organisation in which calls act; nil if the service does not report it.
    public var organization: NamedEntity?
    /// Id of the OAuth client; nil if it is not known, as with an access token of unknown origin.
    public var clientId: String?

    /// Creates a target. The address is stored in lower case and without trailing slashes, because journals compare it.
    public init(baseURL: String, organization: NamedEntity? = nil, clientId: String? = nil) {
        var url = baseURL.lowercased()
        while url.hasSuffix("/") { url.removeLast() }
        self.baseURL = url
        self.organization = organization
        self.clientId = clientId
    }

    /// `https://api.mypurecloud.com (organisation Acme, 1f2e…)`, for people.
    public var shown: String {
        let address = ForeignText.shown(baseURL)
        if let organization = shownOrganization { return "\(address) (\(organization))" }
        return clientId.map { "\(address) (OAuth client \(ForeignText.shown($0)))" } ?? address
    }

    /// `organisation Acme [1f2e…]`; nil if it is not known.
    var shownOrganization: String? {
        guard let organization else { return nil }
        switch (organization.name, organization.id) {
        case (let name?, let id?): return "organisation \(ForeignText.shown(name)) [\(ForeignText.shown(id))]"
        case (let one?, nil), (nil, let one?): return "organisation \(ForeignText.shown(one))"
        case (nil, nil): return nil
        }
    }
}

/// How a run's organisation compares with the one that a journal was written for.
enum OrganizationMatch: Equatable {
    case same
    /// Certainly another one; `expected` names the one that was expected.
    case other(expected: String)
    /// It cannot be determined, for this reason.
    case unknowable(String)

    /// Compares organisations by id or, if one of them is not known, by the OAuth client, which belongs to only one
    /// organisation.
    init(recorded: ApplyTarget, now: ApplyTarget) {
        if let before = recorded.organization?.id, let present = now.organization?.id {
            self = before == present ? .same : .other(expected: recorded.shownOrganization ?? before)
            return
        }
        if let before = recorded.clientId, let present = now.clientId {
            if before == present {
                self = .same
            } else if recorded.organization == nil, now.organization == nil {
                self = .other(expected: "the OAuth client \(ForeignText.shown(before))")
            } else {
                self = .unknowable(Self.doubt(recorded, now))
            }
            return
        }
        self = .unknowable(Self.doubt(recorded, now))
    }

    private static func doubt(_ recorded: ApplyTarget, _ now: ApplyTarget) -> String {
        let before = recorded.shownOrganization ?? recorded.clientId.map { "OAuth client \(ForeignText.shown($0))" }
        let present = now.shownOrganization ?? now.clientId.map { "OAuth client \(ForeignText.shown($0))" }
        return "It cannot be told whether this is the organisation in which the plan was applied: the record says "
            + "\(before ?? "nothing of it"), these credentials are those of \(present ?? "an unknown one")."
    }
}
