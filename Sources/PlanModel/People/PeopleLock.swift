public import CoachingModels

/// Who the people of a request are, as the service said when it was asked: what names, teams and groups in the request stand for.
///
/// `coachplan resolve` writes it beside the request; everything that reads the request reads it too, so that no other command asks
/// the service who somebody is, and the same files always make the same plan.
public struct PeopleLock: Codable, Sendable, Equatable {
    /// The version of the format: 1.
    public var coachplanLock = 1
    /// When the service was asked.
    public var asked: Instant
    /// The organisation that was asked, where the service tells it.
    public var organization: NamedEntity?
    /// Everybody who was found, each id once, in the order of the names.
    public var people: [PersonEntry]
    /// What each text that stands for a person in the request stands for: the person's id.
    public var names: [String: String]
    /// Who belongs to each source of people, by its ``PeopleSource/name``: ids, in the order of the service.
    public var sources: [String: [String]]
    /// Staffing groups of which people are members.
    public var staffingGroups: [StaffingGroupEntry]

    /// A lock of its parts.
    public init(
        asked: Instant, organization: NamedEntity? = nil, people: [PersonEntry] = [], names: [String: String] = [:],
        sources: [String: [String]] = [:], staffingGroups: [StaffingGroupEntry] = []
    ) {
        self.asked = asked
        self.organization = organization
        self.people = people
        self.names = names
        self.sources = sources
        self.staffingGroups = staffingGroups
    }

    /// A person of the request, or who leads one.
    public struct PersonEntry: Codable, Sendable, Equatable {
        /// The user's id in the service.
        public var id: String
        /// First and last name.
        public var name: String?
        /// The primary e-mail address.
        public var email: String?
        /// What they sign in with.
        public var username: String?
        /// What they are in the organisation.
        public var title: String?
        /// The id of who leads them, who is a person of the lock as well.
        public var manager: String?
        /// The name of their team.
        public var team: String?
        /// The name of their management unit; nil for somebody who is in none.
        public var managementUnit: String?
        /// The name of their business unit; nil for somebody who is in none.
        public var businessUnit: String?
        /// The name of the staffing group that they belong to on the day of asking.
        public var staffingGroup: String?
        /// Every staffing group with its days, where they were asked for.
        public var staffingDates: [StaffingDates]?
        /// The division that they belong to.
        public var division: String?
        /// Whether their account is in use: `active`, `inactive` or `deleted`.
        public var state: String?

        /// A person of whom the id alone is known.
        public init(id: String) { self.id = id }
    }

    /// The days on which a person belongs to a staffing group.
    public struct StaffingDates: Codable, Sendable, Equatable {
        /// The group's name.
        public var staffingGroup: String
        /// The first day, as `yyyy-MM-dd`; nil without a limit.
        public var from: String?
        /// The last day, as `yyyy-MM-dd`; nil without a limit.
        public var to: String?

        /// The days of a group.
        public init(staffingGroup: String, from: String?, to: String?) {
            self.staffingGroup = staffingGroup
            self.from = from
            self.to = to
        }
    }

    /// A staffing group and the planning groups whose forecast it is counted with.
    public struct StaffingGroupEntry: Codable, Sendable, Equatable {
        /// The group's name.
        public var name: String
        /// Ids of planning groups.
        public var planningGroups: [String]

        /// A group of its parts.
        public init(name: String, planningGroups: [String]) {
            self.name = name
            self.planningGroups = planningGroups
        }
    }

    /// The groups that are counted with the same forecast: whoever of two of them is away is missed in one curve, which the plan
    /// would count twice. Each set in the order of names, with two or more of them.
    public var staffingGroupsOfOneCurve: [[String]] {
        Dictionary(grouping: staffingGroups.filter { !$0.planningGroups.isEmpty }) { $0.planningGroups.sorted() }
            .values.filter { $0.count > 1 }.map { $0.map(\.name).sorted() }.sorted { $0[0] < $1[0] }
    }
}
