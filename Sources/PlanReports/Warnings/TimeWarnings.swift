import CoachingModels
import PlanModel

/// Warnings about times: edges of free time, old answers, days that are over.
extension PlanReport {
    /// Sessions that leave somebody less than a quarter hour of free time before or after.
    var nearEdges: [PlanWarning] {
        let edges = Dictionary(grouping: plan.nearEdges ?? [], by: \.session)
        return rows.compactMap { row in
            guard let edges = edges[row.session] else { return nil }
            let (before, after) = (edges.compactMap(\.before).min(), edges.compactMap(\.after).min())
            let said = [edge(edges, \.before, "before"), edge(edges, \.after, "after")].compactMap(\.self)
            return PlanWarning(
                kind: .nearEdge, message: "\(moment(row)) \(row.session): \(said.joined(separator: "; "))",
                weight: Double(30 - (before ?? 15) - (after ?? 15)) + Double(edges.count) / 1000, session: row.session,
                people: edges.map { person($0.id) }, start: row.start, end: row.end, minutesBefore: before,
                minutesAfter: after)
        }
    }

    /// `nothing free before for Ana Silva`, for those with the least time; nil if all have enough.
    private func edge(_ edges: [NearEdge], _ minutes: (NearEdge) -> Int?, _ side: String) -> String? {
        guard let least = edges.compactMap(minutes).min() else { return nil }
        let people = edges.filter { minutes($0) != nil }.map { ForeignText.shown(person($0.id).name) }
        let shown = people.prefix(3) + (people.count > 3 ? ["\(people.count - 3) more"] : [])
        return "\(least == 0 ? "nothing" : "\(least) minutes") free \(side) for \(Numbers.joined(Array(shown)))"
    }

    /// Answers that are older than a day.
    func oldSlots(_ now: Instant?) -> [PlanWarning] {
        guard let now, let from = plan.slots.queriedFrom, now.seconds - from.seconds > 86_400,
            let age = AnswerAge(plan.slots, clock: clock)?.text(at: now)
        else { return [] }
        return [
            PlanWarning(
                kind: .oldSlots,
                message:
                    "The service was asked on \(age): ask it again before this is applied (coachplan fetch --refresh).",
                weight: 0, start: from)
        ]
    }

    /// Days of the plan that are over, and today if some of its sessions have begun.
    func past(_ now: Instant?) -> [PlanWarning] {
        guard let now else { return [] }
        let today = clock.day(of: now)
        let gone = Dictionary(grouping: rows.filter { $0.start < now }) { clock.day(of: $0.start) }
        return gone.sorted { $0.key < $1.key }.compactMap { day, rows in
            guard let first = rows.first else { return nil }
            let what = Numbers.counted(rows.count, "session")
            return PlanWarning(
                kind: .past,
                message: "\(clock.shownDay(first.start)) \(day == today ? "has begun" : "is over"): \(what)",
                weight: Double(rows.count), start: first.start, sessions: rows.count)
        }
    }
}
