public import CoachingAPI
import CoachingModels
public import PlanModel

/// Finds out whom a request means, with as few calls as the service's lists allow.
///
/// Who belongs to what is read as a whole where that takes fewer calls than to ask for each: the people of a business unit come a
/// hundred a call, addresses fifty a search. Nothing is changed in the service.
public struct PeopleLookup: Sendable {
    /// How a look-up is made.
    public struct Options: Sendable {
        /// The business unit to look in, by name or id; nil for all in which the caller may coach.
        public var businessUnit: String?
        /// Whether the days are asked for on which people change staffing groups: a call for each hundred of them.
        public var asksStaffingDates = false

        /// The defaults: all business units, no days.
        public init() {}
    }

    private let service: any DirectoryService
    private let options: Options
    private let now: @Sendable () -> Instant

    /// - Parameter now: the time by the service's clock.
    public init(_ service: any DirectoryService, options: Options = Options(), now: @escaping @Sendable () -> Instant) {
        self.service = service
        self.options = options
        self.now = now
    }

    /// Looks everybody up. Throws `CoachingAPIError` where the service refuses, `InputProblems` for a business unit that there is not.
    public func findings(for question: PeopleQuestion) async throws -> PeopleFindings {
        let directory = DirectoryReading(service)
        do {
            try await directory.readUnits(businessUnit: options.businessUnit)
        } catch let unknown as DirectoryReading.UnknownBusinessUnit {
            throw InputProblems(
                Problem(
                    file: "the service", field: "businessUnit", value: unknown.name,
                    expected: "one of \(unknown.known.joined(separator: ", "))",
                    message: "there is no business unit of this name in which the caller may coach"
                        + DidYouMean.hint(unknown.name, unknown.known)))
        }
        var members = SourceMembers(service: service, directory: directory)
        var sources: [(source: PeopleSource, ids: [String])] = []
        for source in question.sources {
            if let ids = try await members.ids(of: source) { sources.append((source, ids)) }
        }
        var membership = try await self.membership(directory, question, sources)
        let texts = question.names.map(PersonText.init)
        let matching = try await self.matching(texts, directory, sources, &membership)
        var findings = PeopleResult(
            matching: matching, membership: membership, faults: members.faults, texts: texts, sources: sources)
        findings.judge(businessUnit: options.businessUnit)
        let entries = try await entries(of: findings, directory)
        var result = findings.findings(asked: now(), entries: entries)
        try await addStaffing(to: &result, findings, membership)
        return result
    }

    /// Who belongs to which units. Whoever is a member of a unit that a source names is known by that alone.
    private func membership(
        _ directory: DirectoryReading, _ question: PeopleQuestion, _ sources: [(source: PeopleSource, ids: [String])]
    ) async throws -> Membership {
        var membership = Membership()
        let needsAll =
            !question.names.isEmpty
            || question.sources.contains { source in !source.parts.contains { $0.kind == .managementUnit } }
        let named = Set(
            question.sources.flatMap(\.parts).filter { $0.kind == .managementUnit }.map { $0.name.lowercased() })
        for unit in await directory.units {
            guard needsAll || named.contains(unit.name.lowercased()) || named.contains(unit.id) else { continue }
            for id in try await directory.members(of: unit) { membership.units[id] = unit }
        }
        return membership
    }

    /// Reads whoever the texts may mean: all people of the units, or those whom searches find.
    private func matching(
        _ texts: [PersonText], _ directory: DirectoryReading, _ sources: [(source: PeopleSource, ids: [String])],
        _ membership: inout Membership
    ) async throws -> PeopleMatching {
        try await directory.load(sources.flatMap(\.ids))
        let ids = texts.map(\.text).filter(Self.looksLikeAnId)
        try await directory.load(ids)
        let words = texts.filter { !Self.looksLikeAnId($0.text) }
        let emails = Set(words.compactMap(\.email)).sorted()
        let names = Set(words.filter { $0.email == nil }.map(\.text)).sorted()
        guard !words.isEmpty else { return PeopleMatching(await directory.known) }
        let everybody = membership.units.keys.sorted()
        let missing = await directory.missing(of: everybody)
        let searches = (emails.count + 49) / 50 + (names.count + 49) / 50
        if (missing + 99) / 100 <= searches { try await directory.load(everybody) }
        var matching = PeopleMatching(await directory.known)
        func open(_ list: [String]) -> [String] { list.filter { matching.candidates(PersonText($0)).isEmpty } }
        var found = try await directory.search(open(emails), in: ["email"])
        found += try await directory.search(open(names), in: ["name", "username"])
        try await directory.load(found.compactMap(\.id))
        matching = PeopleMatching(await directory.known)
        let isNobodyThere = texts.contains { matching.candidates($0).isEmpty }
        if isNobodyThere, await directory.missing(of: everybody) > 0, everybody.count <= Self.mostForHints {
            // For the nearest names, and only where somebody was not found.
            try await directory.load(everybody)
            matching = PeopleMatching(await directory.known)
        }
        return matching
    }

