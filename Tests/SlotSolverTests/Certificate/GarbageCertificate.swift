@testable import SlotSolver

extension BoundTestGenerator {
    /// Most often within a range, now and then outside of it.
    private mutating func anyIndex(_ count: Int) -> Int32 {
        chance(5) ? pick([.min, .max]) : Int32(below(count + 4) - 2)
    }

    /// A row of any kind, whether or not the problem has it.
    private mutating func anyRow(_ problem: SlotProblem) -> LinkingRow {
        let kind = pick(LinkingRow.Kind.allCases)
        let second = chance(50) ? 0 : anyIndex(problem.tickCount)
        return LinkingRow(
            kind: kind, first: anyIndex(4), second: second,
            third: [.after, .staffing, .facilitatorWeekTicks].contains(kind) || chance(30) ? anyIndex(4) : 0)
    }

    /// A certificate of random numbers; many of its rows are none of the problem's.
    mutating func certificate(for problem: SlotProblem) -> BoundCertificate {
        chance(25) ? sum(for: problem) : plain(for: problem, sessions: problem.sessions.count)
    }

    /// Of shares that are mostly apart and hold together, with certificates that mostly name what is theirs.
    private mutating func sum(for problem: SlotProblem) -> BoundCertificate {
        var shares = [[Int32]](repeating: [], count: 1 + below(3))
        var shareOfFirst: [Int: Int] = [:]
        for session in problem.sessions.indices {
            var first = session
            while let after = problem.sessions[first].after, !chance(2) { first = Int(after.session) }
            let share = shareOfFirst[first] ?? below(shares.count)
            shareOfFirst[first] = share
            if !chance(3) { shares[share].append(Int32(session)) }
            if chance(1) { shares[below(shares.count)].append(Int32(session)) }
        }
        return BoundCertificate(
            sumOf: shares.map { sessions in
                var proof = chance(3) ? certificate(for: problem) : plain(for: problem, sessions: sessions.count)
                if chance(80) { proof.keep(Set(sessions)) }
                return .init(sessions: sessions, certificate: proof)
            })
    }

    private mutating func plain(for problem: SlotProblem, sessions: Int) -> BoundCertificate {
        let bits = below(chance(10) ? 60 : 21)
        let model = RelaxationModel(problem)
        var rows = model.rows.rows.map { BoundCertificate.PricedRow(row: $0, dual: price(bits)) }
        rows += rows.filter { _ in chance(10) }
        rows += (0..<below(12)).map { _ in
            BoundCertificate.PricedRow(row: anyRow(problem), dual: price(bits))
        }
        let duals = (0..<sessions).map { _ in price(bits) }
        let unrepeatable = problem.facilitators.indices.map { facilitator in
            BoundCertificate.Unrepeatable(
                facilitator: Int32(facilitator), day: 0, sessions: problem.sessions.indices.map(Int32.init))
        }
        var certificate = BoundCertificate(
            scaleBits: bits, sessionDuals: duals, rowDuals: rows, unrepeatable: unrepeatable)
        if chance(50) {
            certificate.cuts = (0..<4).map { _ in
                var cut = BoundCertificate.PricedCut(
                    sessions: (0..<below(3)).map { _ in anyIndex(problem.sessions.count) },
                    days: [.init(facilitator: anyIndex(3), day: anyIndex(3))],
                    rows: chance(50) ? [anyRow(problem)] : [], dual: price(bits))
                cut.rows += rows.map(\.row).filter { _ in chance(20) }
                return cut
            }
        }
        if chance(40) { certificate.keepWhat(problem) }
        if chance(20) {
            let session = anyIndex(problem.sessions.count)
            let decision =
                chance(50)
                ? BranchingDecision(session: session)
                : BranchingDecision(session: session, facilitator: anyIndex(3), day: anyIndex(3))
            return BoundCertificate(decision, there: certificate, elsewhere: certificate)
        }
        if chance(50) {
            let share = Int64(below(200) - 20) * LostCostFloor.full / 100
            certificate.floor = .proven(share: share, certificate)
        }
        return certificate
    }

    private mutating func price(_ bits: Int) -> Int64 {
        if chance(2) { return pick([.min, .max]) }
        let size = pick([1, 10, 100, 1000, 1_000_000])
        return (Int64(below(2 * size)) - Int64(size / 8)) << Int64(below(min(20, bits) + 1))
    }
}

extension BoundCertificate {
    /// Leaves out sessions but these.
    fileprivate mutating func keep(_ sessions: Set<Int32>) {
        rowDuals.removeAll { $0.row.kind == .after && !sessions.contains($0.row.first) }
        cuts.removeAll { cut in
            !cut.sessions.allSatisfy(sessions.contains)
                || cut.rows.contains { $0.kind == .after && !sessions.contains($0.first) }
        }
        for entry in unrepeatable.indices { unrepeatable[entry].sessions.removeAll { !sessions.contains($0) } }
        if case .proven(let share, var proof) = floor {
            proof.keep(sessions)
            floor = .proven(share: share, proof)
        }
    }

    /// Leaves out whatever the problem does not have.
    fileprivate mutating func keepWhat(_ problem: SlotProblem) {
        scaleBits = min(scaleBits, Self.mostScaleBits)
        rowDuals.removeAll { !problem.has($0.row) }
        cuts.removeAll { cut in
            !cut.rows.allSatisfy(problem.has)
                || !cut.sessions.allSatisfy { problem.sessions.indices.contains(Int($0)) }
                || !cut.days.allSatisfy {
                    problem.facilitators.indices.contains(Int($0.facilitator)) && problem.has(day: $0.day)
                }
        }
        unrepeatable.removeAll { !problem.has(day: $0.day) }
    }
}
