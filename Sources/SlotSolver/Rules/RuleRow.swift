/// A family of rows: a hard rule or a cost that couples sessions, wherever a row stands for it.
///
/// The families that couple facilitator-days have rows in the relaxation; those within one session or one
/// facilitator-day are enforced by its structure. The integer program has rows of all families.
enum RuleRow: Sendable, Hashable, CaseIterable {
    /// Each session is placed at most once.
    case session
    /// A facilitator's sessions neither overlap nor come closer than the buffer.
    case facilitator
    /// The limits on what a facilitator leads on a day, by time and by number.
    case facilitatorDay
    /// The families that couple facilitator-days.
    case linking(LinkingRow.Kind)

    static var allCases: [RuleRow] {
        [.session, .facilitator, .facilitatorDay] + LinkingRow.Kind.allCases.map { .linking($0) }
    }

    /// The solver's data on the family.
    var reading: RuleReading {
        switch self {
        case .session: RuleReading(prefix: "s", unit: .tick, keeps: [.notACandidate])
        case .facilitator: RuleReading(prefix: "f", unit: .tick, keeps: [.facilitatorOverlap, .facilitatorBuffer])
        case .facilitatorDay:
            RuleReading(prefix: "fd", unit: .day, keeps: [.facilitatorSessionsPerDay, .facilitatorMinutesPerDay])
        case .linking(let kind): kind.reading.rule
        }
    }
}

/// The data on a family of rows for the integer program and the check.
struct RuleReading: Sendable {
    /// The second subject of a row, besides the first: the letter before its number in the row's name.
    enum Unit: String, Sendable {
        case tick = "t"
        case day = "d"
        case week = "w"
    }

    /// The beginning of the names of the program's rows, in files.
    var prefix: String
    var unit: Unit
    /// The rules of the check, one of which a plan breaks if it violates such a row; empty for a cost.
    var keeps: [RuleViolation.Rule]
}

/// The further data on a family of rows for the relaxation.
struct LinkingReading: Sendable {
    /// What determines a session's charge by a row's multiplier, and so which part of the relaxation charges it.
    enum Charge: Sendable {
        /// Each tick that it is in session, whoever leads: `DualCurves`.
        case ticks
        /// The day that it starts on, whoever leads: `DayDuals`.
        case days
        /// The facilitator who leads it: `FacilitatorDuals`.
        case leading
    }

    /// The name of the family in proofs, in files and in errors.
    var name: String
    var rule: RuleReading
    /// The meaning of the row's numbers, in their order.
    var numbers: [LinkingRow.Number]
    var charge: Charge
    /// Whether the problem has such a row. Numbers of a row that the family does not use must be 0.
    var exists: @Sendable (LinkingRow, SlotProblem) -> Bool
    /// The right-hand side of a row that exists.
    var capacity: @Sendable (LinkingRow, SlotProblem) -> Int64
    /// The cost of exceeding an existing row by one; nil for a hard rule.
    var penalty: (@Sendable (LinkingRow, SlotProblem) -> Cost)?
}

extension LinkingRow.Kind {
    /// All data on the family, in one place: nothing else distinguishes the families except the code that creates the
    /// rows (`LinkingRows`), charges them, and charges them again in the check.
    var reading: LinkingReading {
        switch self {
        case .staffing: .staffing
        case .groupAway: .groupAway
        case .person: .person
        case .attendeeDay: .attendeeDay
        case .attendeeSpacing: .attendeeSpacing
        case .location: .location
        case .after: .after
        case .target: .target
        case .facilitatorWeekTicks: .facilitatorWeekTicks
        case .facilitatorWeekSessions: .facilitatorWeekSessions
        }
    }
}
