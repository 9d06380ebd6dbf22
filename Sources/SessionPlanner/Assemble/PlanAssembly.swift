import CoachingModels
import PlanModel
import SlotSolver

/// Turns the solver's numbers back into a plan.
enum PlanAssembly {
    static func plan(
        _ compiled: PlanningProblem, solution: SlotSolution, id: String, createdAt: Instant
    ) -> Plan {
        let request = compiled.request
        let bodies = AppointmentBodies(compiled, assignment: solution.assignment)
        let staffing = StaffingEffect.ticks(compiled, assignment: solution.assignment)
        let diagnosis = UnscheduledDiagnosis(compiled, assignment: solution.assignment)
        var appointments: [PlannedAppointment] = []
        var unscheduled: [UnscheduledSession] = []
        for (index, candidate) in solution.assignment.enumerated() {
            if candidate >= 0 {
                let body = bodies.body(ofSession: index, candidate: Int(candidate))
                appointments.append(PlannedAppointment(session: request.sessions[index].key, body: body))
            } else {
                unscheduled.append(diagnosis.explain(session: index))
            }
        }
        return Plan(
            id: id, createdAt: createdAt,
            request: RequestSummary(sha256: request.sha256, name: request.name, timeZone: request.clock.name),
            slots: SlotsSummary(
                sha256: compiled.slots.sha256, queriedFrom: compiled.slots.queriedFrom.flatMap { Instant($0) },
                queriedTo: compiled.slots.queriedTo.flatMap { Instant($0) }),
            previous: compiled.previous?.summary, horizon: request.horizon, policy: request.policy,
            people: people(compiled), coaches: CoachTimes.coaches(compiled),
            solution: summary(solution, compiled, unknownStaffingShare: StaffingEffect.unknownShare(staffing)),
            appointments: appointments, unscheduled: unscheduled, staffing: staffing,
            staffingDays: StaffingEffect.days(compiled), names: names(appointments, unscheduled, request),
            staffingGroups: StaffingEffect.groups(compiled, assignment: solution.assignment),
            sameStaffing: compiled.staffing.sameGroups,
            nearEdges: CoachTimes.nearEdges(compiled, appointments))
    }

    private static func summary(
        _ solution: SlotSolution, _ compiled: PlanningProblem, unknownStaffingShare: Double
    ) -> PlanSolution {
        let amount = { (units: Cost) in Double(units) / Double(solution.unitsPerOne) }
        let costs = solution.costs
        return PlanSolution(
            status: solution.isOptimal ? .optimal : .feasible, cost: amount(costs.total), bound: amount(solution.bound),
            gap: solution.gap, stoppedBy: solution.stoppedBy.rawValue,
            costs: CostTerms { amount(costs.units(of: $0)) },
            prices: CostTerms { compiled.request.policy.costs[$0].double },
            candidates: compiled.problem.candidates.count,
            unknownStaffingShare: unknownStaffingShare)
    }

    /// The people of the plan. For somebody who is in both lists of the request, the attendee's name takes precedence.
    private static func people(_ compiled: PlanningProblem) -> [PlanPerson] {
        let request = compiled.request
        let nameOfCoach = IdentifierTable(request.facilitators.map { ($0.id, $0.name) })
        let coached = request.attendees.enumerated().map { index, person in
            PlanPerson(
                id: person.id, name: person.name ?? nameOfCoach[person.id] ?? nil,
                group: compiled.staffing.groups[Int(compiled.staffing.groupOfAttendee[index])])
        }
        let known = IdentifierSet(request.attendees.map(\.id))
        let others = request.facilitators.filter { !known.contains($0.id) }
        return coached + others.map { PlanPerson(id: $0.id, name: $0.name) }
    }

    /// The names of everybody who takes part in a planned session, or would have.
    private static func names(
        _ appointments: [PlannedAppointment], _ unscheduled: [UnscheduledSession], _ request: PlanRequest
    ) -> [String: String] {
        var used = Set(appointments.flatMap(\.body.attendeeIds))
        used.formUnion(appointments.compactMap(\.body.facilitatorId))
        for left in unscheduled { used.formUnion((left.attendeeIds ?? []) + (left.facilitatorIds ?? [])) }
        let known = request.attendees.map { ($0.id, $0.name) } + request.facilitators.map { ($0.id, $0.name) }
        return known.reduce(into: [:]) { names, person in
            if let name = person.1, used.contains(person.0) { names[person.0] = name }
        }
    }
}

extension CostBreakdown {
    /// The units that the solver counted for a term of the policy.
    func units(of term: CostTerm) -> Cost {
        switch term {
        case .unscheduled: unscheduled
        case .understaffing: understaffing
        case .preference: preference
        case .lateness: lateness
        case .timeOfDay: timeOfDay
        case .overload: overload
        case .moved: moved
        }
    }
}
