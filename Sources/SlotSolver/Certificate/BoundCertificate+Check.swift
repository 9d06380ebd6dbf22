extension BoundCertificate {
    /// What a check found out.
    struct CheckedBound: Sendable {
        /// No plan costs less, in cost units.
        var bound: Cost
        /// Whether it is all that the certificate proves: not where the check was interrupted.
        var isComplete: Bool
    }

    /// The bound that the certificate proves, from the problem alone and in exact arithmetic: no plan costs less.
    ///
    /// - Parameter threads: how many of them look at facilitator-days, or at parts where plans are divided into many.
    func recomputedBound(in problem: SlotProblem, threads: Int = 1) -> Cost {
        check(in: problem, threads: threads) { false }.bound
    }

    /// The bound that the certificate proves, or a weaker one if that was interrupted. Rows that the problem does not
    /// have are left out.
    ///
    /// Written for being checked, not for speed, and on its own: it shares neither tables nor search with the code that
    /// finds multipliers.
    /// - Parameter isInterrupted: asked from all threads, at every session and facilitator-day.
    func check(in problem: SlotProblem, threads: Int, isInterrupted: () -> Bool) -> CheckedBound {
        if case .sum(let shares) = parts { return check(shares, in: problem, threads: threads, isInterrupted) }
        let leaves = leaves
        let areMany = leaves.count >= 2 * threads
        var checked = [CheckedBound](repeating: CheckedBound(bound: 0, isComplete: false), count: leaves.count)
        checked.withUnsafeMutableBufferPointer { checked in
            nonisolated(unsafe) let checked = checked
            ParallelChunks.run(count: leaves.count, threads: areMany ? threads : 1) { number in
                guard !isInterrupted() else { return }
                let leaf = leaves[number]
                checked[number] = leaf.certificate.checkDuals(
                    in: leaf.path.isEmpty ? problem : problem.part(leaf.path), threads: areMany ? 1 : threads,
                    isInterrupted)
            }
        }
        return CheckedBound(
            bound: checked.map(\.bound).min() ?? 0, isComplete: checked.allSatisfy(\.isComplete))
    }

    private struct Leaf {
        var path: BranchingPath
        var certificate: BoundCertificate
    }

    /// The parts that are not divided any further.
    private var leaves: [Leaf] {
        guard case .divided(let decision, let there, let elsewhere) = parts else {
            return [Leaf(path: [], certificate: self)]
        }
        return [(BranchingDecision.Part.there, there), (.elsewhere, elsewhere)].flatMap { part, certificate in
            certificate.leaves.map { Leaf(path: [(decision, part)] + $0.path, certificate: $0.certificate) }
        }
    }

    /// How many parts are not divided any further: what a check takes is in proportion. Of a sum, the most of a share.
    var partCount: Int {
        guard case .sum(let shares) = parts else { return leaves.count }
        return shares.map { $0.certificate.partCount }.max() ?? 1
    }

    /// Shares that are none prove nothing.
    private func check(
        _ shares: [Share], in problem: SlotProblem, threads: Int, _ isInterrupted: () -> Bool
    ) -> CheckedBound {
        guard problem.fault(in: shares) == nil else { return CheckedBound(bound: 0, isComplete: true) }
        let areMany = shares.count >= 2 * threads
        var checked = [CheckedBound](repeating: CheckedBound(bound: 0, isComplete: false), count: shares.count)
        checked.withUnsafeMutableBufferPointer { checked in
            nonisolated(unsafe) let checked = checked
            ParallelChunks.run(count: shares.count, threads: areMany ? threads : 1) { number in
                guard !isInterrupted() else { return }
                let part = ProblemPart(of: problem, sessions: shares[number].sessions)
                let certificate = part.own(shares[number].certificate, of: problem)
                checked[number] = certificate.check(
                    in: part.problem, threads: areMany ? 1 : threads, isInterrupted: isInterrupted)
            }
        }
        return CheckedBound(
            bound: checked.reduce(0) { $0 + $1.bound }, isComplete: checked.allSatisfy(\.isComplete))
    }

    private func checkDuals(in problem: SlotProblem, threads: Int, _ isInterrupted: () -> Bool) -> CheckedBound {
        guard sessionDuals.count == problem.sessions.count, (0...Self.mostScaleBits).contains(scaleBits) else {
            return CheckedBound(bound: 0, isComplete: true)
        }
        var check = CertificateCheck(problem, scaleBits: scaleBits, threads: threads)
        check.price(floor, isInterrupted)
        check.price(cuts)
        check.price(sessionDuals, rowDuals)
        return check.bound(unrepeatable, isInterrupted)
    }
}
