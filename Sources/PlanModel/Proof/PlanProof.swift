public import CoachingModels

/// A proof that no plan for a request and its slots costs less than a bound, by names alone: anybody who has the two
/// files can recompute it. Documentation/proof.md explains how, and why it is a bound whatever numbers it contains.
///
/// Names are listed in tables; everything else refers to them by their positions there.
public struct PlanProof: Sendable, Equatable {
    /// The version of the file format that this program reads and writes.
    public static let formatVersion = 1
    /// The maximum size of the proof of a plan that was found at once, in bytes.
    public static let mostBytes = 64 << 20
    /// The maximum size of a proof's file, in bytes: that of a plan joined of many parts is a sum of theirs.
    public static let mostBytesRead = 1 << 30

    /// SHA-256 of the request, as in `RequestSummary`.
    public var requestSHA256: String
    /// SHA-256 of the slots file in lower-case hexadecimal.
    public var slotsSHA256: String
    /// SHA-256 of the plan on which a re-plan is based; nil for any other plan.
    public var previousSHA256: String?
    /// The claim: no plan costs less than this, in the measure of the policy's costs.
    public var bound: ExactDecimal
    /// Units in a cost of 1; multipliers are fractions of such units.
    public var unitsPerOne: Int64
    /// Keys of the sessions that have multipliers.
    public var sessions: [String]
    /// The facilitators' local days that are referred to.
    public var days: [FacilitatorDay]
    /// The rows that are referred to.
    public var rows: [ProofRow]
    /// The cuts that are referred to.
    public var cuts: [Cut]
    /// The first part is the proof; the following parts are those that it refers to.
    public var parts: [Part]

    /// Creates a proof from its parts. Nothing is checked here.
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

    /// Rows that are added up, halved and rounded down: sessions ("at most once"), facilitator-days ("one schedule")
    /// and linking rows, by their positions in the tables.
    public struct Cut: Sendable, Equatable, Codable {
        /// Positions in `PlanProof.sessions`.
        public var sessions: [Int]
        /// Positions in `PlanProof.days`.
        public var days: [Int]
        /// Positions in `PlanProof.rows`.
        public var rows: [Int]

        /// A cut over some rows.
        public init(sessions: [Int], days: [Int], rows: [Int]) {
            self.sessions = sessions
            self.days = days
            self.rows = rows
        }
    }

    /// A proof of a bound on some of the plans.
    public enum Part: Sendable, Equatable {
        /// All plans of the part together, by multipliers.
        case multipliers(Multipliers)
        /// The plans of the part divided in two: those that lead a session on a facilitator's day, or place it at all
        /// if there is no day, and those that do not. Positions in `sessions`, `days`, and twice in `parts`.
        case division(session: Int, day: Int?, there: Int, elsewhere: Int)
        /// All plans, only in the first part: the bounds of shares of the sessions, added up.
        case sum([Share])
    }

    /// Some sessions, with the part that proves a bound on the plans of only those.
    public struct Share: Sendable, Equatable, Codable {
        /// Positions in `PlanProof.sessions`.
        public var sessions: [Int]
        /// A position in `PlanProof.parts`.
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
        /// The number of binary places, from 0 to 30.
        public var scaleBits: Int
        /// The multipliers of the sessions, one for each of `PlanProof.sessions`; in a part that belongs to a share,
        /// one for each of the share's sessions, in its order.
        public var sessions: [Int64]
        /// The multipliers of rows that are not 0.
        public var rows: [Priced]
        /// Sessions that must not be repeated on a day: a day's position, and those of the sessions.
        public var once: [Once]
        /// The multipliers of cuts that are not 0.
        public var cuts: [Priced]
        /// The lower bound on the cost of leaving sessions out, if it is used.
        public var floor: Floor?

        /// Multipliers of any size: they are clamped to their limits when they are used.
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

    /// A position in a table, and the multiplier of the entry there.
    public struct Priced: Sendable, Equatable {
        /// A position in `PlanProof.rows` or `PlanProof.cuts`.
        public var place: Int
        /// The multiplier, in 1 / 2^scaleBits units.
        public var multiplier: Int64

        /// A row or cut with its multiplier.
        public init(place: Int, multiplier: Int64) {
            self.place = place
            self.multiplier = multiplier
        }
    }

    /// Sessions that must not be repeated on a facilitator's day.
    public struct Once: Sendable, Equatable {
        /// A position in `PlanProof.days`.
        public var day: Int
        /// Positions in `PlanProof.sessions`.
        public var sessions: [Int]

        /// Sessions and the day on which they are not repeated.
        public init(day: Int, sessions: [Int]) {
            self.day = day
            self.sessions = sessions
        }
    }

    /// A share of the lower bound on the cost of leaving sessions out.
    public struct Floor: Sendable, Equatable, Codable {
        /// The share, in 1 / 2^30, from 0 to 2^30.
        public var share: Int64
        /// The position of the part that proves the floor for the problem in which leaving out is the only cost.
        public var part: Int

        /// A share of the floor that a part proves.
        public init(share: Int64, part: Int) {
            self.share = share
            self.part = part
        }
    }
}
