import PlanModel

/// Checks the parts of its request that a plan carries so that it can be shown and used without the request. Plans of
/// earlier versions carry none.
extension PlanVerifier {
    func contextViolations(of plan: Plan, _ facts: SlotFacts) -> [String] {
        let horizon = plan.horizon.map { stated in
            [
                ("horizon.start", stated.start.exactText, request.horizon.start.exactText),
                ("horizon.end", stated.end.exactText, request.horizon.end.exactText),
            ]
        }
        let stated = (horizon ?? []) + (plan.policy.map(policyFields) ?? [])
        return stated.filter { $0.1 != $0.2 }.map { PlanVerifier.differs($0.0, $0.1, $0.2) }
            + (plan.people.map { peopleViolations($0, facts) } ?? [])
    }

    private func policyFields(_ stated: Policy) -> [(String, String, String)] {
        let right = request.policy
        let costs =
            zip(stated.costs.all, right.costs.all).map { ($0.term.policyField, $0.value, $1.value) } + [
                ("staffingFloor", stated.staffingFloor, right.staffingFloor),
                ("understaffingGrowth", stated.understaffingGrowth, right.understaffingGrowth),
            ]
        return [
            ("policy.candidates", stated.candidates.rawValue, right.candidates.rawValue),
            ("policy.activities", "\(stated.activities)", "\(right.activities)"),
            ("policy.paidOnly", "\(stated.paidOnly)", "\(right.paidOnly)"),
            ("policy.ratings", "\(stated.ratings)", "\(right.ratings)"),
            ("policy.marginMinutes", "\(stated.marginMinutes)", "\(right.marginMinutes)"),
            ("policy.staffingGroups", told(stated.staffingGroups), told(right.staffingGroups)),
            ("policy.hours", told(stated.hours), told(right.hours)),
            ("policy.closed", told(stated.closed), told(right.closed)),
            ("policy.locations", told(stated.locations), told(right.locations)),
        ] + costs.map { ("policy.\($0.0)", "\($0.1)", "\($0.2)") }
    }

    /// People who are coached, in the request's order, followed by those who only coach, with what request and slots
    /// say about them.
    private func peopleViolations(_ stated: [PlanPerson], _ facts: SlotFacts) -> [String] {
        let right = people(facts)
        guard stated.count == right.count else {
            return [PlanVerifier.differs("people", "\(stated.count) people", "\(right.count)")]
        }
        return zip(stated, right).enumerated().flatMap { index, pair in
            let (found, right) = pair
            // Names of people and groups are compared as people read them, to whom an accent is the same however it is
            // composed.
            let fields = [
                ("id", found.id, right.id, found.id.isSameIdentifier(as: right.id)),
                ("name", found.name, right.name, found.name == right.name),
                ("group", found.group, right.group, found.group == right.group),
                ("email", found.email, right.email, found.email == right.email),
            ]
            return fields.filter { !$0.3 }
                .map { PlanVerifier.differs("people[\(index)].\($0.0)", told($0.1), told($0.2)) }
        }
    }

    private func people(_ facts: SlotFacts) -> [PlanPerson] {
        let nameOfCoach = IdentifierTable(request.facilitators.compactMap { one in one.name.map { (one.id, $0) } })
        var listed = IdentifierSet()
        var people: [PlanPerson] = []
        for attendee in request.attendees where listed.insert(attendee.id) {
            let name = attendee.name ?? nameOfCoach[attendee.id]
            people.append(PlanPerson(id: attendee.id, name: name, group: facts.group(of: attendee.id)))
        }
        for coach in request.facilitators where listed.insert(coach.id) {
            people.append(PlanPerson(id: coach.id, name: coach.name))
        }
        return people
    }

    private func told(_ groups: [String: StaffingGroupPolicy]) -> String {
        let told = groups.sorted { $0.key < $1.key }.map { name, group in
            let parts = [group.floor.map { "floor \($0)" }, group.maxAway.map { "maxAway \($0)" }].compactMap(\.self)
            return "\(name.debugDescription): \(parts)"
        }
        return "\(told)"
    }

    private func told(_ ranges: [HoursRange]) -> String { "\(ranges.map { $0.text(.utc) })" }

    private func told(_ locations: [String: Int]) -> String {
        "\(locations.sorted { $0.key < $1.key }.map { "\($0.key.debugDescription): \($0.value)" })"
    }
}
