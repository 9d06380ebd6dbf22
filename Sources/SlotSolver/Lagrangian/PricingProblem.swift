/// The pricing problem of one facilitator-day: finds its most profitable column, an elementary longest path with
/// resource constraints over items by start, whose state is the remaining ticks and sessions, and the critical sessions
/// not used yet.
///
/// A column is a set of items that do not overlap, keep the buffer, and respect the caps. That a session occurs in it
/// only once is not part of the state at first; if the best path repeats sessions, exactly these join the state and the
/// search is run again (decremental state-space relaxation, Righini & Salani 2008). Allowing a repetition only raises
/// the profit, so it never invalidates a bound.
struct PricingProblem {
    /// A candidate with positive profit.
    struct Item {
        var profit: Int64
        var start: Int32
        var length: Int32
        var session: Int32
        /// Position in `FacilitatorDays`.
        var position: Int32
    }

    /// Filled by the caller before `run`, by start.
    var items: [Item] = []
    /// Positions in `items` of the best column found by `run`.
    private(set) var pattern: [Int] = []
    /// Sessions that the last run prevented from repeating.
    private(set) var unrepeatable: [Int32] = []

    // Only grows in length: just the first entries belong to the last run.
    fileprivate var next: [Int32] = []
    fileprivate var bit: [Int32] = []
    fileprivate var best: [Int64] = []
    fileprivate var shape = Shape()

    /// Whether items were left out that can only matter if cuts charge columns.
    private(set) var isReduced = false
    /// The number of sessions that this run may prevent from repeating.
    private var mostCriticalHere: Int
    private let limits: SearchParameters.Pricing

    /// The number of values that each part of the state takes, and its stride.
    fileprivate struct Shape {
        var ticks = 1
        var sessions = 1
        var masks = 1
        var cells: Int { ticks * sessions * masks }
    }

    init(_ limits: SearchParameters.Pricing = .init()) {
        self.limits = limits
        mostCriticalHere = limits.criticalSessions
    }

    /// The largest profit of a column over `items`, at least 0.
    mutating func run(_ block: FacilitatorDays.Block) -> Int64 {
        pattern.removeAll(keepingCapacity: true)
        unrepeatable.removeAll(keepingCapacity: true)
        guard !items.isEmpty else { return 0 }
        shape = Shape()
        if block.tickCap != .max { shape.ticks = Int(block.tickCap) + 1 }
        if block.sessionCap != .max { shape.sessions = Int(block.sessionCap) + 1 }
        boundTable()
        linkNext(buffer: block.buffer)
        while true {
            fill()
            trace()
            guard extendCriticalSet() else { return best[shape.cells - 1] }
        }
    }

    /// If the table would be too large, leaves out items that another one of the same start and length dominates.
    ///
    /// Sessions that are not part of the state may repeat, so only the most profitable of these counts. With at most n
    /// sessions in the state, one of the best n + 1 is always outside of it, so the profit found is the same.
    private mutating func boundTable() {
        isReduced = false
        mostCriticalHere = limits.criticalSessions
        guard (items.count + 1) * shape.cells > limits.cells else { return }
        for count in [limits.criticalSessions + 1, 1] where (items.count + 1) * shape.cells > limits.cells {
            keepLeading(count)
            mostCriticalHere = count - 1
            isReduced = true
        }
    }

    /// Keeps the most profitable items of each start and length.
    private mutating func keepLeading(_ most: Int) {
        var sessions: [Int64: [Int32]] = [:]
        var isKept = [Bool](repeating: false, count: items.count)
        for index in items.indices.sorted(by: { (items[$0].profit, $1) > (items[$1].profit, $0) }) {
            let key = Int64(items[index].start) << 32 | Int64(items[index].length)
            let session = items[index].session
            let kept = sessions[key, default: []]
            guard kept.count < most, !kept.contains(session) else { continue }
            sessions[key, default: []].append(session)
            isKept[index] = true
        }
        items = items.indices.filter { isKept[$0] }.map { items[$0] }
    }

    /// The first item that may follow each item.
    private mutating func linkNext(buffer: Int32) {
        if next.count < items.count { next = [Int32](repeating: 0, count: 2 * items.count) }
        let count = items.count
        items.withUnsafeBufferPointer { items in
            next.withUnsafeMutableBufferPointer { next in
                for index in 0..<count {
                    let ready = items[index].start &+ items[index].length &+ buffer
                    var low = index &+ 1
                    var high = count
                    while low < high {
                        let middle = (low &+ high) / 2
                        if items[middle].start < ready { low = middle &+ 1 } else { high = middle }
                    }
                    next[index] = Int32(truncatingIfNeeded: low)
                }
            }
        }
    }

