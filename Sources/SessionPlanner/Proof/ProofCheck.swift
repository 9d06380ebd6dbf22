import CoachingModels
public import PlanModel
import SlotSolver

extension PlanningProblem {
    /// Recomputes what a proof proves from request and slots alone.
    ///
    /// - Parameter threads: how many threads look at facilitators' days. The findings do not depend on it.
    /// - Throws: `InternalFault` if the solver refuses the problem.
    public func findings(on proof: PlanProof, threads: Int = 1) throws -> ProofFindings {
        var findings = ProofFindings(
            claimed: proof.bound, multipliers: proof.multiplierCount, parts: proof.leafCount,
            facilitatorDays: facilitatorDayCount, reasons: strangers(proof))
        guard findings.reasons.isEmpty else { return findings }
        let (certificate, reasons) = ProofReading.certificate(proof, of: self)
        findings.reasons = reasons
        guard let certificate else { return findings }
        let proven: Cost
        do {
            proven = try problem.bound(provenBy: certificate, threads: threads)
        } catch let invalid as InvalidProof {
            findings.reasons = ["parts: \(invalid)"]
            return findings
        } catch {
            throw InternalFault("the solver refuses the problem: \(error)")
        }
        let exact = ExactDecimal(units: proven, perOne: problem.unitsPerOne)
        findings.proven = exact
        if !exact.isAtLeast(proof.bound) {
            findings.reasons = ["bound: it claims \(proof.bound), and proves \(exact)"]
        }
        return findings
    }

    /// Messages if it belongs to other files, or counts in other units.
    private func strangers(_ proof: PlanProof) -> [String] {
        let others = [
            ("request", proof.requestSHA256, request.sha256), ("slots", proof.slotsSHA256, slots.sha256),
            ("previous", proof.previousSHA256 ?? "nothing", previous?.sha256 ?? "nothing"),
        ].filter { $0.1 != $0.2 }.map {
            "\($0.0): it is of another file (\($0.0).sha256 is \(ForeignText.shown($0.1)), of the one given \($0.2))"
        }
        let units = problem.unitsPerOne
        return proof.unitsPerOne == units
            ? others
            : others + ["unitsPerOne: it counts \(proof.unitsPerOne) units for a cost of 1, the policy needs \(units)"]
    }

    private var facilitatorDayCount: Int {
        let candidates = problem.candidates
        return Set(
            (0..<candidates.count).map {
                Int64(candidates.facilitator[$0]) << 32 | Int64(problem.dayOfTick[Int(candidates.start[$0])])
            }
        ).count
    }
}

extension PlanProof {
    /// Number of multipliers of sessions, rows and cuts over all parts.
    fileprivate var multiplierCount: Int {
        parts.reduce(0) { count, part in
            guard case .multipliers(let told) = part else { return count }
            return count + told.sessions.count + told.rows.count + told.cuts.count
        }
    }

    /// The number of parts that are not divided further, in the share that has most of them. Parts whose order was not
    /// checked yet count too.
    fileprivate var leafCount: Int {
        guard case .sum(let shares)? = parts.first else { return leafCount(from: 0) }
        return shares.map { leafCount(from: $0.part) }.max() ?? 1
    }

    private func leafCount(from first: Int) -> Int {
        var (count, seen, open) = (0, Set<Int>(), [first])
        while let part = open.popLast() {
            guard parts.indices.contains(part), seen.insert(part).inserted else { continue }
            if case .division(_, _, let there, let elsewhere) = parts[part] {
                open += [there, elsewhere]
            } else {
                count += 1
            }
        }
        return count
    }
}

extension ExactDecimal {
    /// An amount in cost units, of which a power of ten makes a cost of 1.
    package init(units: Int64, perOne: Int64) {
        let places = String(perOne).count - 1
        let digits = String(units)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        self = ExactDecimal("\(padded.dropLast(places)).\(padded.suffix(places))") ?? ExactDecimal(0)
    }

    /// Whether this is no less than another number.
    func isAtLeast(_ other: ExactDecimal) -> Bool {
        let places = max(decimals, other.decimals)
        guard let own = scaled(places: places) else { return digits > 0 }
        guard let others = other.scaled(places: places) else { return other.digits < 0 }
        return own >= others
    }
}
