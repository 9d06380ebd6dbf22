/// As files have it; all numbers are whole, and what a certificate does not use is left out:
///
///     {"scaleBits": 10, "sessionMultipliers": [2048, 0],
///      "rows": [{"rule": "staffing", "group": 0, "tick": 31, "multiplier": 512}],
///      "atMostOnce": [{"facilitator": 4, "day": 2, "sessions": [0]}],
///      "cuts": [{"sessions": [1], "days": [{"facilitator": 4, "day": 2}], "rows": [], "multiplier": 7}],
///      "floor": {"share": 1073741824, "proof": {}}}
///
/// or, where plans are divided, `{"division": {"session": 1, "facilitator": 4, "day": 2}, "there": {}, "elsewhere":
/// {}}` with a certificate on each side; a division without facilitator and day is by whether the session is placed.
///
/// A sum over shares of the sessions is `{"sum": [{"sessions": [0, 2], "proof": {}}]}`.
extension BoundCertificate: Codable {
    private enum Key: String, CodingKey {
        case scaleBits
        case sessionDuals = "sessionMultipliers"
        case rowDuals = "rows"
        case unrepeatable = "atMostOnce"
        case cuts, floor, division, there, elsewhere, sum
    }

    private enum FloorKey: String, CodingKey {
        case share, proof
    }

    /// Reads a certificate or one of branched plans.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        if values.contains(.division) {
            self.init(
                try values.decode(BranchingDecision.self, forKey: .division),
                there: try values.decode(BoundCertificate.self, forKey: .there),
                elsewhere: try values.decode(BoundCertificate.self, forKey: .elsewhere))
            return
        }
        if values.contains(.sum) {
            self.init(sumOf: try values.decode([Share].self, forKey: .sum))
            return
        }
        var floor = Floor.none
        if values.contains(.floor) {
            let told = try values.nestedContainer(keyedBy: FloorKey.self, forKey: .floor)
            floor = .proven(
                share: try told.decode(Int64.self, forKey: .share),
                try told.decode(BoundCertificate.self, forKey: .proof))
        }
        self.init(
            scaleBits: try values.decode(Int.self, forKey: .scaleBits),
            sessionDuals: try values.decode([Int64].self, forKey: .sessionDuals),
            rowDuals: try values.decodeIfPresent([PricedRow].self, forKey: .rowDuals) ?? [],
            unrepeatable: try values.decodeIfPresent([Unrepeatable].self, forKey: .unrepeatable) ?? [],
            cuts: try values.decodeIfPresent([PricedCut].self, forKey: .cuts) ?? [], floor: floor)
    }

    /// Writes what the certificate uses.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        if case .divided(let division, let there, let elsewhere) = parts {
            try values.encode(division, forKey: .division)
            try values.encode(there, forKey: .there)
            try values.encode(elsewhere, forKey: .elsewhere)
            return
        }
        if case .sum(let shares) = parts { return try values.encode(shares, forKey: .sum) }
        try values.encode(scaleBits, forKey: .scaleBits)
        try values.encode(sessionDuals, forKey: .sessionDuals)
        if !rowDuals.isEmpty { try values.encode(rowDuals, forKey: .rowDuals) }
        if !unrepeatable.isEmpty { try values.encode(unrepeatable, forKey: .unrepeatable) }
        if !cuts.isEmpty { try values.encode(cuts, forKey: .cuts) }
        if case .proven(let share, let proof) = floor {
            var told = values.nestedContainer(keyedBy: FloorKey.self, forKey: .floor)
            try told.encode(share, forKey: .share)
            try told.encode(proof, forKey: .proof)
        }
    }
}

/// The row's own fields and the multiplier side by side.
extension BoundCertificate.PricedRow: Codable {
    private enum Key: String, CodingKey {
        case dual = "multiplier"
    }

    /// Reads a row and its multiplier.
    public init(from decoder: any Decoder) throws {
        self.init(
            row: try LinkingRow(from: decoder),
            dual: try decoder.container(keyedBy: Key.self).decode(Int64.self, forKey: .dual))
    }

    /// Writes a row and its multiplier.
    public func encode(to encoder: any Encoder) throws {
        try row.encode(to: encoder)
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(dual, forKey: .dual)
    }
}
