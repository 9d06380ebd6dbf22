/// A family of rows: a hard rule or a cost that sessions bring together, wherever a row stands for it.
///
/// The families that link facilitator-days have rows in the relaxation, those within one session or one facilitator-day
/// are kept by its structure. The integer program has rows of all of them.
enum RuleRow: Sendable, Hashable, CaseIterable {
    /// Each session is placed at most once.
    case session
    /// A facilitator's sessions neither overlap nor come closer than the buffer.
    case facilitator
    /// What a facilitator leads on a day, by time and by number.
    case facilitatorDay
    /// What links facilitator-days.
    case linking(LinkingRow.Kind)

    static var allCases: [RuleRow] {
        [.session, .facilitator, .facilitatorDay] + LinkingRow.Kind.allCases.map { .linking($0) }
    }

    /// What the solver's parts know of the family.
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

/// What the integer program and the check have of a family of rows.
struct RuleReading: Sendable {
    /// What a row is about beside whom: the letter before that number in the row's name.
    enum Unit: String, Sendable {
        case tick = "t"
        case day = "d"
        case week = "w"
    }

    /// What names of the program's rows begin with, in files.
    var prefix: String
    var unit: Unit
    /// The rules of the check of which a plan breaks one if it breaks such a row; none for a cost.
    var keeps: [RuleViolation.Rule]
}

/// What the relaxation has of a family of rows, beside that.
struct LinkingReading: Sendable {
    /// What a session pays a row's multiplier for, and by that which part of the relaxation charges it.
    enum Charge: Sendable {
        /// Each tick that it is in session, whoever leads: `DualCurves`.
        case ticks
        /// The day that it starts on, whoever leads: `DayDuals`.
        case days
        /// Who leads it: `FacilitatorDuals`.
        case leading
    }

    /// As proofs name the family, in files and in errors.
    var name: String
    var rule: RuleReading
    /// What the row's numbers are, in their order.
    var numbers: [LinkingRow.Number]
    var charge: Charge
    /// Whether the problem has such a row. What the family does not use of a row must be 0.
    var exists: @Sendable (LinkingRow, SlotProblem) -> Bool
    /// The right-hand side of a row that exists.
    var capacity: @Sendable (LinkingRow, SlotProblem) -> Int64
    /// What exceeding a row that exists by one costs; nil for a hard rule.
    var penalty: (@Sendable (LinkingRow, SlotProblem) -> Cost)?
}

extension LinkingRow.Kind {
    /// All that is to be known of the family, in one place: nothing else tells the families apart but what fills the
    /// rows (`LinkingRows`), charges them, and the check that charges them again.
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
