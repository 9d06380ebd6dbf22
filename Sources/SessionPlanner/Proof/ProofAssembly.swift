import PlanModel
import SlotSolver

/// Writes a certificate by names: each name once, each part behind the one that refers to it.
struct ProofAssembly {
    private let names: ProofNames
    private var proof: PlanProof
    private var dayPlaces: [BoundCertificate.FacilitatorDay: Int] = [:]
    private var rowPlaces: [LinkingRow: Int] = [:]
    private var cutPlaces: [CutKey: Int] = [:]
    /// Floors that are in the proof already: the parts of divided plans mostly share one.
    private var floors: [(certificate: BoundCertificate, part: Int)] = []

    /// - Parameter bound: what is claimed, in units: what the certificate proves, or less.
    static func proof(_ certificate: BoundCertificate, bound: Cost, of compiled: PlanningProblem) -> PlanProof {
        var assembly = ProofAssembly(compiled, bound: bound)
        _ = assembly.add(certificate)
        return assembly.proof
    }

    private init(_ compiled: PlanningProblem, bound: Cost) {
        names = ProofNames(compiled)
        proof = PlanProof(
            requestSHA256: compiled.request.sha256, slotsSHA256: compiled.slots.sha256,
            previousSHA256: compiled.previous?.sha256,
            bound: ExactDecimal(units: bound, perOne: compiled.problem.unitsPerOne),
            unitsPerOne: compiled.problem.unitsPerOne, sessions: compiled.request.sessions.map(\.key))
    }

    /// Adds a certificate with all that it refers to; returns its place among the parts.
    private mutating func add(_ certificate: BoundCertificate) -> Int {
        let place = proof.parts.count
        proof.parts.append(.multipliers(.init(scaleBits: 0, sessions: [])))
        switch certificate.parts {
        case .sum(let shares):
            proof.parts[place] = .sum(
                shares.map { share in
                    // What a part's list of multipliers is about is known by its share.
                    floors = []
                    return .init(sessions: share.sessions.map(Int.init), part: add(share.certificate))
                })
        case .whole: proof.parts[place] = .multipliers(multipliers(certificate))
        case .divided(let decision, let there, let elsewhere):
            let day = decision.place.map { self.place($0) }
            proof.parts[place] = .division(
                session: Int(decision.session), day: day, there: add(there), elsewhere: add(elsewhere))
        }
        return place
    }

    private mutating func multipliers(_ certificate: BoundCertificate) -> PlanProof.Multipliers {
        var multipliers = PlanProof.Multipliers(scaleBits: certificate.scaleBits, sessions: certificate.sessionDuals)
        multipliers.rows = certificate.rowDuals.filter { $0.dual != 0 }.map {
            .init(place: place($0.row), multiplier: $0.dual)
        }
        multipliers.once = certificate.unrepeatable.map {
            .init(
                day: place(.init(facilitator: $0.facilitator, day: $0.day)), sessions: $0.sessions.map(Int.init))
        }
        multipliers.cuts = certificate.cuts.filter { $0.dual != 0 }.map {
            .init(place: place($0), multiplier: $0.dual)
        }
        if case .proven(let share, let floor) = certificate.floor {
            multipliers.floor = .init(share: share, part: self.floor(floor))
        }
        return multipliers
    }

    private mutating func floor(_ certificate: BoundCertificate) -> Int {
        if let known = floors.first(where: { $0.certificate == certificate }) { return known.part }
        var plain = certificate
        plain.floor = .none
        plain.parts = .whole
        let part = add(plain)
        floors.append((certificate, part))
        return part
    }

    private mutating func place(_ day: BoundCertificate.FacilitatorDay) -> Int {
        if let known = dayPlaces[day] { return known }
        proof.days.append(names.day(day))
        dayPlaces[day] = proof.days.count - 1
        return proof.days.count - 1
    }

    private mutating func place(_ row: LinkingRow) -> Int {
        if let known = rowPlaces[row] { return known }
        proof.rows.append(names.row(row))
        rowPlaces[row] = proof.rows.count - 1
        return proof.rows.count - 1
    }

    private mutating func place(_ cut: BoundCertificate.PricedCut) -> Int {
        let key = CutKey(sessions: cut.sessions, days: cut.days, rows: cut.rows)
        if let known = cutPlaces[key] { return known }
        proof.cuts.append(
            .init(
                sessions: cut.sessions.map(Int.init), days: cut.days.map { place($0) }, rows: cut.rows.map { place($0) }
            ))
        cutPlaces[key] = proof.cuts.count - 1
        return proof.cuts.count - 1
    }

    private struct CutKey: Hashable {
        var sessions: [Int32]
        var days: [BoundCertificate.FacilitatorDay]
        var rows: [LinkingRow]
    }
}
