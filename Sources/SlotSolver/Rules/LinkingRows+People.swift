/// Rows on the days between an attendee's sessions, and on a facilitator's weeks.
extension LinkingRows {
    /// For each day, the sessions of an attendee that start on it or within the days that must lie between any two. Of
    /// the sets that end with the same day, only the first is kept.
    static func attendeeSpacing(_ problem: SlotProblem, _ slots: SlotTable) -> [LinkingRow] {
        var days: [Int32: [(day: Int32, session: Int)]] = [:]
        for s in problem.sessions.indices {
            let spaced = problem.sessions[s].attendees.filter { problem.attendees[Int($0)].minDaysBetween > 0 }
            guard !spaced.isEmpty else { continue }
            for day in slots.days(ofSession: s, in: problem) {
                for attendee in spaced { days[attendee, default: []].append((day, s)) }
            }
        }
        return days.keys.sorted().flatMap { spacing(of: $0, days[$0]!, problem) }
    }

    private static func spacing(
        of attendee: Int32, _ days: [(day: Int32, session: Int)], _ problem: SlotProblem
    ) -> [LinkingRow] {
        var rows: [LinkingRow] = []
        var lastCovered = Int32.min
        for first in Set(days.map(\.day)).sorted() {
            let row = LinkingRow(kind: .attendeeSpacing, first: attendee, second: first)
            let inside = days.filter { problem.daysOfSpacing(row).contains($0.day) }
            let last = inside.map(\.day).max() ?? first
            guard last > lastCovered, Set(inside.map(\.session)).count > 1 else { continue }
            lastCovered = last
            rows.append(row)
        }
        return rows
    }

    /// The weeks of facilitators in which they could lead for longer, or more often, than their limits allow. A divisor
    /// that leaves no remainder of the limit is no stronger than the ticks by themselves.
    static func facilitatorWeek(_ problem: SlotProblem, _ slots: SlotTable) -> [LinkingRow] {
        guard problem.facilitators.contains(where: { $0.maxTicksPerWeek != nil || $0.maxSessionsPerWeek != nil }) else {
            return []
        }
        let potential = PotentialWeeks(problem, slots)
        var rows: [LinkingRow] = []
        for (key, week) in potential.weeks.sorted(by: { $0.key < $1.key }) {
            let (facilitator, number) = (Int32(key >> 32), Int32(truncatingIfNeeded: key))
            if let most = problem.ticksPerWeek(of: Int(facilitator), in: number) {
                for divisor in LinkingRow.weekDivisors
                where week.pieces[Int(divisor) - 1] > most / divisor && (divisor == 1 || most % divisor > 0) {
                    rows.append(
                        LinkingRow(kind: .facilitatorWeekTicks, first: facilitator, second: number, third: divisor))
                }
            }
            if let most = problem.sessionsPerWeek(of: Int(facilitator), in: number), week.sessions > most {
                rows.append(LinkingRow(kind: .facilitatorWeekSessions, first: facilitator, second: number))
            }
        }
        return rows
    }
}

/// The sessions and ticks that facilitators would lead in their weeks if they led everything that they can.
private struct PotentialWeeks {
    struct Week {
        /// Pieces of 1 to 4 ticks, rounded down in each session.
        var pieces = SIMD4<Int32>.zero
        var sessions: Int32 = 0
        var lastSession = -1
    }

    /// By facilitator and week.
    var weeks: [Int64: Week] = [:]

    init(_ problem: SlotProblem, _ slots: SlotTable) {
        let hasLimit = problem.facilitators.map { $0.maxTicksPerWeek != nil || $0.maxSessionsPerWeek != nil }
        for session in problem.sessions.indices {
            for candidate in problem.candidates.range(ofSession: session) where slots.ofCandidate[candidate] >= 0 {
                let facilitator = problem.candidates.facilitator[candidate]
                guard hasLimit[Int(facilitator)] else { continue }
                let number = problem.weekOfTick[Int(problem.candidates.start[candidate])]
                let key = Int64(facilitator) << 32 | Int64(UInt32(bitPattern: number))
                guard weeks[key]?.lastSession != session else { continue }
                weeks[key, default: Week()].pieces &+= problem.sessions[session].length / SIMD4(1, 2, 3, 4)
                weeks[key, default: Week()].sessions += 1
                weeks[key, default: Week()].lastSession = session
            }
        }
    }
}
