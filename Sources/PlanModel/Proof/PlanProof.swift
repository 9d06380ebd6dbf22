public import CoachingModels

/// What proves that no plan for a request and its slots costs less than a bound, by names alone: whoever has the two
/// files can recompute it. Documentation/proof.md says how, and why it is a bound whatever numbers stand here.
///
/// Names stand in tables; everything else refers to them by their places there.
public struct PlanProof: Sendable, Equatable {
    /// The version of the file format that this program reads and writes.
    public static let formatVersion = 1
    /// The size of a proof's file at most, in bytes.
    public static let mostBytes = 64 << 20

    /// SHA-256 of the request, as in `RequestSummary`.
    public var requestSHA256: String
    /// SHA-256 of the slots file in lower-case hexadecimal.
    public var slotsSHA256: String
    /// SHA-256 of the plan that a re-plan began from; nil for any other plan.
    public var previousSHA256: String?
    /// What is claimed: no plan costs less, in the measure of the policy's costs.
    public var bound: ExactDecimal
    /// Units that make a cost of 1; multipliers are parts of such units.
    public var unitsPerOne: Int64
    /// Keys of the sessions that have multipliers.
    public var sessions: [String]
    /// The facilitators' local days that are referred to.
    public var days: [FacilitatorDay]
    /// The rows that are referred to.
    public var rows: [ProofRow]
    /// The cuts that are referred to.
    public var cuts: [Cut]
    /// The first is the proof; those that follow are what it refers to.
    public var parts: [Part]

    /// A proof of its parts. Nothing is checked here.
    public init(
        requestSHA256: String, slotsSHA256: String, previousSHA256: String? = nil, bound: ExactDecimal,
        unitsPerOne: Int64, sessions: [String] = [], days: [FacilitatorDay] = [], rows: [ProofRow] = [],
        cuts: [Cut] = [], parts: [Part] = []
    ) {
        self.requestSHA256 = requestSHA256
        self.slotsSHA256 = slotsSHA256
        self.previousSHA256 = previousSHA256
        self.bound = bound
        self.unitsPerOne = unitsPerOne
        self.sessions = sessions
        self.days = days
        self.rows = rows
        self.cuts = cuts
        self.parts = parts
    }

    /// One local day of one facilitator.
    public struct FacilitatorDay: Sendable, Hashable {
        /// The facilitator's user id.
        public var facilitator: String
        /// A local day of the horizon.
        public var day: LocalDate

        /// A facilitator's day.
        public init(facilitator: String, day: LocalDate) {
            self.facilitator = facilitator
            self.day = day
        }
    }

    /// Rows that are added up, halved and rounded down: sessions ("at most once"), facilitator-days ("one schedule") and
    /// linking rows, by their places in the tables.
    public struct Cut: Sendable, Equatable, Codable {
        /// Places in `PlanProof.sessions`.
        public var sessions: [Int]
        /// Places in `PlanProof.days`.
        public var days: [Int]
        /// Places in `PlanProof.rows`.
        public var rows: [Int]

        /// A cut over some rows.
        public init(sessions: [Int], days: [Int], rows: [Int]) {
            self.sessions = sessions
            self.days = days
            self.rows = rows
        }
    }

    /// What proves something of some of the plans.
    public enum Part: Sendable, Equatable {
        /// All plans of the part together, by multipliers.
        case multipliers(Multipliers)
        /// The plans of the part in two: those that lead a session on a facilitator's day, or place it at all where there is
        /// no day, and those that do not. Places in `sessions`, `days`, and twice in `parts`.
        case division(session: Int, day: Int?, there: Int, elsewhere: Int)
        /// All plans, as the first part only: what shares of the sessions cost by themselves, added up.
        case sum([Share])
    }

    /// Some sessions, and the part that proves what plans of only those cost at least.
    public struct Share: Sendable, Equatable, Codable {
        /// Places in `PlanProof.sessions`.
        public var sessions: [Int]
        /// A place in `PlanProof.parts`.
        public var part: Int

        /// A share of the sessions, and its part.
        public init(sessions: [Int], part: Int) {
            self.sessions = sessions
            self.part = part
        }
    }
}

extension PlanProof {
    /// Multipliers of sessions, rows and cuts, in 1 / 2^scaleBits units.
    public struct Multipliers: Sendable, Equatable {
        /// From 0 to 30.
        public var scaleBits: Int
        /// One for each of `PlanProof.sessions`; in a part that belongs to a share, for each of the share's, in its order.
        public var sessions: [Int64]
        /// Of rows, those that are not 0.
        public var rows: [Priced]
        /// Sessions that must not be repeated on a day: a day's place, and those of the sessions.
        public var once: [Once]
        /// Of cuts, those that are not 0.
        public var cuts: [Priced]
        /// What leaving sessions out costs at least, if that is used.
        public var floor: Floor?

        /// Multipliers of any size: they are brought into their limits when they are used.
        public init(
            scaleBits: Int, sessions: [Int64], rows: [Priced] = [], once: [Once] = [], cuts: [Priced] = [],
            floor: Floor? = nil
        ) {
            self.scaleBits = scaleBits
            self.sessions = sessions
            self.rows = rows
            self.once = once
            self.cuts = cuts
            self.floor = floor
        }
    }

    /// A place in a table, and the multiplier of what stands there.
    public struct Priced: Sendable, Equatable {
        /// A place in `PlanProof.rows` or `PlanProof.cuts`.
        public var place: Int
        /// In 1 / 2^scaleBits units.
        public var multiplier: Int64

        /// A row or cut at a multiplier.
        public init(place: Int, multiplier: Int64) {
            self.place = place
            self.multiplier = multiplier
        }
    }

    /// Sessions that must not be repeated on a facilitator's day.
    public struct Once: Sendable, Equatable {
        /// A place in `PlanProof.days`.
        public var day: Int
        /// Places in `PlanProof.sessions`.
        public var sessions: [Int]

        /// Sessions and the day on which they are not repeated.
        public init(day: Int, sessions: [Int]) {
            self.day = day
            self.sessions = sessions
        }
    }

    /// A share of what leaving sessions out costs at least.
    public struct Floor: Sendable, Equatable, Codable {
        /// In 1 / 2^30, from 0 to 2^30.
        public var share: Int64
        /// The part that proves the floor where leaving out is the only cost.
        public var part: Int

        /// A share of the floor that a part proves.
        public init(share: Int64, part: Int) {
            self.share = share
            self.part = part
        }
    }
}
