/// What a facilitator can earn in a day from each item on, by what is left: a plain table over items by start.
struct CertificateTable {
    typealias Item = CertificateSearch.Item

    /// By start, then session.
    let items: [Item]
    /// The first item that may follow each item.
    private var next: [Int] = []
    /// `most[i * width + left]`: what items i and later can earn with so many ticks, sessions and unrepeatable sessions
    /// left.
    private var most: [Int128] = []
    private let ticks: Int
    private let sessions: Int
    private let kept: [Int32]
    /// The bit in the mask of each item's session, 0 where it may repeat.
    private var bits: [Int] = []

    /// The table's size stays below this: beyond, fewer sessions are kept from repeating.
    private static let mostCells = 1 << 22
    private static let mostKept = 20

    private var masks: Int { 1 << kept.count }
    private var width: Int { (ticks + 1) * (sessions + 1) * masks }

    /// Only with the items that matter where sessions repeat: of the sessions that may, the best of each start and
    /// length.
    init(leading items: [Item], _ facilitator: SlotProblem.Facilitator, unrepeatable: [Int32]) {
        self = Self.shape(facilitator, unrepeatable) { Self.leading(items, $0) }
        fill(facilitator)
    }

    /// With all items; nil if they are too many.
    init?(all items: [Item], _ facilitator: SlotProblem.Facilitator, unrepeatable: [Int32]) {
        let table = Self.shape(facilitator, unrepeatable) { _ in items }
        guard table.cells <= Self.mostCells else { return nil }
        self = table
        fill(facilitator)
    }

    /// The shape with as many sessions kept from repeating as there is room for.
    /// - Parameter items: what is in the table, by which sessions are kept.
    private static func shape(
        _ facilitator: SlotProblem.Facilitator, _ unrepeatable: [Int32], _ items: ([Int32]) -> [Item]
    ) -> CertificateTable {
        var kept = Array(unrepeatable.prefix(mostKept))
        while true {
            let table = CertificateTable(items(kept), facilitator, kept)
            if table.cells <= mostCells || kept.isEmpty { return table }
            kept.removeLast()
        }
    }

    /// The table's shape, not yet filled.
    private init(_ items: [Item], _ facilitator: SlotProblem.Facilitator, _ kept: [Int32]) {
        self.items = items.sorted { ($0.start, $0.session) < ($1.start, $1.session) }
        self.kept = kept
        let span = (items.map { $0.start + $0.length }.max() ?? 0) - (items.map(\.start).min() ?? 0)
        // A limit that the day's length implies is no limit, nor one on sessions that the one on time implies.
        ticks = Int(facilitator.maxTicksPerDay.map { $0 < span ? $0 : 0 } ?? 0)
        let most = Int64(min(facilitator.maxTicksPerDay ?? span, span) / (items.map(\.length).min() ?? 1))
        sessions = Int(facilitator.maxSessionsPerDay.map { Int64($0) < most ? $0 : 0 } ?? 0)
    }

    private var cells: Int { (items.count + 1) * width }

    private static func leading(_ items: [Item], _ kept: [Int32]) -> [Item] {
        var best: [Int64: Item] = [:]
        var leading: [Item] = []
        for item in items {
            guard !kept.contains(item.session) else {
                leading.append(item)
                continue
            }
            let key = Int64(item.start) << 32 | Int64(item.length)
            if let other = best[key], (other.profit, item.session) >= (item.profit, other.session) { continue }
            best[key] = item
        }
        return leading + best.values
    }

    private mutating func fill(_ facilitator: SlotProblem.Facilitator) {
        let buffer = Int64(facilitator.bufferTicks)
        next = items.indices.map { index in
            let ready = Int64(items[index].start) + Int64(items[index].length) + buffer
            var (low, high) = (index + 1, items.count)
            while low < high {
                let middle = (low + high) / 2
                if Int64(items[middle].start) < ready { low = middle + 1 } else { high = middle }
            }
            return low
        }
        bits = items.map { item in kept.firstIndex(of: item.session).map { 1 << $0 } ?? 0 }
        most = [Int128](repeating: 0, count: cells)
        for index in items.indices.reversed() {
            for left in 0..<width {
                var value = most[(index + 1) * width + left]
                if let rest = state(left, taking: index) {
                    value = max(value, items[index].profit + most[next[index] * width + rest])
                }
                most[index * width + left] = value
            }
        }
    }

    var mostProfit: Int128 { most[width - 1] }

    /// The state in which nothing is chosen yet.
    var fullState: Int { width - 1 }

    /// What is left of a state behind an item, nil where the item does not fit.
    func state(_ state: Int, taking index: Int) -> Int? {
        let bit = bits[index]
        let mask = state % masks
        let ticksLeft = state / masks % (ticks + 1) - (ticks > 0 ? Int(items[index].length) : 0)
        let sessionsLeft = state / masks / (ticks + 1) - (sessions > 0 ? 1 : 0)
        guard ticksLeft >= 0, sessionsLeft >= 0, mask & bit == bit else { return nil }
        return (sessionsLeft * (ticks + 1) + ticksLeft) * masks + mask - bit
    }

    /// The first item that may follow an item.
    func following(_ index: Int) -> Int { next[index] }

    /// Items that earn the most together. They may repeat a session that the table does not keep from it.
    var pattern: [Int] {
        var pattern: [Int] = []
        var (index, left) = (0, fullState)
        while index < items.count {
            if profit(from: index, state: left) > profit(from: index + 1, state: left),
                let rest = state(left, taking: index)
            {
                pattern.append(index)
                (index, left) = (next[index], rest)
            } else {
                index += 1
            }
        }
        return pattern
    }

    /// The most that items `index` and later can earn.
    func profit(from index: Int, state: Int) -> Int128 { most[index * width + state] }
}
