import PlanModel

/// Something in a plan about which somebody must decide before it is applied.
struct PlanWarning: Sendable, Equatable {
    /// The subject of a warning, in the order of reports.
    enum Kind: String, Sendable, CaseIterable {
        /// A session that leaves a group more than one person short.
        case shortAfter
        /// A session that begins when its group is already short.
        case shortBefore
        /// More than two people of a group are away at once.
        case manyAway
        /// A session close to the edge of somebody's free time.
        case nearEdge
        /// Groups that are probably one, counted twice.
        case sameStaffing
        /// Answers of the service that are older than a day.
        case oldSlots
        /// Sessions on a day that is over, or in the past hours of this day.
        case past
    }

    var kind: Kind
    /// People, time and amount, in one line.
    var message: String
    /// How bad it is among warnings of one kind: the larger, the worse.
    var weight: Double
    var session: String?
    var groups: [String] = []
    var people: [ReportPerson] = []
    var start: Instant?
    var end: Instant?
    var before: Double?
    var after: Double?
    var away: Int?
    var minutesBefore: Int?
    var minutesAfter: Int?
    /// The quarter hour that it is about, if several warnings may be about the same.
    var peak: Instant?
    /// The number of sessions, for a day that is over.
    var sessions: Int?
}

extension PlanWarning.Kind {
    /// Up to this many sessions close to an edge are reported one by one. With more, there is nothing to decide about
    /// each: what they have in common is a policy without a margin.
    private static let mostEdges = 5

    /// One line for all warnings of this kind, if there are too many to list each; otherwise nil.
    func summary(_ count: Int) -> String? {
        guard self == .nearEdge, count > Self.mostEdges else { return nil }
        return "\(Numbers.counted(count, "session")) are less than \(NearEdge.minutes) minutes from the edge of "
            + "somebody's free time (policy.marginMinutes keeps attendees from it; --only-warnings has them)."
    }

    /// What this many warnings of one kind have in common; nil if each is reported by itself.
    func heading(_ count: Int) -> String? {
        let isOne = count == 1
        let sessions = Numbers.counted(count, "session")
        return switch self {
        case .shortAfter:
            "\(sessions) \(isOne ? "leaves its" : "leave their") group more than one person short of the forecast "
                + "(before → after):"
        case .shortBefore:
            "\(sessions) \(isOne ? "begins when its" : "begin when their") group is short already:"
        case .manyAway: "\(Numbers.counted(count, "time")) at which more than two of a group are away together:"
        case .nearEdge:
            "\(sessions) \(isOne ? "is" : "are") less than \(NearEdge.minutes) minutes from the edge of somebody's free time "
                + "(policy.marginMinutes keeps attendees from it):"
        case .past: "Days that are over, on which apply creates nothing:"
        case .sameStaffing, .oldSlots: nil
        }
    }
}
