extension Multipliers {
    /// Parts of a divided certificate whose multipliers are looked at: those of many parts differ little.
    private static let mostParts = 4

    /// The multipliers of a certificate in a model of the same problem or of one that differs a little, one vector for
    /// each of the first few parts. Rows that the model does not have are left out, those that the certificate does not
    /// multiplier are free.
    static func known(from proof: BoundCertificate, in model: RelaxationModel) -> [Multipliers] {
        let place = model.rows.placeOfRow
        return proof.undividedForms(Self.mostParts, sessions: model.sessionCount).compactMap { part in
            guard part.sessionDuals.count == model.sessionCount else { return nil }
            var duals = [Int64](repeating: 0, count: model.dualCount)
            func set(_ index: Int, _ dual: Int64) {
                let scaled = Int128(dual).shifted(by: model.scaleBits - part.scaleBits)
                duals[index] = Int64(max(0, min(Int128(model.ceiling[index]), scaled)))
            }
            for (session, dual) in part.sessionDuals.enumerated() { set(session, dual) }
            for priced in part.rowDuals {
                if let row = place[priced.row] { set(model.sessionCount + row, priced.dual) }
            }
            return Multipliers(duals: duals)
        }
    }

    /// The same multipliers in the model of a changed problem: sessions keep theirs, rows are found again by what they
    /// stand for.
    func carried(from old: RelaxationModel, to new: RelaxationModel) -> Multipliers {
        guard old !== new else { return self }
        let place = new.rows.placeOfRow
        func moved(_ values: [Int64]) -> [Int64] {
            guard !values.isEmpty else { return [] }
            var moved = [Int64](repeating: 0, count: new.dualCount)
            func set(_ index: Int, _ value: Int64) {
                let scaled = Int128(value).shifted(by: new.scaleBits - old.scaleBits)
                moved[index] = Int64(max(0, min(Int128(new.ceiling[index]), scaled)))
            }
            for session in 0..<new.sessionCount { set(session, values[session]) }
            for (index, row) in old.rows.rows.enumerated() {
                if let at = place[row] { set(new.sessionCount + at, values[old.sessionCount + index]) }
            }
            return moved
        }
        return Multipliers(duals: moved(duals), aggregatePart: moved(aggregatePart))
    }
}

extension LinkingRows {
    /// Where each row stands.
    fileprivate var placeOfRow: [LinkingRow: Int] {
        Dictionary(rows.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
    }
}

extension BoundCertificate {
    /// Certificates of plans of so many sessions that are neither divided nor shared out, as many as there are, from the first
    /// parts of each share.
    func undividedForms(_ most: Int, sessions: Int) -> [BoundCertificate] {
        guard case .sum(let shares) = parts else { return firstParts(most) }
        let parts = shares.map { $0.certificate.firstParts(most) }
        return (0..<(parts.map(\.count).max() ?? 0)).map { number in
            let own = parts.map { $0[min(number, $0.count - 1)] }
            let bits = own.map(\.scaleBits).max() ?? 0
            var together = BoundCertificate(
                scaleBits: bits, sessionDuals: [Int64](repeating: 0, count: sessions), rowDuals: [], unrepeatable: [])
            func scaled(_ dual: Int64, _ part: BoundCertificate) -> Int64 {
                Int64(clamping: Int128(dual).shifted(by: bits - part.scaleBits))
            }
            for (share, part) in zip(shares, own) {
                for (session, dual) in zip(share.sessions, part.sessionDuals) where Int(session) < sessions {
                    together.sessionDuals[Int(session)] = scaled(dual, part)
                }
                together.rowDuals += part.rowDuals.map { .init(row: $0.row, dual: scaled($0.dual, part)) }
            }
            return together
        }
    }

    /// The first parts that are not divided any further.
    fileprivate func firstParts(_ most: Int) -> [BoundCertificate] {
        var found: [BoundCertificate] = []
        var open = [self]
        while let next = open.popLast(), found.count < most {
            if case .divided(_, let there, let elsewhere) = next.parts {
                open += [elsewhere, there]
            } else {
                found.append(next)
            }
        }
        return found
    }
}

extension Int128 {
    /// Times 2 to the power of so many bits, rounded down.
    fileprivate func shifted(by bits: Int) -> Int128 { bits < 0 ? self >> Int128(-bits) : self << Int128(bits) }
}
