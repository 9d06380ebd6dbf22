import PlanModel
import SlotSolver

/// Finds the certificate that a proof writes by names, or everything in it that request and slots do not have.
struct ProofReading {
    private(set) var reasons: [String] = []
    private let proof: PlanProof
    private let sessionCount: Int
    private var sessions: [Int32] = []
    private var days: [BoundCertificate.FacilitatorDay] = []
    private var rows: [LinkingRow?] = []
    /// Nil for a cut over a row of which there is nothing to multiply.
    private var cuts: [BoundCertificate.PricedCut?] = []
    /// By part, the share that it belongs to; none for parts of all sessions.
    private var shareOfPart: [Int: Int] = [:]
    private var shares: [PlanProof.Share] = []

    /// Divisions one below the other: looking through them takes stack.
    private static let mostDivisions = 500

    /// What a proof says in the problem's numbers; nil and the reasons where it says nothing.
    static func certificate(
        _ proof: PlanProof, of compiled: PlanningProblem
    ) -> (certificate: BoundCertificate?, reasons: [String]) {
        var reading = ProofReading(proof, ProofNumbers(compiled), sessionCount: compiled.request.sessions.count)
        guard reading.reasons.isEmpty else { return (nil, reading.reasons) }
        let certificate = reading.certificate(at: 0)
        return (reading.reasons.isEmpty ? certificate : nil, reading.reasons)
    }

    private init(_ proof: PlanProof, _ numbers: ProofNumbers, sessionCount: Int) {
        self.proof = proof
        self.sessionCount = sessionCount
        sessions = table("sessions", proof.sessions, Int32(-1)) { key throws(ProofNumbers.Unknown) in
            try numbers.session(key)
        }
        days = table("days", proof.days, .init(facilitator: -1, day: -1)) { day throws(ProofNumbers.Unknown) in
            try numbers.day(day)
        }
        rows = table("rows", proof.rows, nil) { row throws(ProofNumbers.Unknown) in
            try numbers.row(row)
        }
        readCuts()
        checkParts()
    }

    private mutating func table<Name, Number: Hashable>(
        _ name: String, _ entries: [Name], _ none: Number, _ find: (Name) throws(ProofNumbers.Unknown) -> Number
    ) -> [Number] {
        var seen: Set<Number> = []
        return entries.enumerated().map { index, entry in
            do throws(ProofNumbers.Unknown) {
                let number = try find(entry)
                if number != none, !seen.insert(number).inserted {
                    reasons.append("\(name)[\(index)]: stands there twice")
                }
                return number
            } catch {
                reasons.append("\(name)[\(index)]: \(error.reason)")
                return none
            }
        }
    }

    private mutating func readCuts() {
        for (index, cut) in proof.cuts.enumerated() {
            let own = picked(cut.sessions, sessions, "cuts[\(index)].sessions")
            let days = picked(cut.days, days, "cuts[\(index)].days")
            let rows = picked(cut.rows, rows, "cuts[\(index)].rows")
            let known = rows.compactMap(\.self)
            cuts.append(
                known.count == rows.count ? .init(sessions: own, days: days, rows: known, dual: 0) : nil)
        }
    }

    /// What stands at places of a table, each once.
    private mutating func picked<Number>(_ places: [Int], _ table: [Number], _ field: String) -> [Number] {
        guard places.allSatisfy(table.indices.contains), Set(places).count == places.count else {
            reasons.append("\(field): is no list of different places in the table")
            return []
        }
        return places.map { table[$0] }
    }