    /// Beyond that many people, looking for the nearest name would take more calls than it is worth.
    private static let mostForHints = 2_000

    /// The people of the lock: those who are meant, and who leads them.
    private func entries(of result: PeopleResult, _ directory: DirectoryReading) async throws -> [PeopleLock
        .PersonEntry]
    {
        let meant = result.ids
        var users: [User] = []
        for id in meant { if let user = await directory.user(id) { users.append(user) } }
        let leaders = users.compactMap(\.manager?.id)
        try await directory.load(leaders)
        var seen = Set(meant)
        for id in leaders where seen.insert(id).inserted {
            if let user = await directory.user(id) { users.append(user) }
        }
        return users.compactMap { user in PeopleLock.PersonEntry(user, result.membership) }
    }

    /// The staffing groups of the business units of these people.
    private func addStaffing(
        to findings: inout PeopleFindings, _ result: PeopleResult, _ membership: Membership
    ) async throws {
        let people = findings.lock.people
        let units = Set(people.compactMap { membership.units[$0.id]?.businessUnit }).sorted { $0.id < $1.id }
        var names: [String: String] = [:]
        var groupOf: [String: String] = [:]
        for unit in units {
            let groups: [StaffingGroupResponse]
            do {
                groups =
                    try await service.getWorkforcemanagementBusinessunitStaffinggroups(businessUnitId: unit.id)
                    .entities ?? []
            } catch let error as CoachingAPIError where error.kind == .forbidden {
                findings.notes.append(
                    "staffing groups are not told to this OAuth client (wfm:staffingGroup:view): everybody is in the group "
                        + "of the business unit, unless the request names another")
                continue
            }
            for group in groups {
                guard let id = group.id, let name = group.name else { continue }
                names[id] = name
                for user in group.users ?? [] { if let id = user.id { groupOf[id] = name } }
                let own = Set((group.users ?? []).compactMap(\.id))
                if people.contains(where: { own.contains($0.id) }) {
                    findings.lock.staffingGroups.append(
                        PeopleLock.StaffingGroupEntry(
                            name: name, planningGroups: (group.planningGroups ?? []).compactMap(\.id)))
                }
            }
        }
        findings.lock.people = people.map { person in
            var person = person
            person.staffingGroup = groupOf[person.id]
            return person
        }
        if options.asksStaffingDates { try await addDates(to: &findings, membership, names) }
    }

    private func addDates(
        to findings: inout PeopleFindings, _ membership: Membership, _ names: [String: String]
    ) async throws {
        var dates: [String: [PeopleLock.StaffingDates]] = [:]
        let byUnit = Dictionary(grouping: findings.lock.people.map(\.id)) { membership.units[$0]?.businessUnit }
        for (unit, ids) in byUnit.sorted(by: { $0.key?.id ?? "" < $1.key?.id ?? "" }) {
            guard let unit else { continue }
            for start in stride(from: 0, to: ids.count, by: 100) {
                let part = Array(ids[start..<min(start + 100, ids.count)])
                let list = try await service.postWorkforcemanagementBusinessunitStaffinggroupsQuery(
                    businessUnitId: unit.id, QueryUserStaffingGroupListRequest(userIds: part))
                for entry in list.entities ?? [] {
                    guard let id = entry.user?.id, let group = entry.staffingGroup?.id else { continue }
                    dates[id, default: []].append(
                        PeopleLock.StaffingDates(
                            staffingGroup: names[group] ?? group, from: entry.startDate?.description,
                            to: entry.endDate?.description))
                }
            }
        }
        findings.lock.people = findings.lock.people.map { person in
            var person = person
            person.staffingDates = dates[person.id]?.sorted { ($0.from ?? "") < ($1.from ?? "") }
            return person
        }
    }

    /// Ids of the service are UUIDs.
    static func looksLikeAnId(_ text: String) -> Bool {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }
}

/// To which units people belong.
struct Membership: Sendable {
    var units: [String: DirectoryReading.ManagedUnit] = [:]
}

extension PeopleLock.PersonEntry {
    init?(_ user: User, _ membership: Membership) {
        guard let id = user.id else { return nil }
        self.init(id: id)
        name = user.name
        email = user.email
        username = user.username
        title = user.title
        manager = user.manager?.id
        team = user.team?.name
        managementUnit = membership.units[id]?.name
        businessUnit = membership.units[id]?.businessUnit.name
        division = user.division?.name
        state = user.state?.rawValue
    }
}
