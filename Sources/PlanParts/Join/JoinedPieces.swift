import CoachingModels
import PlanFiles
import PlanModel
import SessionPlanner

/// What a plan of the whole is put together from: of each part its numbers, and where its lines stand in its file.
struct JoinedPieces {
    private let ties: RequestTies
    private let placeOfSession: IdentifierTable<Int32>
    private let componentOfSession: [Int32]
    private let numberOfGroup: [String: Int]

    private(set) var sections: [PlanSections] = []
    private var files: [String] = []
    /// By session: the piece that has it, whether it has a place, and how many near edges are told of it.
    private(set) var pieceOfSession: [Int32]
    private(set) var isPlaced: [Bool]
    private(set) var edges: [Int32]
    /// By facilitator: the piece that tells of them, and whether they lead a session, or might have led one that is left out.
    private(set) var pieceOfFacilitator: [Int32]
    private(set) var isNamed: [Bool]
    /// By group of the request.
    private(set) var staffing: [GroupStaffing]
    /// The piece that has sessions of a component.
    private var pieceOfComponent: [Int32]

    private let unitsPerOne: Int64
    private var costs: CostTerms<Int64> = [:]
    private var bound: Int64 = 0
    private var candidates = 0
    private var reasons: [String] = []
    private var unproven: [Int] = []
    private var notes: [String] = []
    private var proofs: ProofSum

    init(_ ties: RequestTies, componentOfSession: [Int32]) {
        self.ties = ties
        let request = ties.request
        placeOfSession = IdentifierTable(request.sessions.enumerated().map { ($1.key, Int32($0)) })
        self.componentOfSession = componentOfSession
        numberOfGroup = Dictionary(uniqueKeysWithValues: ties.groups.enumerated().map { ($1, $0) })
        pieceOfSession = Array(repeating: -1, count: request.sessions.count)
        isPlaced = Array(repeating: false, count: request.sessions.count)
        edges = Array(repeating: 0, count: request.sessions.count)
        pieceOfFacilitator = Array(repeating: -1, count: request.facilitators.count)
        isNamed = Array(repeating: false, count: request.facilitators.count)
        staffing = Array(repeating: GroupStaffing(), count: ties.groups.count)
        pieceOfComponent = Array(repeating: -1, count: Int(componentOfSession.max() ?? -1) + 1)
        unitsPerOne = (0..<request.policy.costDecimals).reduce(1) { units, _ in units * 10 }
        proofs = ProofSum(of: request, slotsSHA256: ties.survey.sha256, unitsPerOne: unitsPerOne)
    }

    /// Adds the plan of a part, or of some: pieces in the order of the index.
    ///
    /// - Throws: `InputProblems` where it has what another has too, or is in another order than the request.
    mutating func take(_ part: ExaminedPart) throws {
        let piece = Int32(sections.count)
        sections.append(part.sections)
        files.append(part.file)
        try takeSessions(of: part, piece)
        try takeCoaches(of: part, piece)
        try takeStaffing(of: part)
        let solution = part.plan.solution
        for (term, cost) in solution.costs.all { costs[term] += units(cost) }
        candidates += solution.candidates
        notes += part.notes
        guard !part.numbers.isEmpty else { return }
        reasons.append(solution.stoppedBy)
        if let proof = part.proof {
            bound += part.proven.flatMap { $0.scaled(places: String(unitsPerOne).count - 1) } ?? units(solution.bound)
            proofs.add(proof)
        } else {
            unproven += part.numbers
        }
    }

    private func units(_ amount: Double) -> Int64 { Int64((amount * Double(unitsPerOne)).rounded()) }

    private mutating func takeSessions(of part: ExaminedPart, _ piece: Int32) throws {
        let plan = part.plan
        var last = -1
        for appointment in plan.appointments {
            let session = try take(appointment.session, part, piece, after: &last)
            isPlaced[session] = true
            note(leader: appointment.body.facilitatorId)
        }
        last = -1
        for left in plan.unscheduled {
            _ = try take(left.session, part, piece, after: &last)
            for id in left.facilitatorIds ?? [] { note(leader: id) }
        }
        guard let nearEdges = plan.nearEdges, plan.people != nil, plan.coaches != nil, plan.staffingDays != nil else {
            throw InputProblems(
                Problem(
                    file: part.file, expected: "a plan of this version of the program: plan the part again",
                    message: "the plan was made by an earlier version, which did not tell all that the whole needs"))
        }
        last = -1
        for edge in nearEdges {
            let session = placeOfSession[edge.session].map { Int($0) } ?? -1
            guard session >= last else { throw disordered(part, edge.session) }
            last = session
            edges[session] += 1
        }
    }

    /// The place of a session that no other piece has, and that shares nothing with those of others.
    private mutating func take(
        _ key: String, _ part: ExaminedPart, _ piece: Int32, after last: inout Int
    ) throws -> Int {
        guard let place = placeOfSession[key], case let session = Int(place) else {
            throw InputProblems(
                Problem(
                    file: part.file, value: key, expected: "a session of the request",
                    message: "the plan has a session that the request has not"))
        }
        guard pieceOfSession[session] < 0 else {
            throw InputProblems(
                Problem(
                    file: part.file, value: key, expected: "each session in one part",
                    message: "the plan has a session that \(files[Int(pieceOfSession[session])]) has too"))
        }
        guard session > last else { throw disordered(part, key) }
        last = session
        pieceOfSession[session] = piece
        let component = Int(componentOfSession[session])
        if pieceOfComponent[component] < 0 { pieceOfComponent[component] = piece }
        guard pieceOfComponent[component] == piece else {
            throw InputProblems(
                Problem(
                    file: part.file, value: key, expected: "parts that share nothing: divide the request again",
                    message: "the session shares people, a group, a place or an order with one of "
                        + "\(files[Int(pieceOfComponent[component])])"))
        }
        return session
    }

