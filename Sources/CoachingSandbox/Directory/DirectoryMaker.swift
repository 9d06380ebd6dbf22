import CoachingModels

/// Makes the directory of a world: e-mails, leaders, teams, units and groups.
///
/// It uses only the seed, with a random sequence of its own, so that adding the directory does not change the people
/// and their schedules.
struct DirectoryMaker {
    let world: SandboxWorld
    let staffingGroupsPerPlanningGroup: Int

    private static let cities = ["Dublin", "Porto", "Leeds", "Graz", "Turku", "Ghent", "Brno", "Aarhus"]
    private static let teams = [
        "Billing North", "Billing South", "Support Day", "Support Late", "Orders East", "Orders West",
    ]
    private static let queues = ["Billing", "Support", "Orders", "Sales"]

    func book() -> DirectoryBook.Contents {
        var contents = DirectoryBook.Contents()
        contents.divisions = ids(Person.Division.allCases.count, "divisions")
        contents.queues = zip(ids(world.planningGroups.count, "queues"), world.planningGroups).enumerated().map {
            DirectoryUnit(
                id: $1.0, name: Self.numbered(Self.queues, $0), businessUnit: $1.1.businessUnit, planningGroups: [$0])
        }
        addTeams(to: &contents)
        addStaffingGroups(to: &contents)
        addPeople(to: &contents)
        let coaches = world.people.indices.filter { world.people[$0].job == .coach }
        let hired =
            world.people.indices.filter { world.people[$0].job == .newcomer }
            + (0..<world.shape.attendees).filter { $0 % 10 == 9 }
        let groupIDs = ids(2, "groups")
        contents.groups = [
            .init(unit: DirectoryUnit(id: groupIDs[0], name: "Quality coaches"), members: coaches),
            .init(unit: DirectoryUnit(id: groupIDs[1], name: "New hires"), members: hired),
        ]
        return contents
    }

    /// Adds one team for each coach, who leads it, and two management units per business unit if that has at least two
    /// teams.
    private func addTeams(to contents: inout DirectoryBook.Contents) {
        let coaches = world.people.indices.filter { world.people[$0].job == .coach }
        let teamIDs = ids(coaches.count, "teams")
        var units: [DirectoryUnit] = []
        let unitIDs = ids(world.businessUnits.count * 2 + 1, "management units")
        let academyID = unitIDs[unitIDs.count - 1]
        for unit in world.businessUnits.indices {
            let count = min(2, max(1, coaches.filter { world.people[$0].businessUnit == unit }.count))
            for _ in 0..<count {
                units.append(
                    DirectoryUnit(
                        id: unitIDs[units.count], name: Self.numbered(Self.cities, units.count), businessUnit: unit))
            }
        }
        units.append(DirectoryUnit(id: academyID, name: "Academy", businessUnit: 0))
        contents.managementUnits = units
        contents.teams = coaches.indices.map { team in
            DirectoryUnit(
                id: teamIDs[team],
                name: Self.numbered(Self.teams, team),
                businessUnit: world.people[coaches[team]].businessUnit)
        }
        contents.leads = coaches
    }

    private func addStaffingGroups(to contents: inout DirectoryBook.Contents) {
        let per = staffingGroupsPerPlanningGroup
        let groupIDs = ids(world.planningGroups.count * per, "staffing groups")
        contents.staffingGroups = groupIDs.enumerated().map { index, id in
            let planning = world.planningGroups[index / per]
            return DirectoryUnit(
                id: id, name: per == 1 ? planning.name : "\(planning.name)-\(index % per + 1)",
                businessUnit: planning.businessUnit, planningGroups: [index / per])
        }
    }

    private func addPeople(to contents: inout DirectoryBook.Contents) {
        let supervisor = world.people.firstIndex { $0.job == .supervisor }
        var membersOfUnit: [Int: Int] = [:]
        var seen: [String: Int] = [:]
        for (index, person) in world.people.enumerated() {
            let team = team(of: index, contents, &membersOfUnit)
            let mailbox = mailbox(person.name, &seen)
            contents.people.append(
                DirectoryPerson(
                    id: person.id, name: person.name, email: "\(mailbox)@acme.example", username: mailbox,
                    state: person.job == .former ? .inactive : .active, title: person.job.title,
                    department: "Customer care", division: person.division,
                    manager: person.job == .coach ? supervisor : leader(of: index, team: team, contents),
                    team: team, managementUnit: managementUnit(of: index, team: team, contents),
                    staffing: staffing(of: index, contents)))
        }
    }