    /// `best[i * cells + state]`: the largest profit from items i and later with that remaining state.
    private mutating func fill() {
        let cells = shape.cells
        if best.count < (items.count + 1) * cells {
            best = [Int64](repeating: 0, count: 2 * (items.count + 1) * cells)
        }
        markCritical()
        let shape = shape
        let count = items.count
        items.withUnsafeBufferPointer { items in
            next.withUnsafeBufferPointer { next in
                bit.withUnsafeBufferPointer { bit in
                    best.withUnsafeMutableBufferPointer { best in
                        guard let first = best.baseAddress else { return }
                        (first + count * cells).update(repeating: 0, count: cells)
                        for index in (0..<count).reversed() {
                            Self.step(
                                first + index * cells, skip: first + (index + 1) * cells,
                                take: first + Int(next[index]) * cells, items[index], bit: Int(bit[index]), shape)
                        }
                    }
                }
            }
        }
    }

    /// The bit in the state of each item's session, 0 if it has none.
    private mutating func markCritical() {
        if bit.count < items.count { bit = [Int32](repeating: 0, count: 2 * items.count) }
        for index in items.indices {
            bit[index] = unrepeatable.firstIndex(of: items[index].session).map { Int32(1 << $0) } ?? 0
        }
    }

    /// One item of the recursion: skip it, or take it if the state allows.
    @inline(__always)
    private static func step(
        _ here: UnsafeMutablePointer<Int64>, skip: UnsafeMutablePointer<Int64>, take: UnsafeMutablePointer<Int64>,
        _ item: Item, bit: Int, _ shape: Shape
    ) {
        let usedTicks = shape.ticks > 1 ? Int(item.length) : 0
        let usedSessions = shape.sessions > 1 ? 1 : 0
        guard usedTicks < shape.ticks else { return here.update(from: skip, count: shape.cells) }
        if shape.sessions == 1, shape.masks == 1 {
            for ticks in 0..<usedTicks { here[ticks] = skip[ticks] }
            for ticks in usedTicks..<shape.ticks {
                here[ticks] = max(skip[ticks], take[ticks &- usedTicks] &+ item.profit)
            }
            return
        }
        here.update(from: skip, count: shape.cells)
        let row = shape.ticks * shape.masks
        for sessions in usedSessions..<shape.sessions {
            for ticks in usedTicks..<shape.ticks {
                let to = sessions * row + ticks * shape.masks
                let from = (sessions - usedSessions) * row + (ticks - usedTicks) * shape.masks
                for mask in 0..<shape.masks where mask & bit == bit {
                    here[to + mask] = max(here[to + mask], take[from + (mask ^ bit)] + item.profit)
                }
            }
        }
    }

    /// Reads the best column from the table, skipping an item wherever that loses nothing.
    private mutating func trace() {
        pattern.removeAll(keepingCapacity: true)
        let cells = shape.cells
        var index = 0
        var state = cells - 1
        while index < items.count {
            if best[index * cells + state] == best[(index + 1) * cells + state] {
                index += 1
                continue
            }
            pattern.append(index)
            if shape.sessions > 1 { state -= shape.ticks * shape.masks }
            if shape.ticks > 1 { state -= Int(items[index].length) * shape.masks }
            state -= Int(bit[index])
            index = Int(next[index])
        }
    }

    /// Adds the sessions that the column repeats to the state. Returns false if there are none, or no room for them.
    private mutating func extendCriticalSet() -> Bool {
        guard pattern.count > 1 else { return false }
        let known = unrepeatable.count
        for (place, index) in pattern.enumerated() {
            let session = items[index].session
            guard pattern[..<place].contains(where: { items[$0].session == session }),
                !unrepeatable.contains(session), unrepeatable.count < mostCriticalHere,
                (items.count + 1) * shape.cells * 2 <= limits.cells
            else { continue }
            unrepeatable.append(session)
            shape.masks *= 2
        }
        return unrepeatable.count > known
    }
}

/// The table of the last run, for searches that continue from it.
extension PricingProblem {
    /// The profit that `run` returned.
    var mostProfit: Int64 { items.isEmpty ? 0 : best[shape.cells - 1] }

    /// The state in which nothing is chosen yet.
    var fullState: Int { shape.cells - 1 }

    /// The first item that may follow an item.
    func following(_ index: Int) -> Int { Int(next[index]) }

    /// The largest profit from items `index` and later.
    func profit(from index: Int, state: Int) -> Int64 { best[index * shape.cells + state] }

    /// The largest profit from the items that may follow an item.
    func profit(behind index: Int, state: Int) -> Int64 { best[Int(next[index]) * shape.cells + state] }

    /// The state that remains after an item, nil if it does not fit.
    func state(_ state: Int, taking index: Int) -> Int? {
        let mask = state % shape.masks
        let ticks = state / shape.masks % shape.ticks - (shape.ticks > 1 ? Int(items[index].length) : 0)
        let sessions = state / shape.masks / shape.ticks - (shape.sessions > 1 ? 1 : 0)
        guard ticks >= 0, sessions >= 0, mask & Int(bit[index]) == Int(bit[index]) else { return nil }
        return (sessions * shape.ticks + ticks) * shape.masks + mask - Int(bit[index])
    }
}
