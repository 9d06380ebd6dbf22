import PlanModel

/// When people may be booked, according to the service's present answers.
struct FreshSchedules {
    struct Period: Equatable {
        var interval: Interval
        /// The activity category; nil if the answer does not state it.
        var category: String?
        var isPaid: Bool
    }

    private(set) var periods: [Identifier: [Period]] = [:]
    /// Why the service reports nothing about a person.
    private(set) var refused: [Identifier: String] = [:]

    /// Adds an answer.
    mutating func take(_ slots: SlotsFile) {
        for call in slots.calls {
            for schedule in call.attendeeSchedules + call.facilitatorSchedules {
                let id = Identifier(slots.users[Int(schedule.user)])
                periods[id, default: []] += schedule.periods.map { period in
                    Period(
                        interval: Interval(start: period.start, end: period.end),
                        category: period.category < 0 ? nil : slots.labels[Int(period.category)],
                        isPaid: period.isPaid)
                }
            }
        }
    }

    /// Records that the service refused to report anything about a person.
    mutating func refuse(_ id: String, saying message: String) { refused[Identifier(id)] = message }

    /// The time in which a person may be booked, with touching intervals joined: by the policy, and during the plan's
    /// own appointments.
    func free(_ id: String, by policy: Policy, own: [Interval]) -> [Interval] {
        let allowed = (periods[Identifier(id)] ?? []).filter { $0.isUsable(by: policy) }.map(\.interval)
        var joined: [Interval] = []
        for period in (allowed + own).sorted(by: { $0.start < $1.start }) {
            if let last = joined.last, period.start <= last.end {
                joined[joined.count - 1].end = max(last.end, period.end)
            } else {
                joined.append(period)
            }
        }
        return joined
    }

    /// The activities of a person in an interval that the policy does not allow to be used, with touching periods of
    /// the same activity joined.
    func obstacles(_ id: String, in interval: Interval, by policy: Policy) -> [Period] {
        let all = (periods[Identifier(id)] ?? []).filter { !$0.isUsable(by: policy) }
            .sorted { $0.interval.start < $1.interval.start }
        var joined: [Period] = []
        for period in all {
            if let last = joined.last, last.isSameActivity(as: period), period.interval.start <= last.interval.end {
                joined[joined.count - 1].interval.end = max(last.interval.end, period.interval.end)
            } else {
                joined.append(period)
            }
        }
        return joined.filter { $0.interval.start < interval.end && interval.start < $0.interval.end }
    }
}

extension FreshSchedules.Period {
    func isUsable(by policy: Policy) -> Bool {
        (category.map { policy.activities.contains($0) } ?? true) && (isPaid || !policy.paidOnly)
    }

    func isSameActivity(as other: Self) -> Bool { category == other.category && isPaid == other.isPaid }

    /// `meeting`, as planners call it; unpaid time says so, as in `unpaid meeting`.
    var words: String {
        let activity: String? =
            switch category {
            case "OnQueueWork": "on queue"
            case "OffQueueWork": "off queue work"
            case "TimeOff": "time off"
            default: category?.lowercased()
            }
        return (isPaid ? "" : "unpaid ") + (activity ?? "time")
    }
}
