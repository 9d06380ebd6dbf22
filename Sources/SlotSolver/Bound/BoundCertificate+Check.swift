extension BoundCertificate {
    /// The bound that the certificate proves, from the problem alone and in exact arithmetic: no plan costs less.
    ///
    /// Written for being checked, not for speed, and on its own: it shares neither tables nor search with the code that
    /// finds prices.
    /// - Parameter threads: how many parts are looked at at once where plans are divided, or else facilitator-days.
    func recomputedBound(in problem: SlotProblem, threads: Int = 1) -> Cost {
        recomputedBound(in: problem, threads: threads) { false } ?? 0
    }

    /// The bound that the certificate proves, nil if that was interrupted.
    /// - Parameter isInterrupted: asked from all threads, at every session and facilitator-day.
    func recomputedBound(in problem: SlotProblem, threads: Int, isInterrupted: () -> Bool) -> Cost? {
        let leaves = leaves
        guard leaves.count > 1 else { return boundByPrices(in: problem, threads: threads, isInterrupted) }
        var bounds = [Cost?](repeating: nil, count: leaves.count)
        bounds.withUnsafeMutableBufferPointer { bounds in
            nonisolated(unsafe) let bounds = bounds
            ParallelChunks.run(count: leaves.count, threads: threads) { number in
                guard !isInterrupted() else { return }
                bounds[number] = leaves[number].certificate.boundByPrices(
                    in: problem.part(leaves[number].path), threads: 1, isInterrupted)
            }
        }
        return bounds.allSatisfy { $0 != nil } ? bounds.compactMap(\.self).min() : nil
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

    /// Binary digits behind the point beyond which the largest costs would leave 128 bits.
    private static let mostScaleBits = 30

    private func boundByPrices(in problem: SlotProblem, threads: Int, _ isInterrupted: () -> Bool) -> Cost? {
        guard sessionPrices.count == problem.sessions.count, (0...Self.mostScaleBits).contains(scaleBits) else {
            return 0
        }
        var check = CertificateCheck(problem, scaleBits: scaleBits, threads: threads)
        guard check.price(floor, isInterrupted) else { return nil }
        check.price(cuts)
        check.price(sessionPrices, rowPrices)
        return check.bound(unrepeatable, isInterrupted)
    }
}
