/// A user of the organization.
public struct Person: Hashable, Sendable {
    /// A person's job in the contact centre, which determines the role that the sandbox gives them.
    public enum Job: String, Hashable, Sendable, CaseIterable {
        /// Answers contacts and is coached.
        case agent
        /// Coaches.
        case coach
        /// May do everything.
        case supervisor
        /// May see everything and change nothing.
        case analyst
        /// An agent without the permission `coaching:appointment:participate`.
        case trainee
        /// An agent who belongs to no business unit and therefore has no schedule.
        case contractor
        /// An agent in a division for which the sandbox's own OAuth client has no permission.
        case elsewhere
        /// An agent who has the name of the first one.
        case namesake
        /// An agent for whom no schedule is published yet.
        case newcomer
        /// An agent whose account is no longer in use.
        case former
    }

    /// The user's id in the sandbox: a UUID derived from the world's seed.
    public let id: String
    /// Made-up first and last name; the world has 754 before the first repeats.
    public let name: String
    /// The person's job, which determines their initial role.
    public let job: Job
    /// Index into ``SandboxWorld/businessUnits``; nil for people without schedules.
    public let businessUnit: Int?
    /// Index into ``SandboxWorld/planningGroups``; nil for people who are not on a queue.
    public let planningGroup: Int?
    /// The division that the user belongs to, which decides whose permissions reach them.
    public let division: Division

    /// Whether a schedule is published for them.
    var isScheduled: Bool { businessUnit != nil && job != .newcomer && job != .former }

    /// The divisions of the organization.
    public enum Division: String, Hashable, Sendable, CaseIterable {
        /// The division in which the sandbox's own OAuth client has permissions.
        case home = "Home"
        /// The division in which it has none.
        case abroad = "Abroad"
    }
}

/// Names for made-up people.
enum PersonNames {
    static let first = [
        "Ana", "Ben", "Carla", "Daniel", "Elena", "Femi", "Grace", "Hiro", "Ines", "Jonas", "Kavita", "Liam", "Maya",
        "Noah", "Olga", "Pablo", "Quinn", "Rosa", "Samir", "Tara", "Uma", "Viktor", "Wanda", "Xavier", "Yara", "Zoe",
    ]
    static let last = [
        "Abbott", "Bauer", "Castillo", "Duarte", "Eriksen", "Fontaine", "Garcia", "Haddad", "Ito", "Jensen", "Kowalski",
        "Lindqvist", "Moreau", "Nakamura", "Okafor", "Petrov", "Quiroga", "Rossi", "Silva", "Tanaka", "Ueda", "Varga",
        "Walsh", "Xu", "Yilmaz", "Zeman", "Brandt", "Costa", "Dvorak",
    ]

    /// 26 × 29 names before the first repeats, since the two counts share no factor.
    static func name(_ index: Int) -> String {
        "\(first[index % first.count]) \(last[index % last.count])"
    }
}
