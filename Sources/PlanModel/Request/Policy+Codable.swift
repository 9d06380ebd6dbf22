/// The form of a policy in a plan: each field by its name in a request, costs as numbers.
extension Policy: Codable {
    /// Reads an object that has all fields, as in a plan; fields that earlier versions did not have may be missing.
    /// Throws `DecodingError` for any other field that is missing or has the wrong type; the bounds of planning.md are
    /// not checked.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: NamedKey.self)
        self.init()
        candidates = try fields.decode(CandidateMode.self, forKey: NamedKey("candidates"))
        activities = try fields.decode([String].self, forKey: NamedKey("activities"))
        paidOnly = try fields.decode(Bool.self, forKey: NamedKey("paidOnly"))
        ratings = try fields.decode([String].self, forKey: NamedKey("ratings"))
        staffingFloor = try fields.decode(ExactDecimal.self, forKey: NamedKey("staffingFloor"))
        marginMinutes = try fields.decodeIfPresent(Int.self, forKey: NamedKey("marginMinutes")) ?? 0
        staffingGroups =
            try fields.decodeIfPresent([String: StaffingGroupPolicy].self, forKey: NamedKey("staffingGroups")) ?? [:]
        hours = try fields.decodeIfPresent([HoursRange].self, forKey: NamedKey("hours")) ?? []
        closed = try fields.decodeIfPresent([HoursRange].self, forKey: NamedKey("closed")) ?? []
        locations = try fields.decode([String: Int].self, forKey: NamedKey("locations"))
        costs = try CostTerms { term in
            let key = NamedKey(term.policyField)
            if term == .moved { return try fields.decodeIfPresent(ExactDecimal.self, forKey: key) ?? term.defaultPrice }
            return try fields.decode(ExactDecimal.self, forKey: key)
        }
        let growth = try fields.decodeIfPresent(ExactDecimal.self, forKey: NamedKey("understaffingGrowth"))
        if let growth { understaffingGrowth = growth }
    }

    /// Writes all fields, including those with default values.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: NamedKey.self)
        try fields.encode(candidates, forKey: NamedKey("candidates"))
        try fields.encode(activities, forKey: NamedKey("activities"))
        try fields.encode(paidOnly, forKey: NamedKey("paidOnly"))
        try fields.encode(ratings, forKey: NamedKey("ratings"))
        try fields.encode(marginMinutes, forKey: NamedKey("marginMinutes"))
        try fields.encode(staffingFloor, forKey: NamedKey("staffingFloor"))
        try fields.encode(staffingGroups, forKey: NamedKey("staffingGroups"))
        try fields.encode(hours, forKey: NamedKey("hours"))
        try fields.encode(closed, forKey: NamedKey("closed"))
        try fields.encode(locations, forKey: NamedKey("locations"))
        try fields.encode(understaffingGrowth, forKey: NamedKey("understaffingGrowth"))
        for (term, cost) in costs.all { try fields.encode(cost, forKey: NamedKey(term.policyField)) }
    }
}

/// Coded as a number: the numbers of policies, with at most six decimals and nine digits before them, survive the
/// conversion to a double.
extension ExactDecimal: Codable {
    /// Reads a number. Throws `DecodingError` for anything else, or a number with more than 18 digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let number = try container.decode(Double.self)
        guard let exact = ExactDecimal("\(number)") else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\(number) is no number with at most 18 digits")
        }
        self = exact
    }

    /// Writes the nearest double as a number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(double)
    }
}
