import PlanFiles
import PlanModel
import SessionPlanner

/// Cuts sessions that hang together into parts: along few shared people, and by what a draft of all of them uses.
struct ComponentCut {
    private let request: PlanRequest
    private let ties: RequestTies
    private let slotsPath: String
    private let first: Int
    private let component: Int
    private let mostSessions: Int
    private let threads: Int

    /// - Parameters:
    ///   - request: the component as a request of its own, as its slots are.
    ///   - first: the number of its first part.
    ///   - component: its own number.
    ///   - mostSessions: a business unit of more is cut further where each is to be a part.
    init(
        _ request: PlanRequest, slotsAt path: String, first: Int, component: Int, mostSessions: Int, threads: Int
    ) throws {
        self.request = request
        ties = RequestTies(request, try SlotsSurvey(path: path, threads: threads))
        slotsPath = path
        self.first = first
        self.component = component
        self.mostSessions = mostSessions
        self.threads = threads
    }

    /// Writes the parts into their folders.
    ///
    /// - Parameters:
    ///   - pieces: how many, unless each business unit is one.
    ///   - draft: makes a plan of the component.
    func write(
        into pieces: Int, byUnit: Bool, of folder: PartsFolder, draft: RequestDivision.Drafting
    ) async throws -> [PartsIndex.Part] {
        let slots = try SlotsReader.read(path: slotsPath, threads: threads)
        let outcome = try await draft(request, slots)
        let places = outcome.plan.places
        let partOfSession = byUnit ? units(places) : cut(into: pieces, places)
        let count = (partOfSession.max() ?? 0) + 1
        let plan = Draft(outcome.plan, ties, partOfSession: partOfSession)
        let allotment = Allotment(ties, plan, partOfSession: partOfSession, count: count)
        let staffing = StaffingShares(ties, plan, partOfSession: partOfSession, count: count)
        let requests = PartRequests(ties)
        var targets: [PartToWrite] = []
        for part in 0..<count {
            let sessions = partOfSession.indices.filter { partOfSession[$0] == part }
            try NewFolder.make(folder.part(first + part))
            targets.append(
                PartToWrite(
                    request: folder.request(ofPart: first + part), slots: folder.slots(ofPart: first + part),
                    sessions: sessions,
                    content: allotment.applied(to: requests.request(sessions), part: part),
                    groupsAllotted: staffing.groups(ofPart: part),
                    lines: try staffing.lines(ofPart: part, sessions: sessions, queriedAt: slots.queriedTo)))
        }
        let written = try PartsWriter(ties: ties).write(targets, slotsAt: slotsPath)
        for part in 0..<count {
            try DraftFile.write(
                targets[part].content.sessions.compactMap { session in
                    places[session.key].map { (session.key, $0) }
                }, to: folder.draft(ofPart: first + part))
            guard let prices = outcome.proof?.prices(of: targets[part].content, written[part]) else { continue }
            try ProofFile.write(prices, to: folder.prices(ofPart: first + part))
        }
        let names = PartNames(ties)
        return (0..<count).map { part in
            let name = byUnit ? names.unit(of: targets[part].sessions) : ""
            return PartsIndex.Part(
                number: first + part, name: name.isEmpty ? names.name(of: targets[part].sessions) : name,
                component: component, targets[part], written[part])
        }
    }

    private func cut(into pieces: Int, _ places: [String: SessionPlace]) -> [Int] {
        let atoms = ties.indivisible()
        return partOfSession(atoms, SessionCut.parts(ties, atoms: atoms, leaders: leaders(places), count: pieces))
    }

