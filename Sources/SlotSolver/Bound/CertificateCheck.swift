extension BoundCertificate {
    /// The bound that the certificate proves, from the problem alone and in exact arithmetic: no plan costs less.
    ///
    /// Written for being checked, not for speed, and on its own: it shares neither tables nor search with the code that
    /// finds prices.
    /// - Parameter threads: how many parts are looked at at once where plans are divided.
    func recomputedBound(in problem: SlotProblem, threads: Int = 1) -> Cost {
        let leaves = leaves
        guard leaves.count > 1 else { return boundByPrices(in: problem) }
        var bounds = [Cost](repeating: 0, count: leaves.count)
        bounds.withUnsafeMutableBufferPointer { bounds in
            nonisolated(unsafe) let bounds = bounds
            ParallelChunks.run(count: leaves.count, threads: threads) { number in
                bounds[number] = leaves[number].certificate.boundByPrices(in: problem.part(leaves[number].path))
            }
        }
        return bounds.min() ?? 0
    }

    private struct Leaf {
        var path: DivisionPath
        var certificate: BoundCertificate
    }

    /// The parts that are not divided any further.
    private var leaves: [Leaf] {
        guard case .divided(let division, let there, let elsewhere) = parts else {
            return [Leaf(path: [], certificate: self)]
        }
        return [(PlanDivision.Part.there, there), (.elsewhere, elsewhere)].flatMap { part, certificate in
            certificate.leaves.map { Leaf(path: [(division, part)] + $0.path, certificate: $0.certificate) }
        }
    }

    /// How many parts are not divided any further: what a check takes is in proportion.
    var partCount: Int { leaves.count }

    private func boundByPrices(in problem: SlotProblem) -> Cost {
        guard sessionPrices.count == problem.sessions.count, (0...40).contains(scaleBits) else { return 0 }
        var check = CertificateCheck(problem, scaleBits: scaleBits)
        check.price(floor)
        check.price(cuts)
        check.price(sessionPrices, rowPrices)
        return check.bound(unrepeatable)
    }
}

/// One recomputation of a certificate's bound.
private struct CertificateCheck {
    private let problem: SlotProblem
    private let scale: Int128
    private var sessionPrice: [Int128] = []
    /// Staffing prices: `[group * tickCount + tick]`; likewise person and location prices, empty without any.
    private var staffing: [Int128] = []
    private var person: [Int: Int128] = [:]
    private var location: [Int: Int128] = [:]
    private var attendeeDay: [Int: Int128] = [:]
    private var target: [Int: Int128] = [:]
    private var after: [Int: [(days: ClosedRange<Int32>, price: Int128)]] = [:]
    private var constant: Int128 = 0
    /// The share of the floor under what is left out.
    private var floorShare: Int64 = 0
    private var cuts: CertificateCuts?

    init(_ problem: SlotProblem, scaleBits: Int) {
        self.problem = problem
        scale = Int128(1) << Int128(scaleBits)
        staffing = [Int128](repeating: 0, count: problem.headroom.count)
    }

    /// A proof with a floor of its own is taken without it: floors do not stand on floors, nor on parts.
    mutating func price(_ floor: BoundCertificate.Floor) {
        guard case .proven(let share, var proof) = floor else { return }
        proof.floor = .none
        proof.parts = .whole
        floorShare = max(0, min(share, LeftOutFloor.full))
        let cost = proof.recomputedBound(in: problem.leavingOutAlone)
        constant += Int128(cost) * scale * Int128(floorShare) / Int128(LeftOutFloor.full)
    }

    mutating func price(_ cuts: [BoundCertificate.PricedCut]) {
        guard !cuts.isEmpty else { return }
        let priced = CertificateCuts(cuts, in: problem, scale: scale)
        constant -= priced.constant
        self.cuts = priced
    }

    mutating func price(_ sessions: [Int64], _ rows: [BoundCertificate.PricedRow]) {
        sessionPrice = zip(sessions, problem.sessions).map { price, session in
            let most = Int128(session.unscheduledCost) * scale * Int128(LeftOutFloor.full - floorShare)
            return max(0, min(Int128(price), most / Int128(LeftOutFloor.full)))
        }
        constant += sessionPrice.reduce(0, +)
        for priced in rows { add(priced.row, price: max(0, min(Int128(priced.price), Int128(1) << 62))) }
    }

