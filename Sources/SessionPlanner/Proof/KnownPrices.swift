import PlanModel
import SlotSolver

/// Multipliers that are known of parts of a problem, from proofs by names, as one certificate of the whole.
///
/// Whatever they are, what they prove is found out anew: names that the problem does not have are left out, and of numbers for one
/// thing the last counts.
struct KnownPrices {
    private let compiled: PlanningProblem
    private let numbers: ProofNumbers
    private var sessions: [Int64]
    private var rows: [LinkingRow: Int64] = [:]
    private var hasAny = false

    private static let scaleBits = 20

    init(_ compiled: PlanningProblem) {
        self.compiled = compiled
        numbers = ProofNumbers(compiled)
        sessions = Array(repeating: 0, count: compiled.request.sessions.count)
    }

    /// The certificate that proves most of those by the first list of proofs, by the first two lists, and so on; nil where there are
    /// none. Rows that an earlier list prices keep their multipliers: those of a part are about what was allotted to it.
    static func best(of lists: [[PlanProof]], in compiled: PlanningProblem, threads: Int) -> BoundCertificate? {
        var known = KnownPrices(compiled)
        var best: (certificate: BoundCertificate, bound: Cost)?
        for proofs in lists where !proofs.isEmpty {
            let priced = Set(known.rows.keys)
            for proof in proofs { known.take(proof, except: priced) }
            guard known.hasAny else { continue }
            let certificate = known.certificate
            guard let bound = try? compiled.problem.bound(provenBy: certificate, threads: threads) else { continue }
            if bound > best?.bound ?? -1 { best = (certificate, bound) }
        }
        return best?.certificate
    }

    private var certificate: BoundCertificate {
        let priced = rows.sorted { one, other in
            (one.key.kind.rawValue, one.key.first, one.key.second, one.key.third)
                < (other.key.kind.rawValue, other.key.first, other.key.second, other.key.third)
        }
        return BoundCertificate(
            scaleBits: Self.scaleBits, sessionDuals: sessions,
            rowDuals: priced.map { .init(row: $0.key, dual: $0.value) }, unrepeatable: [])
    }

    private mutating func take(_ proof: PlanProof, except priced: Set<LinkingRow>) {
        guard let first = proof.parts.first else { return }
        if case .sum(let shares) = first {
            for share in shares {
                take(proof, part: share.part, sessions: share.sessions.map { proof.sessions[$0] }, except: priced)
            }
        } else {
            take(proof, part: 0, sessions: proof.sessions, except: priced)
        }
    }

    /// The multipliers of the first part that is not divided any further.
    private mutating func take(_ proof: PlanProof, part: Int, sessions keys: [String], except priced: Set<LinkingRow>) {
        var part = part
        while case .division(_, _, let there, _) = proof.parts[part], there > part { part = there }
        guard case .multipliers(let told) = proof.parts[part] else { return }
        for (key, multiplier) in zip(keys, told.sessions) {
            guard let session = try? numbers.session(key) else { continue }
            sessions[Int(session)] = scaled(multiplier, from: told.scaleBits)
            hasAny = true
        }
        for entry in told.rows where proof.rows.indices.contains(entry.place) {
            guard let row = try? numbers.row(proof.rows[entry.place]), !priced.contains(row) else { continue }
            rows[row] = scaled(entry.multiplier, from: told.scaleBits)
        }
    }

    private func scaled(_ multiplier: Int64, from bits: Int) -> Int64 {
        let shift = Self.scaleBits - max(0, min(bits, BoundCertificate.mostScaleBits))
        let wide = Int128(multiplier)
        return Int64(clamping: shift < 0 ? wide >> Int128(-shift) : wide << Int128(shift))
    }
}
