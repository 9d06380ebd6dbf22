/// A policy in a plan: each field by its name in a request, costs as numbers.
extension Policy: Codable {
    private enum CodingKeys: String, CodingKey {
        case candidates, activities, paidOnly, ratings, staffingFloor, locations, unscheduledCost, understaffingCost
        case preferenceCost, latenessCost, timeOfDayCost, overloadCost
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        candidates = try fields.decode(CandidateMode.self, forKey: .candidates)
        activities = try fields.decode([String].self, forKey: .activities)
        paidOnly = try fields.decode(Bool.self, forKey: .paidOnly)
        ratings = try fields.decode([String].self, forKey: .ratings)
        staffingFloor = try fields.decode(ExactDecimal.self, forKey: .staffingFloor)
        locations = try fields.decode([String: Int].self, forKey: .locations)
        unscheduledCost = try fields.decode(ExactDecimal.self, forKey: .unscheduledCost)
        understaffingCost = try fields.decode(ExactDecimal.self, forKey: .understaffingCost)
        preferenceCost = try fields.decode(ExactDecimal.self, forKey: .preferenceCost)
        latenessCost = try fields.decode(ExactDecimal.self, forKey: .latenessCost)
        timeOfDayCost = try fields.decode(ExactDecimal.self, forKey: .timeOfDayCost)
        overloadCost = try fields.decode(ExactDecimal.self, forKey: .overloadCost)
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(candidates, forKey: .candidates)
        try fields.encode(activities, forKey: .activities)
        try fields.encode(paidOnly, forKey: .paidOnly)
        try fields.encode(ratings, forKey: .ratings)
        try fields.encode(staffingFloor, forKey: .staffingFloor)
        try fields.encode(locations, forKey: .locations)
        try fields.encode(unscheduledCost, forKey: .unscheduledCost)
        try fields.encode(understaffingCost, forKey: .understaffingCost)
        try fields.encode(preferenceCost, forKey: .preferenceCost)
        try fields.encode(latenessCost, forKey: .latenessCost)
        try fields.encode(timeOfDayCost, forKey: .timeOfDayCost)
        try fields.encode(overloadCost, forKey: .overloadCost)
    }
}

/// As a number: six decimals and nine digits before them, as policies have them, are within what a double holds exactly.
extension ExactDecimal: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let number = try container.decode(Double.self)
        guard let exact = ExactDecimal("\(number)") else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\(number) is no number with at most 18 digits")
        }
        self = exact
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(double)
    }
}
