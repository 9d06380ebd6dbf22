import PlanModel

/// People above the forecast according to the service's present answers, by group and tick.
struct FreshStaffing: Equatable {
    private(set) var base: [String: [Int64: Double]] = [:]

    /// Adds the answer to a question about one attendee, whose figures do not count that attendee.
    mutating func take(_ slots: SlotsFile, group: String) {
        for slot in slots.calls.flatMap(\.suggestedSlots) where !slot.staffingDifference.isNaN {
            let first = Tick(at: slot.start).count
            for tick in first..<first + Int64(Tick.covering(minutes: Int(slot.lengthInMinutes))) {
                let seen = base[group, default: [:]][tick] ?? -.infinity
                base[group, default: [:]][tick] = max(seen, slot.staffingDifference + 1)
            }
        }
    }

    func isKnown(_ group: String, _ tick: Int64) -> Bool { base[group]?[tick] != nil }
}
