/// How a request is to be divided.
public struct DivisionOptions: Sendable, Equatable {
    /// So many parts at the most, about equally large; nil for as many as it takes.
    public var parts: Int?
    /// Whether each business unit is a part.
    public var byBusinessUnit: Bool
    /// Sessions that hang together are cut where they are more than this; parts of several that do not are no larger either, unless
    /// `parts` or `byBusinessUnit` wants them so.
    public var mostSessions: Int

    /// A division into as many parts as it takes, unless told otherwise.
    public init(parts: Int? = nil, byBusinessUnit: Bool = false, mostSessions: Int = 2500) {
        self.parts = parts
        self.byBusinessUnit = byBusinessUnit
        self.mostSessions = mostSessions
    }
}

/// Sessions that are to be planned by themselves, by their places in the request.
struct PartPlan: Equatable {
    var sessions: [Int]
    /// The business unit that the part is of; nil where that was not asked for.
    var unit: String?
}

/// Sessions that hang together and are to be cut.
struct CutPlan: Equatable {
    var sessions: [Int]
    /// Into how many parts, unless each business unit is one.
    var pieces: Int
}

/// Puts components that share nothing into parts, and finds those that have to be cut.
struct ComponentPacking {
    let options: DivisionOptions
    /// Of the whole request.
    let sessions: Int

    /// Parts of whole components, by their first sessions, and components to be cut.
    ///
    /// - Parameters:
    ///   - components: each with its sessions in order.
    ///   - unit: the business unit of most attendees of some sessions.
    func divide(_ components: [[Int]], unit: ([Int]) -> String) -> (kept: [PartPlan], cut: [CutPlan]) {
        if options.byBusinessUnit { return byUnit(components, unit) }
        let cut = components.filter { $0.count > options.mostSessions }.map { sessions in
            let needed = pieces(sessions)
            let wanted = (options.parts ?? 0) * sessions.count / max(1, self.sessions)
            return CutPlan(sessions: sessions, pieces: max(2, needed, wanted))
        }
        let room = options.parts.map { max(1, $0 - cut.reduce(0) { $0 + $1.pieces }) }
        let kept = bins(components.filter { $0.count <= options.mostSessions }, room)
        return (sorted(kept.map { PartPlan(sessions: $0.flatMap(\.self).sorted(), unit: nil) }), cut)
    }

    /// Each unit as a part, where its components are of no other unit; units that share something are cut along each other, and a
    /// unit that is too large into several parts.
    private func byUnit(_ components: [[Int]], _ unit: ([Int]) -> String) -> (kept: [PartPlan], cut: [CutPlan]) {
        // Somebody of whom no answer tells the unit is of that of the others. That two are of unknown units ties nothing together.
        let unitsOfComponent = components.map { component in
            let units = Set(component.map { unit([$0]) })
            return (units.count > 1 ? units.subtracting([""]) : units).sorted()
        }
        let numbers = Dictionary(
            uniqueKeysWithValues: Set(unitsOfComponent.flatMap(\.self)).sorted().enumerated().map { ($1, $0) })
        var sets = DisjointSets(count: components.count + numbers.count)
        for (component, units) in unitsOfComponent.enumerated() {
            for name in units { sets.unite(component, components.count + (numbers[name] ?? 0)) }
        }
        var kept: [PartPlan] = []
        var cut: [CutPlan] = []
        for together in sets.sets(ofFirst: components.count) {
            let sessions = together.flatMap { components[$0] }.sorted()
            let units = Set(together.flatMap { unitsOfComponent[$0] })
            if units.count > 1 {
                cut.append(CutPlan(sessions: sessions, pieces: units.count))
                continue
            }
            let own = together.map { components[$0] }
            for bin in bins(own.filter { $0.count <= options.mostSessions }, nil) {
                kept.append(PartPlan(sessions: bin.flatMap(\.self).sorted(), unit: units.first))
            }
            for sessions in own where sessions.count > options.mostSessions {
                cut.append(CutPlan(sessions: sessions, pieces: pieces(sessions)))
            }
        }
        return (sorted(kept), cut)
    }

    /// Into how many parts sessions have to be cut.
    private func pieces(_ sessions: [Int]) -> Int {
        (sessions.count + options.mostSessions - 1) / options.mostSessions
    }

    private func sorted(_ parts: [PartPlan]) -> [PartPlan] {
        parts.sorted { ($0.sessions.first ?? 0) < ($1.sessions.first ?? 0) }
    }

    /// The largest first, each into the emptiest of so many parts, or into the first that has room.
    private func bins(_ components: [[Int]], _ parts: Int?) -> [[[Int]]] {
        let largestFirst = components.sorted { ($1.count, $0.first ?? 0) < ($0.count, $1.first ?? 0) }
        var bins: [(components: [[Int]], count: Int)] = []
        if let parts { bins = Array(repeating: ([], 0), count: min(parts, components.count)) }
        for component in largestFirst {
            let place =
                parts != nil
                ? bins.indices.min { bins[$0].count < bins[$1].count }
                : bins.firstIndex { $0.count + component.count <= options.mostSessions }
            if let place {
                bins[place].components.append(component)
                bins[place].count += component.count
            } else {
                bins.append(([component], component.count))
            }
        }
        return bins.map(\.components).filter { !$0.isEmpty }
    }
}
