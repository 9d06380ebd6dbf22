import PlanFiles
import PlanModel

/// What the sessions of a request share: people, places, staffing groups, and their order. Sessions that share nothing, not even by
/// way of others, can be planned apart, and nothing is lost by it.
struct RequestTies {
    let request: PlanRequest
    let survey: SlotsSurvey
    /// Places in the request's lists, by user id.
    let facilitatorOfId: IdentifierTable<Int32>
    let attendeeOfId: IdentifierTable<Int32>
    /// Names of the staffing groups of the request's attendees, in the order in which it first needs them.
    let groups: [String]
    let groupOfAttendee: [Int32]
    /// Whether it makes a difference who else of a group is away: the slots tell its staffing, or the policy has a limit.
    let isGroupShared: [Bool]
    /// The staffing group that each of the slots' questions tells of, by its number; -1 where it tells of none of the request's.
    let groupOfQuestion: [Int32]
    /// The business unit of each attendee: what the slots tell, else that of most of those whom the same coaches may lead; empty where
    /// neither is known.
    let unitOfAttendee: [String]

    init(_ request: PlanRequest, _ survey: SlotsSurvey) {
        self.request = request
        self.survey = survey
        facilitatorOfId = IdentifierTable(request.facilitators.enumerated().map { ($1.id, Int32($0)) })
        let attendeeOfId = IdentifierTable(request.attendees.enumerated().map { ($1.id, Int32($0)) })
        self.attendeeOfId = attendeeOfId
        let userOfId = IdentifierTable(survey.users.enumerated().map { ($1, Int32($0)) })
        let units = request.attendees.map { person in userOfId[person.id].flatMap { survey.unitOfUser[Int($0)] } }
        unitOfAttendee = Self.units(units, request, facilitatorOfId, attendeeOfId)
        var groups: [String] = []
        var numberOfGroup: [String: Int32] = [:]
        groupOfAttendee = zip(request.attendees, units).map { person, unit in
            let name = person.staffingGroup ?? unit ?? "default"
            if let known = numberOfGroup[name] { return known }
            numberOfGroup[name] = Int32(groups.count)
            groups.append(name)
            return Int32(groups.count - 1)
        }
        let nameOfUser = survey.users.enumerated().map { user, id in
            attendeeOfId[id].flatMap { request.attendees[Int($0)].staffingGroup } ?? survey.unitOfUser[user]
                ?? "default"
        }
        let groupOfUser = nameOfUser.map { numberOfGroup[$0] ?? -1 }
        groupOfQuestion = survey.questions.map { question in
            guard question.tellsStaffing, let first = question.attendees.first, groupOfUser[Int(first)] >= 0,
                question.attendees.allSatisfy({ groupOfUser[Int($0)] == groupOfUser[Int(first)] })
            else { return -1 }
            return groupOfUser[Int(first)]
        }
        var isGroupShared = groups.map { request.policy.staffingGroups[$0]?.maxAway != nil }
        for group in groupOfQuestion where group >= 0 { isGroupShared[Int(group)] = true }
        self.groups = groups
        self.isGroupShared = isGroupShared
    }

    /// The units of attendees; who is in no answer, as nothing of him can be planned, is counted with his coaches' others.
    private static func units(
        _ told: [String?], _ request: PlanRequest, _ facilitatorOfId: IdentifierTable<Int32>,
        _ attendeeOfId: IdentifierTable<Int32>
    ) -> [String] {
        guard told.contains(nil), told.contains(where: { $0 != nil }) else { return told.map { $0 ?? "" } }
        var coached = Array(repeating: [String: Int](), count: request.facilitators.count)
        var coaches = Array(repeating: Set<Int32>(), count: told.count)
        for session in request.sessions {
            let leaders = session.facilitators.compactMap { facilitatorOfId[$0] }
            for attendee in session.attendees.compactMap({ attendeeOfId[$0] }) {
                if let unit = told[Int(attendee)] {
                    for leader in leaders { coached[Int(leader)][unit, default: 0] += 1 }
                } else {
                    coaches[Int(attendee)].formUnion(leaders)
                }
            }
        }
        return told.indices.map { attendee in
            if let unit = told[attendee] { return unit }
            var counts: [String: Int] = [:]
            for coach in coaches[attendee] { counts.merge(coached[Int(coach)]) { $0 + $1 } }
            return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
        }
    }

    /// Sessions that hang together, by their places in the request, in its order.
    func components() -> [[Int]] { sets(tying: .all) }

    /// Sessions that no division takes apart: those of one attendee, and those that follow each other.
    func indivisible() -> [[Int]] { sets(tying: .attendees) }

    private enum Ties {
        case all, attendees
    }

    private func sets(tying ties: Ties) -> [[Int]] {
        let count = request.sessions.count
        let people = IdentifierNumbers(
            request.attendees.map(\.id) + (ties == .all ? request.facilitators.map(\.id) : []))
        let locations = Array(request.policy.locations.keys).sorted()
        let locationOfName = Dictionary(uniqueKeysWithValues: locations.enumerated().map { ($1, $0) })
        let sessionOfKey = Dictionary(
            request.sessions.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        let (groupStart, locationStart) = (count + people.count, count + people.count + groups.count)
        var sets = DisjointSets(count: locationStart + locations.count)
        for (index, session) in request.sessions.enumerated() {
            for id in session.attendees {
                if let person = people[id] { sets.unite(index, count + person) }
                if ties == .all, let attendee = attendeeOfId[id] {
                    let group = Int(groupOfAttendee[Int(attendee)])
                    if isGroupShared[group] { sets.unite(index, groupStart + group) }
                }
            }
            if let after = session.after, let first = sessionOfKey[after.session] { sets.unite(index, first) }
            guard ties == .all else { continue }
            for id in session.facilitators { if let person = people[id] { sets.unite(index, count + person) } }
            if let location = session.location.flatMap({ locationOfName[$0] }) {
                sets.unite(index, locationStart + location)
            }
        }
        return sets.sets(ofFirst: count)
    }
}

/// Numbers for ids, each the same wherever it stands.
struct IdentifierNumbers {
    private var numbers = IdentifierTable<Int>()
    private(set) var count = 0

    init(_ ids: some Sequence<String>) {
        for id in ids where numbers[id] == nil {
            numbers[id] = count
            count += 1
        }
    }

    subscript(id: String) -> Int? { numbers[id] }
}
