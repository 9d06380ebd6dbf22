import PlanModel

/// Puts the proofs of parts together: the bounds of sessions that are looked at apart add up. Documentation/proof.md, "A sum".
struct ProofSum {
    private var proof: PlanProof
    private var shares: [PlanProof.Share] = []
    private let placeOfSession: IdentifierTable<Int>
    private var placeOfDay: [PlanProof.FacilitatorDay: Int] = [:]
    private var placeOfRow: [ProofRow: Int] = [:]
    private var placeOfCut: [CutKey: Int] = [:]

    private struct CutKey: Hashable {
        var sessions: [Int]
        var days: [Int]
        var rows: [Int]
    }

    /// A sum of nothing yet, of which nothing is claimed.
    init(of request: PlanRequest, slotsSHA256: String, unitsPerOne: Int64) {
        let keys = request.sessions.map(\.key)
        placeOfSession = IdentifierTable(keys.enumerated().map { ($1, $0) })
        proof = PlanProof(
            requestSHA256: request.sha256, slotsSHA256: slotsSHA256, bound: ExactDecimal(0), unitsPerOne: unitsPerOne,
            sessions: keys, parts: [.sum([])])
    }

    /// The whole, the bound of which is still to be claimed. One share alone is no sum.
    var whole: PlanProof {
        var whole = proof
        if shares.count == 1, shares[0].sessions == Array(whole.sessions.indices) {
            whole.parts.removeFirst()
            whole.parts = whole.parts.map { $0.moved(by: -1) }
        } else {
            whole.parts[0] = .sum(shares)
        }
        return whole
    }

    /// Adds the proof of some sessions: those of its table. A sum is taken for its shares.
    mutating func add(_ other: PlanProof) {
        let sessions = other.sessions.map { placeOfSession[$0] ?? -1 }
        // A proof that names what the whole does not have is of something else; without it less is proven.
        guard !sessions.contains(-1), let first = other.parts.first else { return }
        let days = other.days.map { place(of: $0) }
        let rows = other.rows.map { place(of: $0) }
        let cuts = other.cuts.map { cut in
            place(
                of: CutKey(
                    sessions: cut.sessions.map { sessions[$0] }, days: cut.days.map { days[$0] },
                    rows: cut.rows.map { rows[$0] }))
        }
        var offset = proof.parts.count
        if case .sum(let others) = first {
            offset -= 1
            shares += others.map { share in
                PlanProof.Share(sessions: share.sessions.map { sessions[$0] }, part: share.part + offset)
            }
        } else {
            shares.append(PlanProof.Share(sessions: sessions, part: offset))
        }
        let places = Places(sessions: sessions, days: days, rows: rows, cuts: cuts)
        for part in other.parts {
            if case .sum = part { continue }
            proof.parts.append(part.renamed(places).moved(by: offset))
        }
    }

    private mutating func place(of day: PlanProof.FacilitatorDay) -> Int {
        if let known = placeOfDay[day] { return known }
        placeOfDay[day] = proof.days.count
        proof.days.append(day)
        return proof.days.count - 1
    }

    private mutating func place(of row: ProofRow) -> Int {
        if let known = placeOfRow[row] { return known }
        placeOfRow[row] = proof.rows.count
        proof.rows.append(row)
        return proof.rows.count - 1
    }

    private mutating func place(of cut: CutKey) -> Int {
        if let known = placeOfCut[cut] { return known }
        placeOfCut[cut] = proof.cuts.count
        proof.cuts.append(PlanProof.Cut(sessions: cut.sessions, days: cut.days, rows: cut.rows))
        return proof.cuts.count - 1
    }

    /// Where the entries of another proof's tables stand.
    fileprivate struct Places {
        var sessions: [Int]
        var days: [Int]
        var rows: [Int]
        var cuts: [Int]
    }
}

extension PlanProof.Part {
    /// The same with names at other places of the tables. Lists of a share's sessions stay as they are.
    fileprivate func renamed(_ places: ProofSum.Places) -> PlanProof.Part {
        switch self {
        case .division(let session, let day, let there, let elsewhere):
            return .division(
                session: places.sessions[session], day: day.map { places.days[$0] }, there: there, elsewhere: elsewhere)
        case .multipliers(var told):
            told.rows = told.rows.map { .init(place: places.rows[$0.place], multiplier: $0.multiplier) }
            told.cuts = told.cuts.map { .init(place: places.cuts[$0.place], multiplier: $0.multiplier) }
            told.once = told.once.map { once in
                .init(day: places.days[once.day], sessions: once.sessions.map { places.sessions[$0] })
            }
            return .multipliers(told)
        case .sum: return self
        }
    }

    /// The same where all parts stand so many places further.
    fileprivate func moved(by offset: Int) -> PlanProof.Part {
        switch self {
        case .division(let session, let day, let there, let elsewhere):
            return .division(session: session, day: day, there: there + offset, elsewhere: elsewhere + offset)
        case .multipliers(var told):
            told.floor?.part += offset
            return .multipliers(told)
        case .sum(let shares):
            return .sum(shares.map { PlanProof.Share(sessions: $0.sessions, part: $0.part + offset) })
        }
    }
}