    /// Books one row's price. A row that the problem does not have is left out.
    private mutating func add(_ row: CouplingRow, price: Int128) {
        let first = Int(row.first)
        let tickKey = first * problem.tickCount + Int(row.second)
        var booked = price
        switch row.kind {
        case .staffing:
            guard problem.headroom.indices.contains(tickKey),
                problem.headroom[tickKey] != SlotProblem.unknownHeadroom
            else { return }
            let room = Int128(problem.understaffingCost) * scale - staffing[tickKey] - (cuts?.booked[row] ?? 0)
            booked = min(price, room)
            staffing[tickKey] += booked
        case .person: person[tickKey, default: 0] += price
        case .location: location[tickKey, default: 0] += price
        case .attendeeDay:
            guard problem.attendees[first].maxTicksPerDay != nil else { return }
            attendeeDay[dayKey(first, row.second), default: 0] += price
        case .target:
            guard problem.facilitators[first].targetTicks != nil else { return }
            let room = Int128(problem.overloadCost) * scale - target[first, default: 0] - (cuts?.booked[row] ?? 0)
            booked = min(price, room)
            target[first, default: 0] += booked
        case .after:
            guard let rule = problem.sessions[first].after, row.second <= row.third else { return }
            after[first, default: []].append((row.second...row.third, price))
            if let days = problem.predecessorDays(of: row) {
                after[Int(rule.session), default: []].append((days, -price))
            }
        }
        constant -= booked * Int128(problem.capacity(of: row))
    }

    private func dayKey(_ who: Int, _ day: Int32) -> Int { who << 32 | Int(UInt32(bitPattern: day)) }

    func bound(_ unrepeatable: [BoundCertificate.Unrepeatable]) -> Cost {
        var keep: [Int: [Int32]] = [:]
        for entry in unrepeatable { keep[dayKey(Int(entry.facilitator), entry.day)] = entry.sessions }
        var total = constant
        for (key, items) in itemsByFacilitatorDay() {
            let facilitator = problem.facilitators[key >> 32]
            let day = BoundCertificate.FacilitatorDay(
                facilitator: Int32(key >> 32), day: Int32(truncatingIfNeeded: key))
            total -= CertificateSearch.mostProfit(
                items, facilitator, unrepeatable: keep[key] ?? [], cutsOfDay: cuts?.ofDay[day] ?? [],
                cutPrices: cuts?.prices ?? [])
        }
        let step = Int128(CostGranularity.of(problem)) * scale
        guard total > 0 else { return 0 }
        return Cost((total + step - 1) / step) * CostGranularity.of(problem)
    }

    private func itemsByFacilitatorDay() -> [Int: [CertificateSearch.Item]] {
        var items: [Int: [CertificateSearch.Item]] = [:]
        let usable = UsableCandidates.flags(in: problem)
        for session in problem.sessions.indices {
            let demand = Dictionary(
                problem.sessions[session].attendees.map { (problem.attendees[Int($0)].staffingGroup, Int32(1)) },
                uniquingKeysWith: +)
            let mayGain = cuts?.mayGive(session) ?? false
            for candidate in problem.candidates.range(ofSession: session) where usable[candidate] {
                var profit = profit(candidate, session, demand)
                guard profit > 0 || mayGain else { continue }
                let charge = cuts?.charge(candidate, session, in: problem)
                profit -= charge?.alone ?? 0
                guard profit > 0 else { continue }
                let start = problem.candidates.start[candidate]
                let key = dayKey(Int(problem.candidates.facilitator[candidate]), problem.dayOfTick[Int(start)])
                items[key, default: []].append(
                    .init(
                        profit: profit, start: start, length: problem.sessions[session].length,
                        session: Int32(session), oddCuts: charge?.odd ?? []))
            }
        }
        return items
    }

    private func profit(_ candidate: Int, _ session: Int, _ demand: [Int32: Int32]) -> Int128 {
        let start = Int(problem.candidates.start[candidate])
        let length = Int(problem.sessions[session].length)
        let facilitator = Int(problem.candidates.facilitator[candidate])
        let day = problem.dayOfTick[start]
        var profit = sessionPrice[session] - Int128(problem.candidates.ownCost(candidate)) * scale
        for tick in start..<start + length {
            for (group, count) in demand {
                let key = Int(group) * problem.tickCount + tick
                let headroom = problem.headroom[key]
                profit -= Int128(problem.understaffingCost) * scale * Int128(max(0, count - headroom))
                profit -= staffing[key] * Int128(min(count, headroom))
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
        }
        for rule in after[session] ?? [] where rule.days.contains(day) { profit -= rule.price }
        return profit - (target[facilitator] ?? 0) * Int128(length)
    }
}
