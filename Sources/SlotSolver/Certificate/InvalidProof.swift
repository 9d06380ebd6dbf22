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
        if case .divided(let decision, let there, let elsewhere) = parts {
            try problem.requireSession(decision.session, "a division")
            try require(
                (decision.facilitator == nil) == (decision.day == nil),
                "a division: a facilitator and a day, or neither of them")
            if let place = decision.place { try problem.requireDay(place, "a division") }
            try there.validate(for: problem)
            try elsewhere.validate(for: problem)
            return
        }
        try require(
            sessionDuals.count == problem.sessions.count,
            "it prices \(sessionDuals.count) sessions, the problem has \(problem.sessions.count)")
        try require(
            (0...Self.mostScaleBits).contains(scaleBits),
            "scaleBits is \(scaleBits), expected 0 to \(Self.mostScaleBits)")
        for priced in rowDuals { try problem.requireRow(priced.row, "a row") }
        for entry in unrepeatable {
            try problem.requireDay(.init(facilitator: entry.facilitator, day: entry.day), "a day's search")
            for session in entry.sessions { try problem.requireSession(session, "a day's search") }
        }
        for cut in cuts {
            for session in cut.sessions { try problem.requireSession(session, "a cut") }
            for day in cut.days { try problem.requireDay(day, "a cut") }
            for row in cut.rows { try problem.requireRow(row, "a cut") }
        }
        if case .proven(_, let proof) = floor { try proof.validate(for: problem) }
    }
}

private func require(_ holds: Bool, _ text: @autoclosure () -> String) throws(InvalidProof) {
    if !holds { throw InvalidProof(description: text()) }
}

extension SlotProblem {
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
