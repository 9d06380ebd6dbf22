/// The JSON form defined in proof.md. `ProofFile` writes the same with line ends.
extension PlanProof: Codable {
    private struct Source: Codable {
        var sha256: String
    }

    enum Key: String, CodingKey {
        case coachplan, kind, request, slots, previous, bound, unitsPerOne, sessions, days, rows, cuts, parts
    }

    /// The value of `kind` in a proof's file.
    package static let kind = "proof"

    /// Reads a proof of this version; the meaning of its tables and numbers is examined when it is checked.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        let (kind, version) = (
            try fields.decode(String.self, forKey: .kind), try fields.decode(Int.self, forKey: .coachplan)
        )
        guard kind == Self.kind, version == Self.formatVersion else {
            throw DecodingError.dataCorruptedError(
                forKey: .kind, in: fields, debugDescription: "it is no proof of version \(Self.formatVersion)")
        }
        let text = try fields.decode(String.self, forKey: .bound)
        guard let bound = ExactDecimal(text) else {
            throw DecodingError.dataCorruptedError(
                forKey: .bound, in: fields, debugDescription: "\(text) is no decimal number")
        }
        self.init(
            requestSHA256: try fields.decode(Source.self, forKey: .request).sha256,
            slotsSHA256: try fields.decode(Source.self, forKey: .slots).sha256,
            previousSHA256: try fields.decodeIfPresent(Source.self, forKey: .previous)?.sha256, bound: bound,
            unitsPerOne: try fields.decode(Int64.self, forKey: .unitsPerOne),
            sessions: try fields.decodeIfPresent([String].self, forKey: .sessions) ?? [],
            days: try fields.decodeIfPresent([FacilitatorDay].self, forKey: .days) ?? [],
            rows: try fields.decodeIfPresent([ProofRow].self, forKey: .rows) ?? [],
            cuts: try fields.decodeIfPresent([Cut].self, forKey: .cuts) ?? [],
            parts: try fields.decode([Part].self, forKey: .parts))
    }

    /// Writes all fields, except a previous plan if there is none.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(Self.formatVersion, forKey: .coachplan)
        try fields.encode(Self.kind, forKey: .kind)
        try fields.encode(Source(sha256: requestSHA256), forKey: .request)
        try fields.encode(Source(sha256: slotsSHA256), forKey: .slots)
        try fields.encodeIfPresent(previousSHA256.map(Source.init), forKey: .previous)
        try fields.encode(bound.description, forKey: .bound)
        try fields.encode(unitsPerOne, forKey: .unitsPerOne)
        try fields.encode(sessions, forKey: .sessions)
        try fields.encode(days, forKey: .days)
        try fields.encode(rows, forKey: .rows)
        try fields.encode(cuts, forKey: .cuts)
        try fields.encode(parts, forKey: .parts)
    }
}

/// `["f-priya", "2026-12-08"]`
extension PlanProof.FacilitatorDay: Codable {
    /// Reads a list of two.
    public init(from decoder: any Decoder) throws {
        var pair = try decoder.unkeyedContainer()
        self.init(facilitator: try pair.decode(String.self), day: try pair.decode(LocalDate.self))
        try pair.requireEnd()
    }

    /// Writes a list of two.
    public func encode(to encoder: any Encoder) throws {
        var pair = encoder.unkeyedContainer()
        try pair.encode(facilitator)
        try pair.encode(day)
    }
}

/// `[3, 1048576]`
extension PlanProof.Priced: Codable {
    /// Reads a list of two.
    public init(from decoder: any Decoder) throws {
        var pair = try decoder.unkeyedContainer()
        self.init(place: try pair.decode(Int.self), multiplier: try pair.decode(Int64.self))
        try pair.requireEnd()
    }

    /// Writes a list of two.
    public func encode(to encoder: any Encoder) throws {
        var pair = encoder.unkeyedContainer()
        try pair.encode(place)
        try pair.encode(multiplier)
    }
}

/// `[3, [0, 7]]`
extension PlanProof.Once: Codable {
    /// Reads a list of two.
    public init(from decoder: any Decoder) throws {
        var pair = try decoder.unkeyedContainer()
        self.init(day: try pair.decode(Int.self), sessions: try pair.decode([Int].self))
        try pair.requireEnd()
    }

    /// Writes a list of two.
    public func encode(to encoder: any Encoder) throws {
        var pair = encoder.unkeyedContainer()
        try pair.encode(day)
        try pair.encode(sessions)
    }
}

extension UnkeyedDecodingContainer {
    fileprivate func requireEnd() throws {
        if !isAtEnd {
            throw DecodingError.dataCorruptedError(in: self, debugDescription: "the list is longer than two")
        }
    }
}
