import CoachingModels
import PlanModel

/// A permission that coachplan needs, and what for.
public struct PermissionNeed: Sendable, Hashable {
    /// `domain:entity:action`, as written in roles.
    public var permission: String
    /// The commands that need the permission.
    public var commands: String

    /// The permissions that a request needs to look up its people, to fetch, to apply and to roll back.
    ///
    /// - Parameter kinds: the kinds of group from which the request takes its people.
    static func all(for kinds: Set<PeopleSource.Kind>) -> [PermissionNeed] {
        let always = [
            ("coaching:scheduleSlot:view", "fetch, plan"), ("coaching:appointment:view", "apply, status"),
            ("coaching:appointment:add", "apply"), ("coaching:appointment:delete", "rollback"),
            ("directory:user:view", "resolve"), ("wfm:agent:view", "resolve"), ("wfm:staffingGroup:view", "resolve"),
        ]
        let ofSources: [(PeopleSource.Kind, String)] = [(.team, "groups:team:view"), (.queue, "routing:queue:view")]
        return (always + ofSources.filter { kinds.contains($0.0) }.map { ($0.1, "resolve") })
            .map { PermissionNeed(permission: $0.0, commands: $0.1) }
    }
}

/// In which divisions the caller has a permission.
enum PermittedDivisions: Sendable, Equatable {
    case all
    /// Ids.
    case these(Set<String>)

    func contains(_ division: String) -> Bool {
        switch self {
        case .all: true
        case .these(let ids): ids.contains(division)
        }
    }

    /// In which divisions the caller's grants include a permission; nil if the service does not report what roles
    /// allow. An asterisk stands for all.
    static func of(_ permission: String, in grants: [AuthzGrant]) -> PermittedDivisions? {
        guard grants.allSatisfy({ $0.role?.policies != nil }) else { return nil }
        let parts = permission.split(separator: ":").map(String.init)
        guard parts.count == 3 else { return nil }
        let allowing = grants.filter { grant in
            grant.role?.policies?.contains { policy in
                [(policy.domain, parts[0]), (policy.entityName, parts[1])].allSatisfy { $0 == "*" || $0 == $1 }
                    && policy.actions?.contains { $0 == "*" || $0 == parts[2] } ?? false
            } ?? false
        }
        let ids = Set(allowing.compactMap(\.division?.id))
        return ids.contains("*") ? .all : .these(ids)
    }
}