    private func disordered(_ part: ExaminedPart, _ key: String) -> InputProblems {
        InputProblems(
            Problem(
                file: part.file, value: key, expected: "sessions in the order of the request: plan the part again",
                message: "the plan has its sessions in another order"))
    }

    private mutating func note(leader id: String?) {
        if let place = id.flatMap({ ties.facilitatorOfId[$0] }) { isNamed[Int(place)] = true }
    }

    private mutating func takeCoaches(of part: ExaminedPart, _ piece: Int32) throws {
        var last = -1
        for coach in part.plan.coaches ?? [] {
            let place = ties.facilitatorOfId[coach.id].map { Int($0) } ?? -1
            guard place > last, pieceOfFacilitator[place] < 0 else {
                throw InputProblems(
                    Problem(
                        file: part.file, value: coach.id, expected: "each coach in one part: divide the request again",
                        message: "the plan has a coach that another part has too"))
            }
            last = place
            pieceOfFacilitator[place] = piece
        }
    }

    private mutating func takeStaffing(of part: ExaminedPart) throws {
        var seen: Set<Int> = []
        for day in part.plan.staffingDays ?? [] {
            guard let group = numberOfGroup[day.group], seen.contains(group) || staffing[group].days.isEmpty else {
                throw InputProblems(
                    Problem(
                        file: part.file, value: day.group, expected: "each group in one part: divide the request again",
                        message: "the plan tells the staffing of a group that another part tells too"))
            }
            seen.insert(group)
            staffing[group].days.append(GroupStaffing.Day(day))
        }
        for tick in part.plan.staffing {
            if let group = numberOfGroup[tick.group] { staffing[group].add(tick) }
        }
    }

    /// The plan of the whole.
    func joined(id: String, createdAt: Instant, index: String) throws -> JoinedPlan {
        let lost = pieceOfSession.indices.filter { pieceOfSession[$0] < 0 }
        if let first = lost.first {
            throw InputProblems(
                Problem(
                    file: index, value: ties.request.sessions[first].key,
                    expected: "each session of the request in one part",
                    message: "\(lost.count) of the request's sessions are in no part"))
        }
        var (bound, notes) = (bound, notes)
        let total = CostTerm.allCases.reduce(0) { $0 + costs[$1] }
        guard bound <= total else {
            throw InternalFault("the bounds of the parts add up to more than their costs")
        }
        var proof: PlanProof? = proofs.whole
        proof?.bound = ExactDecimal(units: bound, perOne: unitsPerOne)
        if proof?.fits(PlanProof.mostBytesRead) == false {
            (proof, bound) = (nil, 0)
            notes.append(
                "The proof is larger than \(PlanProof.mostBytesRead >> 20) MB and is not kept; the plan states no bound."
            )
        }
        if !unproven.isEmpty {
            let parts = unproven.map(String.init).joined(separator: ", ")
            notes.append("Parts without a proof of their bound (\(parts)) count 0 in the bound of the whole.")
        }
        var reason = PlanJoin.reason(of: reasons)
        if bound >= total { reason = StopWords.optimal } else if reason == StopWords.optimal { reason = StopWords.gap }
        let request = ties.request
        let plan = Plan(
            id: id, createdAt: createdAt,
            request: RequestSummary(sha256: request.sha256, name: request.name, timeZone: request.clock.name),
            slots: SlotsSummary(
                sha256: ties.survey.sha256, queriedFrom: ties.survey.queriedFrom, queriedTo: ties.survey.queriedTo),
            horizon: request.horizon, policy: request.policy,
            solution: PlanSolution(
                units: costs, bound: bound, perOne: unitsPerOne, stoppedBy: reason, policy: request.policy,
                candidates: candidates, unknownStaffingShare: unknownShare),
            appointments: [], unscheduled: [], sameStaffing: GroupStaffing.sameGroups(staffing, names: ties.groups))
        return JoinedPlan(
            plan: plan, proof: proof, notes: notes, appointments: isPlaced.count { $0 },
            unscheduled: isPlaced.count { !$0 }, pieces: self, request: request)
    }

    private var unknownShare: Double {
        let ticks = staffing.reduce(0) { $0 + $1.ticks.count }
        let unknown = staffing.reduce(0) { $0 + $1.ticks.count { $0.before == nil } }
        return ticks == 0 ? 0 : Double(unknown) / Double(ticks)
    }

    /// The group of an attendee, by their places in the request.
    func group(ofAttendee place: Int) -> String { ties.groups[Int(ties.groupOfAttendee[place])] }
    /// The name of a group by its number.
    func group(_ number: Int) -> String { ties.groups[number] }
    /// Whether somebody takes part in a session, or would have in one that is left out.
    func takesPart(_ id: String, attends: [Bool]) -> Bool {
        if let place = ties.attendeeOfId[id], attends[Int(place)] { return true }
        return ties.facilitatorOfId[id].map { isNamed[Int($0)] } ?? false
    }
    /// The place of an attendee in the request.
    func place(ofAttendee id: String) -> Int? { ties.attendeeOfId[id].map { Int($0) } }
    /// The failure of a file that is no longer what it was.
    func changed(_ piece: Int32) -> InputProblems {
        InputProblems(
            Problem(
                file: files[Int(piece)], expected: "a plan that is not changed meanwhile",
                message: "the plan changed while it was joined: do it again"))
    }
}
