/// All that is needed to recompute a lower bound from the problem alone: multipliers, and what each facilitator-day's
/// search must not repeat. Whatever the numbers in it, the bound holds; `SlotProblem.bound(provenBy:)` tells which it
/// is.
///
/// It names sessions, people, locations, groups, days and ticks by the problem's own indices and nothing of the model
/// that found it, so that it can be written to a file, checked elsewhere, and taken up again as a start (`WarmStart`).
///
/// For a plan with cost C and multipliers π, λ: C ≥ Σ π(s) − Σ λ(r) · capacity(r) − Σ over facilitator-days of (the
/// most that a column's sessions can earn). The proof needs 0 ≤ λ, λ ≤ understaffingCost and overloadCost where
/// exceeding a row has that multiplier, and π ≤ leftOutCost; the check brings every multiplier into these limits
/// before it uses it. A cut with multiplier σ charges a column σ · ⌊what its rows count ÷ 2⌋, and σ · ⌊limit ÷ 2⌋ goes
/// off the constant. Breaking a row lets each cut over it be broken by as much, so λ and the σ of those cuts together
/// obey the row's limit. A floor under what is left out (`LostCostFloor`) with share φ adds φ · floor, and then π ≤ (1
/// − φ) · leftOutCost. A certificate whose plans are divided proves what the lower of its two parts does, each from
/// the problem with fewer candidates; its own multipliers do not count. One of shares of the sessions proves the sum of
/// what theirs do, each from the problem with fewer sessions. Rules without a multiplier are dropped and
/// costs without a row are at least 0, so both only lower the bound.
public struct BoundCertificate: Sendable, Equatable {
    /// Multipliers are in 1 / 2^scaleBits cost units. From 0 to `mostScaleBits`.
    public var scaleBits: Int
    /// By session.
    public var sessionDuals: [Int64]
    /// The rows whose multiplier is not 0.
    public var rowDuals: [PricedRow]
    /// The facilitator-days in which a session could be led more than once otherwise.
    public var unrepeatable: [Unrepeatable]
    /// The cuts whose multiplier is not 0.
    public var cuts: [PricedCut]
    /// What leaving sessions out costs at least.
    public var floor: Floor
    /// Whether all plans are looked at together.
    public var parts: Parts

    /// Binary digits behind the point beyond which the largest costs would leave 128 bits.
    public static let mostScaleBits = 30

    /// A certificate of any numbers: they are judged when it is checked.
    public init(
        scaleBits: Int, sessionDuals: [Int64], rowDuals: [PricedRow], unrepeatable: [Unrepeatable],
        cuts: [PricedCut] = [], floor: Floor = .none, parts: Parts = .whole
    ) {
        self.scaleBits = scaleBits
        self.sessionDuals = sessionDuals
        self.rowDuals = rowDuals
        self.unrepeatable = unrepeatable
        self.cuts = cuts
        self.floor = floor
        self.parts = parts
    }
}

extension BoundCertificate {
    /// A linking row and its multiplier.
    public struct PricedRow: Sendable, Equatable {
        /// Which row of the problem it is.
        public var row: LinkingRow
        /// In 1 / 2^scaleBits cost units for each unit of the row.
        public var dual: Int64

        /// A row at a multiplier.
        public init(row: LinkingRow, dual: Int64) {
            self.row = row
            self.dual = dual
        }
    }

    /// Sessions that the search of a facilitator-day must not repeat. Fewer only lower the bound.
    public struct Unrepeatable: Sendable, Equatable, Codable {
        /// Index into `SlotProblem.facilitators`.
        public var facilitator: Int32
        /// A local day, by its number in `SlotProblem.dayOfTick`.
        public var day: Int32
        /// Indices into `SlotProblem.sessions`.
        public var sessions: [Int32]

        /// What must not be repeated on a facilitator's day.
        public init(facilitator: Int32, day: Int32, sessions: [Int32]) {
            self.facilitator = facilitator
            self.day = day
            self.sessions = sessions
        }
    }

    /// A `ZeroHalfCut` in the problem's own terms: which rows are added up, halved and rounded down. The rows are "each
    /// session once", "one column a facilitator-day" and linking rows.
    public struct PricedCut: Sendable, Equatable, Codable {
        /// The sessions whose "at most once" is added up.
        public var sessions: [Int32]
        /// The facilitator-days whose "one schedule" is added up.
        public var days: [FacilitatorDay]
        /// The linking rows that are added up.
        public var rows: [LinkingRow]
        /// In 1 / 2^scaleBits cost units.
        public var dual: Int64

        /// A cut at a multiplier.
        public init(sessions: [Int32], days: [FacilitatorDay], rows: [LinkingRow], dual: Int64) {
            self.sessions = sessions
            self.days = days
            self.rows = rows
            self.dual = dual
        }

        private enum CodingKeys: String, CodingKey {
            case sessions, days, rows
            case dual = "multiplier"
        }
    }

    /// One local day of one facilitator.
    public struct FacilitatorDay: Sendable, Hashable, Codable {
        /// Index into `SlotProblem.facilitators`.
        public var facilitator: Int32
        /// A local day, by its number in `SlotProblem.dayOfTick`.
        public var day: Int32

        /// A facilitator's day.
        public init(facilitator: Int32, day: Int32) {
            self.facilitator = facilitator
            self.day = day
        }
    }

    /// A floor under what is left out, and the share of it that counts, in 1 / 2^30. The floor is what
    /// the proof proves for the problem without other costs.
    public indirect enum Floor: Sendable, Equatable {
        /// No floor is used.
        case none
        /// The certificate proves the floor. A share outside 0 to 2^30 counts as the nearer of the two.
        case proven(share: Int64, BoundCertificate)
    }

    /// Whether plans are divided, and what proves the bound of each part.
    public indirect enum Parts: Sendable, Equatable {
        /// All plans together; the multipliers prove the bound.
        case whole
        /// Plans that place a session, or lead it on one facilitator's day, and plans that do not.
        case divided(BranchingDecision, there: BoundCertificate, elsewhere: BoundCertificate)
        /// All plans together, and what shares of the sessions cost by themselves: the bound is the sum of theirs. The
        /// certificate's own multipliers do not count.
        case sum([Share])
    }

    /// Some sessions, and what proves the bound of the problem that has only those.
    ///
    /// Since no session makes another one cheaper, what shares cost by themselves may be added up, whichever sessions they
    /// are.
    public struct Share: Sendable, Equatable, Codable {
        /// Indices into `SlotProblem.sessions`, each in one share at most, and together with the session that it follows.
        public var sessions: [Int32]
        /// A certificate that is no sum itself. Its `sessionDuals` are those of `sessions`, in their order; all else it
        /// names by the indices of the whole problem.
        public var certificate: BoundCertificate

        /// A share and its certificate.
        public init(sessions: [Int32], certificate: BoundCertificate) {
            self.sessions = sessions
            self.certificate = certificate
        }

        private enum CodingKeys: String, CodingKey {
            case sessions
            case certificate = "proof"
        }
    }

    /// Proofs of shares of the sessions put together.
    public init(sumOf shares: [Share]) {
        self.init(scaleBits: 0, sessionDuals: [], rowDuals: [], unrepeatable: [], parts: .sum(shares))
    }

    /// Proofs of two parts put together.
    public init(_ decision: BranchingDecision, there: BoundCertificate, elsewhere: BoundCertificate) {
        self.init(
            scaleBits: 0, sessionDuals: [], rowDuals: [], unrepeatable: [],
            parts: .divided(decision, there: there, elsewhere: elsewhere))
    }
}
