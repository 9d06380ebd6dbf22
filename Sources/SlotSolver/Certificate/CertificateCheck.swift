/// One recomputation of a certificate's bound.
struct CertificateCheck {
    private let problem: SlotProblem
    private let scale: Int128
    private let threads: Int
    private var sessionDual: [Int128] = []
    /// Multipliers of the steps of what people away cost, by cell `group * tickCount + tick`; likewise by group, person or
    /// location and tick.
    private var staffing: [[Step]] = []
    private var groupAway: [Int: Int128] = [:]
    private var person: [Int: Int128] = [:]
    private var location: [Int: Int128] = [:]
    private var attendeeDay: [Int: Int128] = [:]
    private var spacing: [Int: [(days: ClosedRange<Int32>, dual: Int128)]] = [:]
    private var target: [Int: Int128] = [:]
    /// By divisor.
    private var weekTicks: [Int: [Int32: Int128]] = [:]
    private var weekSessions: [Int: Int128] = [:]
    private var after: [Int: [(days: ClosedRange<Int32>, dual: Int128)]] = [:]
    private var constant: Int128 = 0
    /// The share of the floor under what is left out.
    private var floorShare: Int64 = 0
    private var cuts: CertificateCuts?
    private var isComplete = true

    private struct Step {
        var people: Int32
        var dual: Int128
    }

    init(_ problem: SlotProblem, scaleBits: Int, threads: Int) {
        self.problem = problem
        self.threads = threads
        scale = Int128(1) << Int128(scaleBits)
        staffing = [[Step]](repeating: [], count: problem.staffing.cellCount)
    }

    /// A proof with a floor of its own is taken without it: floors do not stand on floors, nor on parts.
    mutating func price(_ floor: BoundCertificate.Floor, _ isInterrupted: () -> Bool) {
        guard case .proven(let share, var proof) = floor else { return }
        proof.floor = .none
        proof.parts = .whole
        floorShare = max(0, min(share, LostCostFloor.full))
        let checked = proof.check(in: problem.lostCostAlone, threads: threads, isInterrupted: isInterrupted)
        isComplete = checked.isComplete
        constant += Int128(checked.bound) * scale * Int128(floorShare) / Int128(LostCostFloor.full)
    }

    mutating func price(_ cuts: [BoundCertificate.PricedCut]) {
        guard !cuts.isEmpty else { return }
        let priced = CertificateCuts(cuts, in: problem, scale: scale)
        constant -= priced.constant
        self.cuts = priced
    }

    mutating func price(_ sessions: [Int64], _ rows: [BoundCertificate.PricedRow]) {
        sessionDual = zip(sessions, problem.sessions).map { dual, session in
            let most = Int128(session.leftOutCost) * scale * Int128(LostCostFloor.full - floorShare)
            return max(0, min(Int128(dual), most / Int128(LostCostFloor.full)))
        }
        constant += sessionDual.reduce(0, +)
        for priced in rows { add(priced.row, dual: max(0, min(Int128(priced.dual), Int128(1) << 62))) }
    }

    /// Books one row's multiplier. A row that the problem does not have is left out.
    private mutating func add(_ row: LinkingRow, dual: Int128) {
        guard problem.has(row) else { return }
        let first = Int(row.first)
        let tickKey = first * problem.tickCount + Int(row.second)
        var booked = dual
        switch row.kind {
        case .staffing:
            let step = staffing[tickKey].firstIndex { $0.people == row.third }
            let known = step.map { staffing[tickKey][$0].dual } ?? 0
            booked = min(dual, room(of: row) - known)
            if let step {
                staffing[tickKey][step].dual += booked
            } else {
                staffing[tickKey].append(Step(people: row.third, dual: booked))
            }
        case .groupAway: groupAway[tickKey, default: 0] += dual
        case .attendeeSpacing: spacing[first, default: []].append((problem.daysOfSpacing(row), dual))
        case .facilitatorWeekTicks: weekTicks[dayKey(first, row.second), default: [:]][row.third, default: 0] += dual
        case .facilitatorWeekSessions: weekSessions[dayKey(first, row.second), default: 0] += dual
        case .person: person[tickKey, default: 0] += dual
        case .location: location[tickKey, default: 0] += dual
        case .attendeeDay: attendeeDay[dayKey(first, row.second), default: 0] += dual
        case .target:
            booked = min(dual, room(of: row) - target[first, default: 0])
            target[first, default: 0] += booked
        case .after:
            guard let rule = problem.sessions[first].after else { return }
            after[first, default: []].append((row.second...row.third, dual))
            if let days = problem.predecessorDays(of: row) {
                after[Int(rule.session), default: []].append((days, -dual))
            }
        }
        constant -= booked * Int128(problem.capacity(of: row))
    }

    /// How high the multiplier of a row that may be exceeded can be, beside the cuts over it.
    private func room(of row: LinkingRow) -> Int128 {
        Int128(problem.penalty(of: row) ?? 0) * scale - (cuts?.booked[row] ?? 0)
    }

    private func dayKey(_ who: Int, _ day: Int32) -> Int { who << 32 | Int(UInt32(bitPattern: day)) }