    /// Parts are a tree from the first one on, each behind the one that refers to it, so that looking through them ends.
    /// Floors are parts of multipliers of their own.
    private mutating func checkParts() {
        if proof.parts.isEmpty { reasons.append("parts: there is none") }
        var depths = [0: 0]
        for (index, part) in proof.parts.enumerated() {
            switch part {
            case .sum(let shares):
                guard index == 0 else {
                    reasons.append("parts[\(index)]: is a sum, and not the first part")
                    continue
                }
                self.shares = shares
                for (number, share) in shares.enumerated() {
                    if share.part <= 0 || share.part >= proof.parts.count || depths[share.part] != nil {
                        reasons.append("parts[0].sum: \(share.part) is no later part that belongs to one share alone")
                    }
                    depths[share.part] = 0
                    shareOfPart[share.part] = number
                }
            case .division(_, _, let there, let elsewhere):
                let depth = (depths[index] ?? 0) + 1
                for child in [there, elsewhere] {
                    if child <= index || child >= proof.parts.count || depths[child] != nil {
                        reasons.append("parts[\(index)]: \(child) is no later part that belongs to it alone")
                    }
                    depths[child] = depth
                    shareOfPart[child] = shareOfPart[index]
                    if depth > Self.mostDivisions {
                        reasons.append("parts[\(child)]: is below more than \(Self.mostDivisions) divisions")
                    }
                }
            case .multipliers(let multipliers):
                guard let floor = multipliers.floor else { continue }
                if !isPlain(floor.part) {
                    reasons.append("parts[\(index)].floor: is no part of multipliers without a floor")
                }
                let share = shareOfPart[index]
                if let share, shareOfPart[floor.part] ?? share != share {
                    reasons.append("parts[\(index)].floor: \(floor.part) belongs to another share")
                }
                shareOfPart[floor.part] = share
            }
        }
    }

    private func isPlain(_ part: Int) -> Bool {
        guard proof.parts.indices.contains(part), case .multipliers(let multipliers) = proof.parts[part] else {
            return false
        }
        return multipliers.floor == nil
    }

    private mutating func certificate(at place: Int) -> BoundCertificate {
        switch proof.parts[place] {
        case .sum(let shares):
            return BoundCertificate(
                sumOf: shares.map { share in
                    let own = picked(share.sessions, sessions, "parts[\(place)].sum")
                    return .init(sessions: own, certificate: certificate(at: share.part))
                })
        case .multipliers(let multipliers):
            return certificate(multipliers, "parts[\(place)]", shareOfPart[place].map { shares[$0].sessions.count })
        case .division(let session, let day, let there, let elsewhere):
            let session = picked([session], sessions, "parts[\(place)].division.session").first ?? 0
            var decision = BranchingDecision(session: session)
            if let day, let known = picked([day], days, "parts[\(place)].division.day").first {
                decision = BranchingDecision(session: session, facilitator: known.facilitator, day: known.day)
            }
            return BoundCertificate(decision, there: certificate(at: there), elsewhere: certificate(at: elsewhere))
        }
    }

    /// - Parameter count: sessions of the share that it belongs to; nil for none.
    private mutating func certificate(
        _ told: PlanProof.Multipliers, _ field: String, _ count: Int?
    ) -> BoundCertificate {
        if !(0...BoundCertificate.mostScaleBits).contains(told.scaleBits) {
            reasons.append("\(field).scaleBits: is no number from 0 to \(BoundCertificate.mostScaleBits)")
        }
        var certificate = BoundCertificate(
            scaleBits: told.scaleBits, sessionDuals: sessionDuals(told, field, count), rowDuals: [], unrepeatable: [])
        let rows = picked(told.rows.map(\.place), rows, "\(field).rows")
        certificate.rowDuals = zip(rows, told.rows).compactMap { row, told in
            row.map { .init(row: $0, dual: told.multiplier) }
        }
        let cuts = picked(told.cuts.map(\.place), cuts, "\(field).cuts")
        certificate.cuts = zip(cuts, told.cuts).compactMap { cut, told in
            cut.map { .init(sessions: $0.sessions, days: $0.days, rows: $0.rows, dual: told.multiplier) }
        }
        let days = picked(told.once.map(\.day), days, "\(field).once")
        certificate.unrepeatable = zip(days, told.once).map {
            let kept = picked($1.sessions, sessions, "\(field).once")
            return .init(facilitator: $0.facilitator, day: $0.day, sessions: kept)
        }
        if let floor = told.floor {
            certificate.floor = .proven(share: floor.share, self.certificate(at: floor.part))
        }
        return certificate
    }

    /// By the share's sessions, or else by the problem's; one that the proof does not price is worth nothing.
    private mutating func sessionDuals(
        _ told: PlanProof.Multipliers, _ field: String, _ count: Int?
    ) -> [Int64] {
        if let count {
            if told.sessions.count == count { return told.sessions }
            reasons.append("\(field).sessions: is no list of a multiplier for each of the share's sessions")
            return []
        }
        guard told.sessions.count == sessions.count else {
            reasons.append("\(field).sessions: is no list of a multiplier for each of the proof's sessions")
            return []
        }
        var duals = [Int64](repeating: 0, count: sessionCount)
        for (session, dual) in zip(sessions, told.sessions) { duals[Int(session)] = dual }
        return duals
    }
}
