extension PlanProof.Part: Codable {
    private enum Key: String, CodingKey {
        case division, there, elsewhere, sum
    }

    private struct Division: Codable {
        var session: Int
        var day: Int?
    }

    /// Reads a division, a sum, or multipliers.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        if let shares = try fields.decodeIfPresent([PlanProof.Share].self, forKey: .sum) {
            self = .sum(shares)
            return
        }
        guard let division = try fields.decodeIfPresent(Division.self, forKey: .division) else {
            self = .multipliers(try PlanProof.Multipliers(from: decoder))
            return
        }
        self = .division(
            session: division.session, day: division.day, there: try fields.decode(Int.self, forKey: .there),
            elsewhere: try fields.decode(Int.self, forKey: .elsewhere))
    }

    /// Writes a division, a sum, or multipliers.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .multipliers(let multipliers): try multipliers.encode(to: encoder)
        case .division(let session, let day, let there, let elsewhere):
            var fields = encoder.container(keyedBy: Key.self)
            try fields.encode(Division(session: session, day: day), forKey: .division)
            try fields.encode(there, forKey: .there)
            try fields.encode(elsewhere, forKey: .elsewhere)
        case .sum(let shares):
            var fields = encoder.container(keyedBy: Key.self)
            try fields.encode(shares, forKey: .sum)
        }
    }
}

extension PlanProof.Multipliers: Codable {
    private enum Key: String, CodingKey {
        case scaleBits, sessions, rows, once, cuts, floor
    }

    /// Reads what there is; what is left out is not used.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        self.init(
            scaleBits: try fields.decode(Int.self, forKey: .scaleBits),
            sessions: try fields.decode([Int64].self, forKey: .sessions),
            rows: try fields.decodeIfPresent([PlanProof.Priced].self, forKey: .rows) ?? [],
            once: try fields.decodeIfPresent([PlanProof.Once].self, forKey: .once) ?? [],
            cuts: try fields.decodeIfPresent([PlanProof.Priced].self, forKey: .cuts) ?? [],
            floor: try fields.decodeIfPresent(PlanProof.Floor.self, forKey: .floor))
    }

    /// Writes what is used.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(scaleBits, forKey: .scaleBits)
        try fields.encode(sessions, forKey: .sessions)
        if !rows.isEmpty { try fields.encode(rows, forKey: .rows) }
        if !once.isEmpty { try fields.encode(once, forKey: .once) }
        if !cuts.isEmpty { try fields.encode(cuts, forKey: .cuts) }
        try fields.encodeIfPresent(floor, forKey: .floor)
    }
}
