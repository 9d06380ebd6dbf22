public import PlanModel
public import SessionPlanner

/// Plans of parts on their way to one plan of the whole.
public struct PlanJoin: Sendable {
    /// Parts that share something, whose boundary is to be solved again.
    public struct Boundary: Sendable {
        /// The number of the component in the index.
        public let component: Int
        /// Its request and the slots, as the solver sees them.
        public let problem: PlanningProblem
        /// Where its sessions are by the plans of its parts.
        public let places: [String: SessionPlace]
        /// Multipliers that are known of it: those of the run before it was cut, then those of its parts.
        public let prices: [[PlanProof]]
    }

    /// What came of solving a boundary again.
    public struct Solved: Sendable {
        /// As it stands in `Boundary`.
        public var component: Int
        /// A plan of the component alone, with what proves its bound.
        public var outcome: PlanningOutcome

        /// What came of a boundary.
        public init(component: Int, outcome: PlanningOutcome) {
            self.component = component
            self.outcome = outcome
        }
    }

    /// The request and the slots that were divided, as the solver sees them.
    public let whole: PlanningProblem
    private let results: [PartResult]
    private let prices: [Int: PlanProof]

    /// - Parameters:
    ///   - prices: the multipliers that parts were given, by their numbers.
    ///   - folder: the folder as the user named it, for what is told.
    /// - Throws: `InputProblems` where the parts' plans do not have each session once.
    public init(_ whole: PlanningProblem, _ results: [PartResult], prices: [Int: PlanProof], folder: PartsFolder) throws
    {
        self.whole = whole
        self.results = results
        self.prices = prices
        try checkSessions(folder)
    }

    /// Where the sessions are by the plans of the parts.
    public var places: [String: SessionPlace] {
        results.reduce(into: [:]) { $0.merge($1.plan.places) { first, _ in first } }
    }

    /// The components that were cut, each to be solved again.
    public func boundaries() throws -> [Boundary] {
        try cut.map { component, parts in
            let keys = IdentifierSet(parts.flatMap { $0.sessionKeys })
            let sessions = whole.request.sessions.indices.filter { keys.contains(whole.request.sessions[$0].key) }
            let problem =
                sessions.count == whole.request.sessions.count
                ? whole : try PlanningProblem(whole.request.having(sessions), slots: whole.slots)
            return Boundary(
                component: component, problem: problem,
                places: parts.reduce(into: [:]) { $0.merge($1.plan.places) { first, _ in first } },
                prices: [parts.compactMap { prices[$0.part.number] }, parts.compactMap(\.proof)])
        }
    }

    /// The plan of the whole, verified, with one bound and what proves it.
    ///
    /// - Parameters:
    ///   - solved: what came of the boundaries; of one that is left out the parts' plans stand, and the sum of their bounds.
    ///   - id: names the plan in the journal.
    ///   - createdAt: the time that the plan tells.
    /// - Throws: `InternalFault` where the plan breaks a rule.
    public func outcome(
        _ solved: [Solved], id: String, createdAt: Instant, threads: Int
    ) throws -> PlanningOutcome {
        var places = places
        var proofs = ProofSum(
            of: whole.request, slotsSHA256: whole.slots.sha256, unitsPerOne: whole.unitsPerOne)
        var reasons: [String] = []
        var unproven: [Int] = []
        let solvedOf = Dictionary(solved.map { ($0.component, $0.outcome) }, uniquingKeysWith: { first, _ in first })
        for result in results where solvedOf[result.part.component] == nil {
            reasons.append(result.plan.solution.stoppedBy)
            if let proof = result.proof { proofs.add(proof) } else { unproven.append(result.part.number) }
        }
        for (_, outcome) in solvedOf.sorted(by: { $0.key < $1.key }) {
            for left in outcome.plan.unscheduled { places[left.session] = nil }
            places.merge(outcome.plan.places) { _, new in new }
            reasons.append(outcome.plan.solution.stoppedBy)
            if let proof = outcome.proof { proofs.add(proof) }
        }
        var joined = try whole.plan(
            at: places, proof: proofs.whole, stoppedBy: Self.reason(of: reasons), id: id, createdAt: createdAt,
            threads: threads)
        if !unproven.isEmpty {
            let parts = unproven.map(String.init).joined(separator: ", ")
            joined.notes.append(
                "Parts without a proof of their bound (\(parts)) count 0 in the bound of the whole.")
        }
        return joined
    }

    /// The parts of each component of which there are several.
    private var cut: [(component: Int, parts: [PartResult])] {
        Dictionary(grouping: results, by: \.part.component).filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }

    /// What ended the run that came least far.
    static func reason(of reasons: [String]) -> String {
        ["cancelled", "timeLimit", "workLimit", "gap"].first(where: reasons.contains) ?? reasons.first ?? "workLimit"
    }

    private func checkSessions(_ folder: PartsFolder) throws {
        var partOfKey = IdentifierTable<Int>()
        let known = IdentifierSet(whole.request.sessions.map(\.key))
        var problems: [Problem] = []
        for result in results {
            for key in result.sessionKeys {
                let number = result.part.number
                if !known.contains(key) {
                    problems.append(
                        Problem(
                            file: folder.plan(ofPart: number), value: key, expected: "a session of the request",
                            message: "the plan has a session that the request has not"))
                } else if let other = partOfKey[key] {
                    problems.append(
                        Problem(
                            file: folder.plan(ofPart: number), value: key, expected: "each session in one part",
                            message: "the plan has a session that part \(other) has too"))
                }
                partOfKey[key] = number
            }
        }
        let lost = whole.request.sessions.filter { partOfKey[$0.key] == nil }
        if let first = lost.first {
            problems.append(
                Problem(
                    file: folder.index, value: first.key, expected: "each session of the request in one part",
                    message: "\(lost.count) of the request's sessions are in no part"))
        }
        guard problems.isEmpty else { throw InputProblems(Array(problems.prefix(20))) }
    }
}

extension PartResult {
    /// The keys of all sessions of the part.
    var sessionKeys: [String] { plan.appointments.map(\.session) + plan.unscheduled.map(\.session) }
}