    /// The leader of the team; for somebody in a business unit but in no team, the leader of its first team.
    private func leader(of index: Int, team: Int?, _ contents: DirectoryBook.Contents) -> Int? {
        if let team { return contents.leads[team] }
        guard let unit = world.people[index].businessUnit else { return nil }
        return contents.teams.firstIndex { $0.businessUnit == unit }.map { contents.leads[$0] }
    }

    /// Agents of a business unit are distributed over its teams in blocks; a coach belongs to the team that they lead.
    private func team(
        of index: Int, _ contents: DirectoryBook.Contents, _ membersOfUnit: inout [Int: Int]
    ) -> Int? {
        let person = world.people[index]
        if person.job == .coach { return contents.leads.firstIndex(of: index) }
        guard let unit = person.businessUnit else { return nil }
        let teams = contents.teams.indices.filter { contents.teams[$0].businessUnit == unit }
        guard !teams.isEmpty else { return nil }
        guard person.job == .agent else { return nil }
        let all = world.attendees.lazy.filter { $0.businessUnit == unit }.count
        let number = membersOfUnit[unit, default: 0]
        membersOfUnit[unit] = number + 1
        return teams[number * teams.count / all]
    }

    /// The people of a team share a unit; people without a team are in a unit of their own.
    private func managementUnit(of index: Int, team: Int?, _ contents: DirectoryBook.Contents) -> Int? {
        guard let unit = world.people[index].businessUnit else { return nil }
        if team == nil { return contents.managementUnits.firstIndex { $0.name == "Academy" } }
        let units = contents.managementUnits.indices.filter {
            contents.managementUnits[$0].businessUnit == unit && contents.managementUnits[$0].name != "Academy"
        }
        let teams = contents.teams.indices.filter { contents.teams[$0].businessUnit == unit }
        guard let team, let place = teams.firstIndex(of: team) else { return units.first }
        return units[place * units.count / teams.count]
    }

    /// The staffing group of the planning group; every twentieth agent changes to the next one on the second Monday.
    private func staffing(of index: Int, _ contents: DirectoryBook.Contents) -> [DirectoryPerson.Staffing] {
        let person = world.people[index]
        guard let planning = person.planningGroup else { return [] }
        let per = staffingGroupsPerPlanningGroup
        let group = planning * per + index % per
        let others = contents.staffingGroups.indices.filter {
            contents.staffingGroups[$0].businessUnit == person.businessUnit && $0 != group
        }
        guard index % 20 == 19, let next = others.first else { return [.init(group: group)] }
        let day = world.shape.firstDay + 7
        return [.init(group: group, to: day + -1), .init(group: next, from: day)]
    }

    /// `ana.abbott`, and `ana.abbott2` for the second person of that name.
    private func mailbox(_ name: String, _ seen: inout [String: Int]) -> String {
        let box = name.lowercased().split(separator: " ").joined(separator: ".")
        let count = seen[box, default: 0] + 1
        seen[box] = count
        return count == 1 ? box : "\(box)\(count)"
    }

    private func ids(_ count: Int, _ part: StaticString) -> [String] {
        var random = SeededRandom(seed: world.shape.seed, part: part)
        return (0..<count).map { _ in random.uuid() }
    }

    /// The name, with a number appended when the names are used again.
    private static func numbered(_ names: [String], _ index: Int) -> String {
        let round = index / names.count
        return round == 0 ? names[index] : "\(names[index % names.count]) \(round + 1)"
    }
}

extension Person.Job {
    /// The job title in the directory.
    var title: String {
        switch self {
        case .agent, .namesake, .elsewhere: "Agent"
        case .coach: "Team lead"
        case .supervisor: "Head of service"
        case .analyst: "Analyst"
        case .trainee: "Trainee"
        case .contractor: "Contractor"
        case .newcomer: "New agent"
        case .former: "Former agent"
        }
    }
}
