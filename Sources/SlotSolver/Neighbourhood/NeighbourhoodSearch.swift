import GLPK

/// Large neighbourhood search: takes a part of the plan out and puts it back in the cheapest way there is.
///
/// Runs on a thread fit for GLPK.
struct NeighbourhoodSearch: Sendable {
    /// What became of a neighbourhood.
    enum Outcome: Sendable { case improved, pruned, unchanged }

    private(set) var schedule: Schedule
    private let places: DayPlaces
    private var random: SearchRandom
    var debug = false
    var fractions: [Double] = []
    var kind = 0
    var columnLimit = 12_000

    init(_ schedule: Schedule, _ places: DayPlaces, seed: UInt64, stream: UInt64) {
        self.schedule = schedule
        self.places = places
        random = SearchRandom(seed: seed, stream: stream)
    }

    /// Tries one neighbourhood of so many facilitator-days.
    mutating func step(size: Int) throws -> Outcome {
        let neighbourhood = kind == 3 ? Neighbourhood.guided(schedule, fractions, size: size, &random) : kind == 0 ? Neighbourhood.around(schedule, places, size: size, &random) : kind == 1 ? Neighbourhood.facilitators(schedule, places, size: size, &random) : Neighbourhood.calendar(schedule, places, size: size, &random)
        let costBefore = schedule.cost
        var before: [Int: Int32] = [:]
        for session in neighbourhood.sessions {
            before[session] = schedule.placeOf[session]
            if schedule.isPlaced(session) { schedule.take(session) }
        }
        let program = PatternProgram(
            schedule, neighbourhood, places, before: before, most: columnLimit / max(1, neighbourhood.days.count))
        let out = schedule.cost
        let (outcome, columns) = try solve(program)
        let chosen = columns.flatMap { program.placesOfColumn[$0].map(Int.init) }
        if outcome == .improved, put(chosen), schedule.cost < costBefore { return .improved }
        restore(before)
        return outcome == .pruned ? .pruned : .unchanged
    }

    /// The columns of a better solution than the one at hand, if there is one and it is found.
    private func solve(_ program: PatternProgram) throws -> (Outcome, [Int]) {
        let problem = try GLPKProblem(program.program)
        var simplex = SimplexOptions(method: .primal)
        simplex.iterationLimit = 20_000
        let root = try problem.solve(simplex)
        let toBeat = Double(program.startCost) - 0.99
        guard root.stop == .optimal, root.objective < toBeat else { if debug { print("pruned", root.stop, root.objective - Double(program.startCost), program.program.columnCount) }; return (.pruned, []) }
        var branch = BranchOptions()
        branch.cliqueCuts = false
        branch.start = program.start
        branch.iterationLimit = 4_000
        branch.objectiveTolerance = 0.98 / (1 + abs(Double(program.startCost)))
        let result = try problem.branchAndCut(branch)
        if debug { print("root", root.objective - Double(program.startCost), root.iterations, "cols", program.program.columnCount, "rows", program.program.rowCount, "stop", result.stop, "obj", (result.objective ?? 9e9) - Double(program.startCost), "nodes", result.nodes, "it", result.iterations) }
        guard let objective = result.objective, objective < toBeat else { return (.unchanged, []) }
        let values = try problem.integerValues()
        return (.improved, (0..<program.placesOfColumn.count).filter { values[$0] > 0.5 })
    }

    /// Puts sessions at the places given, predecessors first; false if one does not fit.
    private mutating func put(_ chosen: [Int]) -> Bool {
        for index in chosen {
            let session = Int(places.sessionOf[index])
            guard !schedule.isPlaced(session), schedule.fits(session, schedule.place(index)) else { return false }
            schedule.put(session, index)
        }
        return true
    }

    func space(_ s: Int) -> String { "len \(schedule.space.length[s])" }
    /// Puts the neighbourhood back as it was.
    private mutating func restore(_ before: [Int: Int32]) {
        for session in before.keys where schedule.isPlaced(session) { schedule.take(session) }
        for (session, place) in before where place >= 0 { schedule.put(session, Int(place)) }
    }
}
