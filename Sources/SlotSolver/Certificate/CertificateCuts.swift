/// The cuts of a certificate, brought into their limits: what they charge, from the problem alone.
struct CertificateCuts {
    /// Multiplier of each cut; 0 for one that names a row the problem does not have.
    private(set) var duals: [Int128] = []
    /// What the cuts over a row that may be broken take of its highest multiplier.
    private(set) var booked: [LinkingRow: Int128] = [:]
    /// Σ multiplier · ⌊limit ÷ 2⌋.
    private(set) var constant: Int128 = 0
    private(set) var ofDay: [BoundCertificate.FacilitatorDay: [Int]] = [:]
    private var ofSession: [Int: [Int]] = [:]
    private var ofRow: [LinkingRow: [Int]] = [:]
    /// The rows of people away that cuts add up, by cell.
    private var staffingRows: [Int: [LinkingRow]] = [:]
    /// For each session, the `after` rows that count it: which cut, on which days, how often.
    private var after: [Int: [(cut: Int, days: ClosedRange<Int32>, weight: Int64)]] = [:]

    init(_ cuts: [BoundCertificate.PricedCut], in problem: SlotProblem, scale: Int128) {
        for cut in cuts {
            let sessions = Set(cut.sessions)
            let days = Set(cut.days)
            let rows = Set(cut.rows)
            let exists =
                sessions.allSatisfy { problem.sessions.indices.contains(Int($0)) }
                && rows.allSatisfy { problem.has($0) }
            var dual = exists ? max(0, min(Int128(cut.dual), Int128(1) << 62)) : 0
            for row in rows where exists {
                if let most = problem.penalty(of: row) {
                    dual = min(dual, Int128(most) * scale - booked[row, default: 0])
                }
            }
            add(sessions, days, rows, dual: max(0, dual), in: problem)
        }
    }

    private mutating func add(
        _ sessions: Set<Int32>, _ days: Set<BoundCertificate.FacilitatorDay>, _ rows: Set<LinkingRow>,
        dual: Int128, in problem: SlotProblem
    ) {
        let number = duals.count
        duals.append(dual)
        guard dual > 0 else { return }
        var limit = Int128(sessions.count + days.count)
        for session in sessions { ofSession[Int(session), default: []].append(number) }
        for day in days { ofDay[day, default: []].append(number) }
        for row in rows {
            limit += Int128(problem.capacity(of: row))
            if problem.penalty(of: row) != nil { booked[row, default: 0] += dual }
            guard row.kind == .after else {
                if row.kind == .staffing, ofRow[row] == nil {
                    staffingRows[Int(row.first) * problem.tickCount + Int(row.second), default: []].append(row)
                }
                ofRow[row, default: []].append(number)
                continue
            }
            after[Int(row.first), default: []].append((number, row.second...row.third, 1))
            if let rule = problem.sessions[Int(row.first)].after, let days = problem.predecessorDays(of: row) {
                after[Int(rule.session), default: []].append((number, days, -1))
            }
        }
        constant += dual * (limit >> 1)
    }

    /// Whether cuts may charge a candidate of a session less than nothing, which only an `after` row that leads back to
    /// its predecessor brings about.
    func mayGive(_ session: Int) -> Bool { after[session]?.contains { $0.weight < 0 } ?? false }

    /// What cuts charge a candidate by itself, and which count it an odd number of times.
    func charge(_ candidate: Int, _ session: Int, in problem: SlotProblem) -> (alone: Int128, odd: [Int]) {
        var counted: [Int: Int64] = [:]
        for cut in ofSession[session] ?? [] { counted[cut, default: 0] += 1 }
        let day = problem.dayOfTick[Int(problem.candidates.start[candidate])]
        for entry in after[session] ?? [] where entry.days.contains(day) {
            counted[entry.cut, default: 0] += entry.weight
        }
        for (row, weight) in problem.rowsMet(by: candidate, of: session, staffing: staffingRows) {
            for cut in ofRow[row] ?? [] { counted[cut, default: 0] += weight }
        }
        var alone: Int128 = 0
        for (cut, weight) in counted { alone += duals[cut] * Int128(weight >> 1) }
        return (alone, counted.filter { $0.value & 1 == 1 }.map(\.key))
    }
}

extension SlotProblem {
    /// The linking rows other than `after` that count a candidate, and how often.
    /// - Parameter staffing: those of people away that are asked about, by cell.
    fileprivate func rowsMet(
        by candidate: Int, of session: Int, staffing: [Int: [LinkingRow]]
    ) -> [(row: LinkingRow, weight: Int64)] {
        let start = candidates.start[candidate]
        let length = sessions[session].length
        let facilitator = candidates.facilitator[candidate]
        var people = Set(sessions[session].attendees.map { attendees[Int($0)].person })
        people.insert(facilitators[Int(facilitator)].person)
        var groups: [Int32: Int32] = [:]
        for attendee in sessions[session].attendees { groups[attendees[Int(attendee)].staffingGroup, default: 0] += 1 }
        let week = weekOfTick[Int(start)]
        var met: [(row: LinkingRow, weight: Int64)] = [
            (LinkingRow(kind: .target, first: facilitator), Int64(length)),
            (LinkingRow(kind: .facilitatorWeekSessions, first: facilitator, second: week), 1),
        ]
        for divisor in LinkingRow.weekDivisors where facilitators[Int(facilitator)].maxTicksPerWeek != nil {
            let row = LinkingRow(kind: .facilitatorWeekTicks, first: facilitator, second: week, third: divisor)
            met.append((row, Int64(length / divisor)))
        }
        for tick in start..<start + length {
            for (group, count) in groups {
                for row in staffing[Int(group) * tickCount + Int(tick)] ?? [] {
                    met.append((row, Int64(min(count, row.third))))
                }
                met.append((LinkingRow(kind: .groupAway, first: group, second: tick), Int64(count)))
            }
            for person in people { met.append((LinkingRow(kind: .person, first: person, second: tick), 1)) }
            if let place = sessions[session].location {
                met.append((LinkingRow(kind: .location, first: place, second: tick), 1))
            }
        }
        let day = dayOfTick[Int(start)]
        for attendee in sessions[session].attendees {
            met.append((LinkingRow(kind: .attendeeDay, first: attendee, second: day), Int64(length)))
            let spaced = attendees[Int(attendee)].minDaysBetween
            for first in 0..<min(spaced, Int32(tickCount) + 1) {
                met.append((LinkingRow(kind: .attendeeSpacing, first: attendee, second: day - first), 1))
            }
        }
        return met
    }
}