    /// The business unit of each session, by numbers in the order of their names; one that is too large as several.
    private func units(_ places: [String: SessionPlace]) -> [Int] {
        let names = PartNames(ties)
        let leaders = leaders(places)
        let atoms = ties.indivisible()
        let atomsOfUnit = Dictionary(grouping: atoms.indices) { names.unit(of: atoms[$0]) }
        var partOfAtom = Array(repeating: 0, count: atoms.count)
        var first = 0
        for (_, own) in atomsOfUnit.sorted(by: { $0.key < $1.key }) {
            let sessions = own.reduce(0) { $0 + atoms[$1].count }
            let pieces = (sessions + mostSessions - 1) / mostSessions
            let parts =
                pieces > 1
                ? SessionCut.parts(ties, atoms: own.map { atoms[$0] }, leaders: leaders, count: pieces)
                : own.map { _ in 0 }
            for (atom, part) in zip(own, parts) { partOfAtom[atom] = first + part }
            first += pieces
        }
        return partOfSession(atoms, partOfAtom)
    }

    /// Who leads each session by the draft, or would be the first to.
    private func leaders(_ places: [String: SessionPlace]) -> [Int32] {
        request.sessions.map { session in
            (places[session.key]?.facilitatorId ?? session.facilitators.first).flatMap { ties.facilitatorOfId[$0] }
                ?? -1
        }
    }

    /// The part of each session, without numbers that nothing has.
    private func partOfSession(_ atoms: [[Int]], _ partOfAtom: [Int]) -> [Int] {
        let used = Set(partOfAtom).sorted()
        let number = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
        var parts = Array(repeating: 0, count: request.sessions.count)
        for (atom, part) in zip(atoms, partOfAtom) { for session in atom { parts[session] = number[part] ?? 0 } }
        return parts
    }
}

extension PlanProof {
    /// The multipliers of a part's sessions, and of what the part has of what they were found for; nil where there are none.
    ///
    /// In the form of a proof, for its names; it claims nothing.
    fileprivate func prices(of part: PlanRequest, _ written: WrittenPart) -> PlanProof? {
        var place = 0
        while parts.indices.contains(place), case .division(_, _, let there, _) = parts[place], there > place {
            place = there
        }
        guard parts.indices.contains(place), case .multipliers(let told) = parts[place],
            told.sessions.count == sessions.count
        else { return nil }
        let multiplierOfKey = Dictionary(zip(sessions, told.sessions), uniquingKeysWith: { first, _ in first })
        let keys = part.sessions.map(\.key)
        let names = PartNamesOfRows(part)
        let own = told.rows.filter { names.has(rows[$0.place]) }
        return PlanProof(
            requestSHA256: written.requestSHA256, slotsSHA256: written.slotsSHA256, bound: ExactDecimal(0),
            unitsPerOne: unitsPerOne, sessions: keys, rows: own.map { rows[$0.place] },
            parts: [
                .multipliers(
                    Multipliers(
                        scaleBits: told.scaleBits, sessions: keys.map { multiplierOfKey[$0] ?? 0 },
                        rows: own.enumerated().map { Priced(place: $0, multiplier: $1.multiplier) }))
            ])
    }
}

/// Which rows are about what a part has.
private struct PartNamesOfRows {
    let facilitators: IdentifierSet
    let attendees: IdentifierSet
    let groups: Set<String>
    let locations: Set<String>
    let sessions: IdentifierSet
    let hasOtherGroups: Bool

    init(_ part: PlanRequest) {
        facilitators = IdentifierSet(part.facilitators.map(\.id))
        attendees = IdentifierSet(part.attendees.map(\.id))
        groups = Set(part.attendees.compactMap(\.staffingGroup))
        hasOtherGroups = part.attendees.contains { $0.staffingGroup == nil }
        locations = Set(part.policy.locations.keys)
        sessions = IdentifierSet(part.sessions.map(\.key))
    }

    func has(_ row: ProofRow) -> Bool {
        switch row {
        case .staffing(let group, _, _), .groupAway(let group, _): hasOtherGroups || groups.contains(group)
        case .person(let id, _): facilitators.contains(id) || attendees.contains(id)
        case .attendeeDay(let id, _), .attendeeSpacing(let id, _): attendees.contains(id)
        case .location(let name, _): locations.contains(name)
        case .after(let key, _, _): sessions.contains(key)
        case .target(let id), .facilitatorWeekTicks(let id, _, _), .facilitatorWeekSessions(let id, _):
            facilitators.contains(id)
        }
    }
}
