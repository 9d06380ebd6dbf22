import CoachingModels
import PlanModel

/// The differences between two plans of the same or of similar requests, session by session.
struct PlanChanges {
    /// How a session changed, in the order of reports.
    enum Kind: String, CaseIterable {
        /// It had a place, and is still in the request, but has no place now.
        case lost
        /// The second plan does not contain it; it may or may not have had a place.
        case gone
        /// It had no place, and has one now.
        case placed
        /// The first plan does not contain it.
        case new
        /// It has another time, and perhaps another facilitator or length.
        case moved
        /// It has the same time with another facilitator.
        case coach
        /// It has the same place with other people, or another length, name or location.
        case changed
    }

    /// A session that differs between the plans.
    struct Change {
        var session: String
        var kind: Kind
        var before: PlannedAppointment?
        var after: PlannedAppointment?
    }

    /// The changes by kind, then by the time in the second plan or, without one, in the first.
    let changes: [Change]
    /// Number of sessions with a place that are the same in both plans, in everything that is sent.
    let same: Int

    init(_ first: Plan, _ second: Plan) {
        let before = Self.appointments(first)
        let after = Self.appointments(second)
        let keys = [first, second].map { plan in
            Set(plan.appointments.map(\.session) + plan.unscheduled.map(\.session))
        }
        var changes: [Change] = []
        var same = 0
        for key in keys[0].union(keys[1]) {
            let change = Change(session: key, kind: .lost, before: before[key], after: after[key])
            guard let kind = Self.kind(of: change, isKnown: keys.map { $0.contains(key) }) else {
                if change.after != nil { same += 1 }
                continue
            }
            changes.append(Change(session: key, kind: kind, before: change.before, after: change.after))
        }
        self.same = same
        let order = Dictionary(uniqueKeysWithValues: Kind.allCases.enumerated().map { ($0.element, $0.offset) })
        self.changes = changes.sorted {
            (order[$0.kind] ?? 0, $0.time, $0.session) < (order[$1.kind] ?? 0, $1.time, $1.session)
        }
    }

    private static func appointments(_ plan: Plan) -> [String: PlannedAppointment] {
        Dictionary(plan.appointments.map { ($0.session, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Nil for a session that is the same in both plans.
    private static func kind(of change: Change, isKnown: [Bool]) -> Kind? {
        if !isKnown[1] { return .gone }
        if !isKnown[0] { return .new }
        switch (change.before?.body, change.after?.body) {
        case (nil, nil): return nil
        case (_?, nil): return .lost
        case (nil, _?): return .placed
        case (let before?, let after?):
            if before.dateStart != after.dateStart { return .moved }
            if before.facilitatorId != after.facilitatorId { return .coach }
            return before == after ? nil : .changed
        }
    }
}

extension PlanChanges.Change {
    fileprivate var time: ServiceDate { (after ?? before)?.body.dateStart ?? .earliest }
}
