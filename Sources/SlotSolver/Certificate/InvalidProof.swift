/// A certificate that names what the problem does not have, told what.
public struct InvalidProof: Error, Equatable, CustomStringConvertible {
    /// What it names, and which part of it does.
    public let description: String
}

extension BoundCertificate {
    /// Throws `InvalidProof` unless everything that the certificate names is part of the problem: it was then made for
    /// this problem, or one of the same shape. What its numbers prove is another question, and any numbers are fine.
    ///
    /// - Parameter problem: one that `SlotProblem.validate` has nothing against.
    public func validate(for problem: SlotProblem) throws(InvalidProof) {
        guard case .sum(let shares) = parts else { return try validate(for: problem, sessions: nil) }
        if let fault = problem.fault(in: shares) { throw InvalidProof(description: fault) }
        for share in shares { try share.certificate.validate(for: problem, sessions: Set(share.sessions)) }
    }

    /// - Parameter sessions: those of the share that it is about; nil for all.
    private func validate(for problem: SlotProblem, sessions: Set<Int32>?) throws(InvalidProof) {
        func requireSession(_ session: Int32, _ who: String) throws(InvalidProof) {
            try problem.requireSession(session, who)
            try require(sessions?.contains(session) ?? true, "\(who): session \(session) is none of its share")
        }
        func requireRow(_ row: LinkingRow, _ who: String) throws(InvalidProof) {
            try problem.requireRow(row, who)
            if row.kind == .after { try requireSession(row.first, who) }
        }
        switch parts {
        case .whole: break
        case .divided(let decision, let there, let elsewhere):
            try requireSession(decision.session, "a division")
            try require(
                (decision.facilitator == nil) == (decision.day == nil),
                "a division: a facilitator and a day, or neither of them")
            if let place = decision.place { try problem.requireDay(place, "a division") }
            try there.validate(for: problem, sessions: sessions)
            try elsewhere.validate(for: problem, sessions: sessions)
            return
        case .sum: throw InvalidProof(description: "a sum stands below a share or a division")
        }
        let count = sessions?.count ?? problem.sessions.count
        try require(
            sessionDuals.count == count, "it prices \(sessionDuals.count) sessions, the problem has \(count)")
        try require(
            (0...Self.mostScaleBits).contains(scaleBits),
            "scaleBits is \(scaleBits), expected 0 to \(Self.mostScaleBits)")
        for priced in rowDuals { try requireRow(priced.row, "a row") }
        for entry in unrepeatable {
            try problem.requireDay(.init(facilitator: entry.facilitator, day: entry.day), "a day's search")
            for session in entry.sessions { try requireSession(session, "a day's search") }
        }
        for cut in cuts {
            for session in cut.sessions { try requireSession(session, "a cut") }
            for day in cut.days { try problem.requireDay(day, "a cut") }
            for row in cut.rows { try requireRow(row, "a cut") }
        }
        if case .proven(_, let proof) = floor { try proof.validate(for: problem, sessions: sessions) }
    }
}

private func require(_ holds: Bool, _ text: @autoclosure () -> String) throws(InvalidProof) {
    if !holds { throw InvalidProof(description: text()) }
}

extension SlotProblem {
    /// The first thing that keeps shares of sessions from being added up, nil where nothing does.
    func fault(in shares: [BoundCertificate.Share]) -> String? {
        var shareOfSession = [Int](repeating: -1, count: sessions.count)
        for (number, share) in shares.enumerated() {
            for session in share.sessions {
                guard sessions.indices.contains(Int(session)) else {
                    return "a share: the problem has no session \(session)"
                }
                guard shareOfSession[Int(session)] < 0 else {
                    return "a share: session \(session) is in two, or twice in one"
                }
                shareOfSession[Int(session)] = number
            }
        }
        for share in shares {
            for session in share.sessions {
                guard let before = sessions[Int(session)].after?.session else { continue }
                guard shareOfSession[Int(before)] == shareOfSession[Int(session)] else {
                    return "a share: session \(session) is without the session \(before) that it follows"
                }
            }
        }
        return nil
    }

    fileprivate func requireRow(_ row: LinkingRow, _ who: String) throws(InvalidProof) {
        try require(has(row), "\(who): the problem has no \(row)")
    }

    fileprivate func requireSession(_ session: Int32, _ who: String) throws(InvalidProof) {
        try require(sessions.indices.contains(Int(session)), "\(who): the problem has no session \(session)")
    }

    fileprivate func requireDay(_ day: BoundCertificate.FacilitatorDay, _ who: String) throws(InvalidProof) {
        try require(
            facilitators.indices.contains(Int(day.facilitator)),
            "\(who): the problem has no facilitator \(day.facilitator)")
        try require(has(day: day.day), "\(who): the problem has no day \(day.day)")
    }
}
