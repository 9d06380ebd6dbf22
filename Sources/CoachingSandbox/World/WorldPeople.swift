extension SandboxWorld {
    static let planningGroupSize = 30

    static func makeBusinessUnits(_ shape: WorldShape) -> [BusinessUnit] {
        var random = SeededRandom(seed: shape.seed, part: "business units")
        return (0..<shape.businessUnits).map { unit in
            BusinessUnit(
                id: random.uuid(), name: "Business unit \(unit + 1)",
                scheduleIDs: (0..<shape.weeks).map { _ in random.uuid() })
        }
    }

    /// Attendees are arranged in blocks: first by business unit, then by planning group.
    static func makePlanningGroups(_ shape: WorldShape) -> [PlanningGroup] {
        (0..<shape.businessUnits).flatMap { unit in
            let members = unitRange(unit, of: shape.attendees, in: shape.businessUnits).count
            let groups = max(1, (members + planningGroupSize / 2) / planningGroupSize)
            return (0..<groups).map { group in
                PlanningGroup(name: "group-\(unit + 1)-\(group + 1)", businessUnit: unit)
            }
        }
    }

    static func makePeople(_ shape: WorldShape, _ groups: [PlanningGroup]) -> [Person] {
        var random = SeededRandom(seed: shape.seed, part: "people")
        var people: [Person] = []
        func add(
            _ job: Person.Job, unit: Int?, group: Int?, division: Person.Division = .home, name: String? = nil
        ) {
            people.append(
                Person(
                    id: random.uuid(), name: name ?? PersonNames.name(people.count), job: job, businessUnit: unit,
                    planningGroup: group, division: division))
        }
        for unit in 0..<shape.businessUnits {
            let members = unitRange(unit, of: shape.attendees, in: shape.businessUnits).count
            let own = groups.indices.filter { groups[$0].businessUnit == unit }
            for member in 0..<members {
                add(.agent, unit: unit, group: own[member * own.count / members])
            }
        }
        for unit in 0..<shape.businessUnits {
            for _ in unitRange(unit, of: shape.facilitators, in: shape.businessUnits) {
                add(.coach, unit: unit, group: nil)
            }
        }
        add(.supervisor, unit: nil, group: nil)
        add(.analyst, unit: nil, group: nil)
        add(.trainee, unit: 0, group: nil)
        add(.contractor, unit: nil, group: nil)
        add(.elsewhere, unit: 0, group: nil, division: .abroad)
        add(.namesake, unit: 0, group: nil, name: people.first?.name)
        add(.newcomer, unit: 0, group: nil)
        add(.former, unit: 0, group: nil)
        return people
    }

    /// The range of `total` that belongs to one of `parts` equal parts.
    private static func unitRange(_ part: Int, of total: Int, in parts: Int) -> Range<Int> {
        (total * part / parts)..<(total * (part + 1) / parts)
    }
}
