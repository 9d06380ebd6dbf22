/// The linking rows that can bind at all, with their right-hand sides and their highest meaningful multipliers.
struct LinkingRows: Sendable {
    private(set) var rows: [LinkingRow] = []
    private(set) var capacity: [Int64] = []
    private(set) var ceiling: [Cost] = []

    /// - Parameter mostStaffingRows: about how many rows on people away there may be. If ticks have more steps than
    ///   that, each keeps its first few: people beyond these cost the relaxation no more than the last of them.
    init(
        _ problem: SlotProblem, slots: SlotTable, demand: StaffingDemand, saving: [Cost], mostStaffingRows: Int = .max
    ) {
        let highest = saving.max() ?? 0
        add(Self.staffing(problem, slots, demand, most: mostStaffingRows), problem) { problem.penalty(of: $0) ?? 0 }
        add(Self.groupAway(problem, slots, demand), problem) { _ in highest }
        add(Self.person(problem, slots), problem) { _ in highest }
        add(Self.attendeeDay(problem, slots), problem) { _ in highest }
        add(Self.attendeeSpacing(problem, slots), problem) { _ in highest }
        add(Self.location(problem, slots), problem) { _ in highest }
        add(Self.facilitatorWeek(problem, slots), problem) { _ in highest }
        add(Self.after(problem, slots), problem) { saving[Int($0.first)] }
        add(Self.target(problem, slots), problem) { _ in problem.overloadCost }
    }

    var count: Int { rows.count }

    private mutating func add(_ new: [LinkingRow], _ problem: SlotProblem, ceiling: (LinkingRow) -> Cost) {
        for row in new where ceiling(row) > 0 {
            rows.append(row)
            capacity.append(problem.capacity(of: row))
            self.ceiling.append(ceiling(row))
        }
    }

    /// The highest possible sum of the multipliers that a session meets at once: of one row, or of all the steps of a
    /// tick.
    var highestTogether: Cost {
        var most: Cost = 0
        var sum: Cost = 0
        for (index, row) in rows.enumerated() {
            let goesOn =
                index > 0 && row.kind == .staffing && rows[index - 1].kind == .staffing
                && rows[index - 1].first == row.first && rows[index - 1].second == row.second
            sum = goesOn ? sum + ceiling[index] : ceiling[index]
            most = max(most, sum)
        }
        return most
    }

    private static func person(_ problem: SlotProblem, _ slots: SlotTable) -> [LinkingRow] {
        let attended = problem.sessionsByPerson()
        var facilitators = [[Int]](repeating: [], count: problem.personCount)
        for f in problem.facilitators.indices { facilitators[Int(problem.facilitators[f].person)].append(f) }
        let shared = attended.indices.filter {
            attended[$0].count + facilitators[$0].count > 1 && (attended[$0].count > 0 || facilitators[$0].count > 1)
        }
        guard !shared.isEmpty else { return [] }
        let led = Self.ledTicks(problem, slots, of: Set(shared.flatMap { facilitators[$0] }))
        var rows: [LinkingRow] = []
        for person in shared {
            var potential: [Int32: Int] = [:]
            for s in attended[person] {
                slots.forEachCoveredTick(ofSession: Int(s), length: problem.sessions[Int(s)].length) {
                    potential[Int32($0), default: 0] += 1
                }
            }
            for f in facilitators[person] { for tick in led[f] ?? [] { potential[tick, default: 0] += 1 } }
            for tick in potential.filter({ $0.value > 1 }).keys.sorted() {
                rows.append(LinkingRow(kind: .person, first: Int32(person), second: tick))
            }
        }
        return rows
    }

    private static func ledTicks(
        _ problem: SlotProblem, _ slots: SlotTable, of facilitators: Set<Int>
    ) -> [Int: Set<Int32>] {
        var led: [Int: Set<Int32>] = [:]
        guard !facilitators.isEmpty else { return led }
        for c in 0..<problem.candidates.count where slots.ofCandidate[c] >= 0 {
            let f = Int(problem.candidates.facilitator[c])
            guard facilitators.contains(f) else { continue }
            let session = problem.sessions[Int(slots.session[Int(slots.ofCandidate[c])])]
            let start = problem.candidates.start[c]
            led[f, default: []].formUnion(start..<start + session.length)
        }
        return led
    }

    private static func attendeeDay(_ problem: SlotProblem, _ slots: SlotTable) -> [LinkingRow] {
        var potential: [Int64: Int32] = [:]
        for s in problem.sessions.indices {
            let session = problem.sessions[s]
            let capped = session.attendees.filter { problem.attendees[Int($0)].maxTicksPerDay != nil }
            guard !capped.isEmpty else { continue }
            for day in slots.days(ofSession: s, in: problem) {
                for attendee in capped {
                    potential[Int64(attendee) << 32 | Int64(UInt32(bitPattern: day)), default: 0] += session.length
                }
            }
        }
        return potential.keys.sorted().compactMap { key in
            let (attendee, day) = (Int32(key >> 32), Int32(truncatingIfNeeded: key))
            guard let cap = problem.attendeeTicksPerDay(of: Int(attendee), on: day), potential[key]! > cap else {
                return nil
            }
            return LinkingRow(kind: .attendeeDay, first: attendee, second: day)
        }
    }

    private static func location(_ problem: SlotProblem, _ slots: SlotTable) -> [LinkingRow] {
        var potential = [Int32](repeating: 0, count: problem.locationCapacity.count * problem.tickCount)
        for s in problem.sessions.indices {
            guard let location = problem.sessions[s].location else { continue }
            slots.forEachCoveredTick(ofSession: s, length: problem.sessions[s].length) {
                potential[Int(location) * problem.tickCount + $0] += 1
            }
        }
        return potential.indices.compactMap { index in
            let location = index / problem.tickCount
            guard potential[index] > problem.locationCapacity[location] else { return nil }
            return LinkingRow(kind: .location, first: Int32(location), second: Int32(index % problem.tickCount))
        }
    }

    private static func target(_ problem: SlotProblem, _ slots: SlotTable) -> [LinkingRow] {
        problem.facilitators.indices.filter { problem.facilitators[$0].targetTicks != nil }.map {
            LinkingRow(kind: .target, first: Int32($0))
        }
    }
}
