public import CoachingModels

/// Who the people of a request are, as the service answered when it was asked: the meaning of the names, teams and
/// groups in the request.
///
/// `coachplan resolve` writes it beside the request. Every command that reads the request reads it too, so no other
/// command asks the service who somebody is, and the same files always make the same plan.
public struct PeopleLock: Codable, Sendable, Equatable {
    /// The version of the format: 1.
    public var coachplanLock = 1
    /// When the service was asked.
    public var asked: Instant
    /// The organisation that was asked, if the service reports it.
    public var organization: NamedEntity?
    /// Everybody who was found, without repetitions, in the order of the names.
    public var people: [PersonEntry]
    /// For each text that stands for a person in the request, the person's id.
    public var names: [String: String]
    /// The people of each source, by its ``PeopleSource/name``: ids, in the order of the service.
    public var sources: [String: [String]]
    /// Staffing groups of which people are members.
    public var staffingGroups: [StaffingGroupEntry]

    /// Creates a lock from its parts.
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

    /// A person of the request, or the leader of one.
    public struct PersonEntry: Codable, Sendable, Equatable {
        /// The user's id in the service.
        public var id: String
        /// First and last name.
        public var name: String?
        /// The primary e-mail address.
        public var email: String?
        /// The name with which they sign in.
        public var username: String?
        /// Their title in the organisation.
        public var title: String?
        /// The id of their leader, who is a person of the lock as well.
        public var manager: String?
        /// The name of their team.
        public var team: String?
        /// The name of their management unit; nil for somebody who is in none.
        public var managementUnit: String?
        /// The name of their business unit; nil for somebody who is in none.
        public var businessUnit: String?
        /// The name of the staffing group that they belong to on the day of asking.
        public var staffingGroup: String?
        /// Every staffing group with its days, if they were asked for.
        public var staffingDates: [StaffingDates]?
        /// The division that they belong to.
        public var division: String?
        /// Whether their account is in use: `active`, `inactive` or `deleted`.
        public var state: String?

        /// A person of whom only the id is known.
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

    /// A staffing group, and the planning groups with whose forecasts it is counted.
    public struct StaffingGroupEntry: Codable, Sendable, Equatable {
        /// The group's name.
        public var name: String
        /// Ids of planning groups.
        public var planningGroups: [String]

        /// Creates a group from its parts.
        public init(name: String, planningGroups: [String]) {
            self.name = name
            self.planningGroups = planningGroups
        }
    }

    /// Sets of groups that are counted with the same forecast: a person away from any of them is missing in one curve,
    /// which the plan would count twice. Each set has two or more groups, in the order of names.
    public var staffingGroupsOfOneCurve: [[String]] {
        Dictionary(grouping: staffingGroups.filter { !$0.planningGroups.isEmpty }) { $0.planningGroups.sorted() }
            .values.filter { $0.count > 1 }.map { $0.map(\.name).sorted() }.sorted { $0[0] < $1[0] }
    }
}
