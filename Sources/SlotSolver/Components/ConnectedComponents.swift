/// Which sessions have to do with each other: those of two components share no person, no place where a location is
/// short, no quarter hour of a group in which it matters who else is away, and none follows one of the other. So a
/// problem is as many problems as it has components, costs and bounds add up.
///
/// A group whose people away cost the same whoever else is away connects nobody, nor does a `maxAway` that all its people
/// together do not exceed, nor a location with room for all its sessions.
enum ConnectedComponents {
    /// The sessions of each component, in order, the components by their first session. Sessions without a place that
    /// the rules allow have to do with none, and are in the largest.
    static func of(_ problem: SlotProblem) -> [[Int32]] {
        var search = ComponentSearch(problem)
        search.connectAll()
        return search.components()
    }
}

private struct ComponentSearch {
    private let problem: SlotProblem
    private let usable: [Bool]
    private let hasPlace: [Bool]
    private var meetings: Meetings
    /// By group, how many people of it sessions need.
    private var peopleOfGroup: [Int]
    private let straightPeople: [Int]
    private var isShort: [Bool]

    init(_ problem: SlotProblem) {
        self.problem = problem
        usable = UsableCandidates.flags(in: problem)
        hasPlace = problem.sessions.indices.map { [usable] in
            problem.candidates.range(ofSession: $0).contains { usable[$0] }
        }
        meetings = Meetings(problem)
        straightPeople = problem.staffing.straightPeople
        var attends = [Bool](repeating: false, count: problem.attendees.count)
        var sessionsOfLocation = [Int](repeating: 0, count: problem.locationCapacity.count)
        for session in problem.sessions.indices where hasPlace[session] {
            for attendee in problem.sessions[session].attendees { attends[Int(attendee)] = true }
            if let location = problem.sessions[session].location { sessionsOfLocation[Int(location)] += 1 }
        }
        peopleOfGroup = .init(repeating: 0, count: problem.staffingGroupCount)
        for attendee in attends.indices where attends[attendee] {
            peopleOfGroup[Int(problem.attendees[attendee].staffingGroup)] += 1
        }
        isShort = zip(problem.locationCapacity, sessionsOfLocation).map { Int($0) < $1 }
    }

    mutating func connectAll() {
        for session in problem.sessions.indices {
            if let after = problem.sessions[session].after { meetings.sets.unite(session, Int(after.session)) }
            if hasPlace[session] { connect(session) }
        }
    }

    private mutating func connect(_ session: Int) {
        let own = problem.sessions[session]
        for attendee in own.attendees { meetings.meet(session, person: problem.attendees[Int(attendee)].person) }
        let groups = Set(own.attendees.map { Int(problem.attendees[Int($0)].staffingGroup) }).sorted()
        let location = own.location.map(Int.init)
        var last: Int32 = -1
        for candidate in problem.candidates.range(ofSession: session) where usable[candidate] {
            let facilitator = problem.facilitators[Int(problem.candidates.facilitator[candidate])]
            meetings.meet(session, person: facilitator.person)
            let start = problem.candidates.start[candidate]
            guard start != last else { continue }
            last = start
            for tick in Int(start)..<Int(start + own.length) {
                for group in groups where matters(group, tick) {
                    meetings.meet(session, group: group, tick: tick)
                }
                if let location, isShort[location] {
                    meetings.meet(session, location: location, tick: tick)
                }
            }
        }
    }

    /// Whether it can matter who else of a group is away in a tick.
    private func matters(_ group: Int, _ tick: Int) -> Bool {
        let people = peopleOfGroup[group]
        if let most = problem.maxAway[group], Int(most) < people { return true }
        let curve = Int(problem.staffing[group * problem.tickCount + tick])
        return curve >= 0 && straightPeople[curve] < people
    }

    mutating func components() -> [[Int32]] {
        var numberOfRoot: [Int: Int] = [:]
        var found: [[Int32]] = []
        var placeless: [Int32] = []
        let hasAny = problem.sessions.indices.reduce(into: [Bool](repeating: false, count: hasPlace.count)) {
            if hasPlace[$1] { $0[meetings.sets.root($1)] = true }
        }
        for session in problem.sessions.indices {
            let root = meetings.sets.root(session)
            guard hasAny[root] else {
                placeless.append(Int32(session))
                continue
            }
            if let number = numberOfRoot[root] {
                found[number].append(Int32(session))
            } else {
                numberOfRoot[root] = found.count
                found.append([Int32(session)])
            }
        }
        guard !placeless.isEmpty else { return found }
        guard let largest = found.indices.max(by: { (found[$0].count, $1) < (found[$1].count, $0) }) else {
            return [placeless]
        }
        found[largest] = (found[largest] + placeless).sorted()
        return found.sorted { $0[0] < $1[0] }
    }
}

/// The last session that needed each thing: whoever needs it next is of its component.
private struct Meetings {
    var sets: DisjointSets
    /// By person, then by cell of a group, then by location and tick; -1 for none.
    private var last: [Int32]
    private let tickCount: Int
    private let firstCell: Int
    private let firstLocation: Int

    init(_ problem: SlotProblem) {
        sets = DisjointSets(count: problem.sessions.count)
        tickCount = problem.tickCount
        firstCell = problem.personCount
        firstLocation = firstCell + problem.staffing.cellCount
        last = .init(repeating: -1, count: firstLocation + problem.locationCapacity.count * problem.tickCount)
    }

    mutating func meet(_ session: Int, person: Int32) { meet(session, at: Int(person)) }

    mutating func meet(_ session: Int, group: Int, tick: Int) {
        meet(session, at: firstCell + group * tickCount + tick)
    }

    mutating func meet(_ session: Int, location: Int, tick: Int) {
        meet(session, at: firstLocation + location * tickCount + tick)
    }

    private mutating func meet(_ session: Int, at place: Int) {
        let other = Int(last[place])
        guard other != session else { return }
        if other >= 0 { sets.unite(session, other) }
        last[place] = Int32(session)
    }
}

/// Sets of indices that only become larger.
private struct DisjointSets {
    private var parent: [Int32]

    init(count: Int) { parent = (0..<count).map { Int32($0) } }

    mutating func root(_ index: Int) -> Int {
        var at = index
        while Int(parent[at]) != at {
            parent[at] = parent[Int(parent[at])]
            at = Int(parent[at])
        }
        return at
    }

    /// The lower root stays one, so that sets are told by their first index.
    mutating func unite(_ one: Int, _ other: Int) {
        let (one, other) = (root(one), root(other))
        parent[max(one, other)] = Int32(min(one, other))
    }
}