    /// Days that were not looked at when it was interrupted count with more than they can earn.
    func bound(
        _ unrepeatable: [BoundCertificate.Unrepeatable], _ isInterrupted: () -> Bool
    ) -> BoundCertificate.CheckedBound {
        guard !isInterrupted() else { return .init(bound: 0, isComplete: false) }
        var keep: [Int: [Int32]] = [:]
        for entry in unrepeatable { keep[dayKey(Int(entry.facilitator), entry.day)] = entry.sessions }
        let demand = problem.sessions.map(demand)
        // In order, so that what an interrupted check has looked at is the same each time. What candidates earn is computed
        // day by day, since that of all at once takes as much memory as all the rest of a run.
        let days = CandidatesByDay(problem)
        let profits = parallel(days.count, isInterrupted) { number -> Int128 in
            let day = days[number]
            return CertificateSearch.mostProfit(
                items(days.candidates(number), demand), problem.facilitator(Int(day.facilitator), on: day.day),
                unrepeatable: keep[dayKey(Int(day.facilitator), day.day)] ?? [], cutsOfDay: cuts?.ofDay[day] ?? [],
                cutDuals: cuts?.duals ?? [])
        }
        let left = profits.indices.filter { profits[$0] == nil }
        let more = parallel(left.count, { false }) { number in
            CertificateSearch.moreThanAnyProfit(
                items(days.candidates(left[number]), demand),
                problem.facilitator(Int(days[left[number]].facilitator), on: days[left[number]].day))
        }
        let total = constant - (profits + more).reduce(0) { $0 + ($1 ?? 0) }
        return .init(bound: roundedUp(total), isComplete: isComplete && left.isEmpty)
    }

    /// The least cost in cost units that a plan can have and that is not below a scaled sum.
    private func roundedUp(_ total: Int128) -> Cost {
        guard total > 0 else { return 0 }
        let granularity = CostGranularity.of(problem)
        let step = Int128(granularity) * scale
        return Cost((total + step - 1) / step) * granularity
    }

    /// What a function gives for 0 ..< count, computed on all threads; nil for what an interruption kept from that.
    private func parallel<Value>(
        _ count: Int, _ isInterrupted: () -> Bool, _ body: (Int) -> Value
    ) -> [Value?] {
        var values = [Value?](repeating: nil, count: count)
        values.withUnsafeMutableBufferPointer { values in
            nonisolated(unsafe) let values = values
            ParallelChunks.run(count: count, threads: threads) { number in
                if !isInterrupted() { values[number] = body(number) }
            }
        }
        return values
    }

    /// Attendees of a session by group.
    private func demand(_ session: SlotProblem.Session) -> [(group: Int32, count: Int32)] {
        Dictionary(session.attendees.map { (problem.attendees[Int($0)].staffingGroup, Int32(1)) }, uniquingKeysWith: +)
            .map { (group: $0.key, count: $0.value) }
    }

    /// The candidates of a facilitator's day that earn something.
    private func items(
        _ candidates: some Sequence<CandidatesByDay.Candidate>, _ demand: [[(group: Int32, count: Int32)]]
    ) -> [CertificateSearch.Item] {
        candidates.compactMap { candidate in
            let (session, candidate) = (Int(candidate.session), Int(candidate.index))
            var profit = profit(candidate, session, demand[session])
            guard profit > 0 || cuts?.mayGive(session) ?? false else { return nil }
            let charge = cuts?.charge(candidate, session, in: problem)
            profit -= charge?.alone ?? 0
            guard profit > 0 else { return nil }
            return CertificateSearch.Item(
                profit: profit, start: problem.candidates.start[candidate], length: problem.sessions[session].length,
                session: Int32(session), oddCuts: charge?.odd ?? [])
        }
    }

    private func profit(_ candidate: Int, _ session: Int, _ demand: [(group: Int32, count: Int32)]) -> Int128 {
        let start = Int(problem.candidates.start[candidate])
        let length = Int(problem.sessions[session].length)
        let facilitator = Int(problem.candidates.facilitator[candidate])
        let day = problem.dayOfTick[start]
        var profit = sessionDual[session] - Int128(problem.candidates.ownCost(candidate)) * scale
        for tick in start..<start + length {
            for (group, count) in demand {
                let key = Int(group) * problem.tickCount + tick
                profit -= Int128(problem.staffing.cost(ofPeople: Int(count), inCell: key)) * scale
                for step in staffing[key] { profit -= step.dual * Int128(min(count, step.people)) }
                if !groupAway.isEmpty { profit -= (groupAway[key] ?? 0) * Int128(count) }
            }
            if let place = problem.sessions[session].location {
                profit -= location[Int(place) * problem.tickCount + tick] ?? 0
            }
        }
        if !person.isEmpty {
            var people = Set(problem.sessions[session].attendees.map { problem.attendees[Int($0)].person })
            people.insert(problem.facilitators[facilitator].person)
            for who in people {
                for tick in start..<start + length { profit -= person[Int(who) * problem.tickCount + tick] ?? 0 }
            }
        }
        for attendee in problem.sessions[session].attendees {
            profit -= (attendeeDay[dayKey(Int(attendee), day)] ?? 0) * Int128(length)
            for row in spacing[Int(attendee)] ?? [] where row.days.contains(day) { profit -= row.dual }
        }
        for rule in after[session] ?? [] where rule.days.contains(day) { profit -= rule.dual }
        let week = dayKey(facilitator, problem.weekOfTick[start])
        for (divisor, dual) in weekTicks[week] ?? [:] { profit -= dual * Int128(length / Int(divisor)) }
        profit -= weekSessions[week] ?? 0
        return profit - (target[facilitator] ?? 0) * Int128(length)
    }
}
