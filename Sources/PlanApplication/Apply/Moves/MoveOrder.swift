import PlanModel

/// One step on the way from one plan's appointments to another's.
enum MoveStep: Equatable {
    case patch(from: Int, to: Int)
    /// - Parameters:
    ///   - replacing: position of the entry whose appointment it replaces.
    ///   - isAfter: whether that appointment has to be deleted first.
    case create(Int, replacing: Int?, isAfter: Bool)
    /// - Parameter for: position of the entry that has taken, or will take, its place; nil if none does.
    case delete(Int, for: Int?, isFirst: Bool)
}

/// Determines an order in which sessions move so that nobody is in two places at once, and hardly anybody is without a
/// session meanwhile.
///
/// A session moves when none of our appointments is in the way any more. Where sessions wait for each other in a
/// circle, one of them is deleted first. A session that waits for one that does not move is left to the service's
/// refusal, or to the look just before it is sent.
struct MoveOrder {
    private let entries: [ApplyEntry]
    private var living: [String: Set<Int>] = [:]
    private var open: [SessionMove]
    private(set) var steps: [MoveStep] = []

    static func steps(_ moves: [SessionMove], in entries: [ApplyEntry]) -> [MoveStep] {
        var order = MoveOrder(moves, in: entries)
        order.run()
        return order.steps
    }

    private init(_ moves: [SessionMove], in entries: [ApplyEntry]) {
        self.entries = entries
        open = moves.filter { $0.kind != .carry && $0.kind != .delete }
        for entry in entries where entry.status.isToBeDeleted || entry.status.isUnsettled { add(entry.position) }
        for move in moves where move.kind == .delete {
            guard let source = move.source else { continue }
            remove(source)
            steps.append(.delete(source, for: move.target, isFirst: false))
        }
    }

    private mutating func run() {
        open = open.sorted { start($0) < start($1) }
        while !open.isEmpty {
            if !takeFree(), !breakCircle() { break }
        }
        for move in open { take(move) }
    }

    private func start(_ move: SessionMove) -> (Int64, Int) {
        move.target.map { (entries[$0].shape.start, $0) } ?? (0, 0)
    }

    /// Takes every move that nothing blocks; returns false if there is none.
    private mutating func takeFree() -> Bool {
        var rest: [SessionMove] = []
        var replaced: [(source: Int, target: Int)] = []
        for move in open {
            guard obstacles(to: move).isEmpty else {
                rest.append(move)
                continue
            }
            take(move)
            if let target = move.target { add(target) }
            if move.kind == .patch, let source = move.source { remove(source) }
            if move.kind == .replace, let source = move.source, let target = move.target {
                replaced.append((source, target))
            }
        }
        let isAny = rest.count < open.count
        open = rest
        for (source, target) in replaced {
            remove(source)
            steps.append(.delete(source, for: target, isFirst: false))
        }
        return isAny
    }

    /// Deletes one of those that are blocked only by sessions that move themselves; returns false if there is none.
    private mutating func breakCircle() -> Bool {
        let moving = Set(open.filter { $0.kind != .create }.compactMap(\.source))
        let possible = open.indices.filter { open[$0].kind != .create && obstacles(to: open[$0]).isSubset(of: moving) }
        // A session that blocks itself has to be deleted first anyway; one that is replaced loses nothing by it.
        let choice =
            possible.first { open[$0].kind == .replace && obstacles(to: open[$0]) == Set([open[$0].source ?? -1]) }
            ?? possible.first { open[$0].kind == .replace } ?? possible.first
        guard let choice, let source = open[choice].source, let target = open[choice].target else { return false }
        steps.append(.delete(source, for: target, isFirst: true))
        remove(source)
        open[choice] = SessionMove(kind: .create, target: target, source: source)
        return true
    }

    private mutating func take(_ move: SessionMove) {
        guard let target = move.target else { return }
        switch (move.kind, move.source) {
        case (.patch, let source?): steps.append(.patch(from: source, to: target))
        default: steps.append(.create(target, replacing: move.source, isAfter: move.kind == .create))
        }
    }

    /// Our own appointments that block the place a session is to move to.
    private func obstacles(to move: SessionMove) -> Set<Int> {
        guard let target = move.target else { return [] }
        let shape = entries[target].shape
        var found: Set<Int> = []
        for person in shape.people {
            for other in living[person] ?? [] where other != target && entries[other].shape.clashes(with: shape) {
                found.insert(other)
            }
        }
        if move.kind == .patch, let source = move.source { found.remove(source) }
        return found
    }

    private mutating func add(_ position: Int) {
        for person in entries[position].shape.people { living[person, default: []].insert(position) }
    }

    private mutating func remove(_ position: Int) {
        for person in entries[position].shape.people { living[person]?.remove(position) }
    }
}
