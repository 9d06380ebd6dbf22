/// All sets of items that one facilitator can lead on one day.
struct DayPatterns {
    struct Item {
        var place: Int32
        var session: Int32
        var start: Int32
        var length: Int32
    }

    /// Items of each pattern, as positions in the list of items that was given.
    private(set) var patterns = Rows<Int32>()

    /// - Parameters:
    ///   - items: by start.
    ///   - most: patterns after which the search stops; small ones come first, so that those are never missing.
    init(_ items: [Item], buffer: Int, ticks: Int, sessions: Int, most: Int) {
        var layer: [[Int32]] = items.indices.map { [Int32($0)] }
        var size = 1
        while !layer.isEmpty, size <= sessions {
            for pattern in layer {
                patterns.appendRow(pattern)
                if patterns.count >= most { return }
            }
            layer = layer.flatMap { DayPatterns.extensions(of: $0, items, buffer, ticks) }
            size += 1
        }
    }

    /// The pattern with one more item behind its last.
    private static func extensions(of pattern: [Int32], _ items: [Item], _ buffer: Int, _ ticks: Int) -> [[Int32]] {
        let last = items[Int(pattern.last!)]
        let used = pattern.reduce(0) { $0 + Int(items[Int($1)].length) }
        let earliest = Int(last.start + last.length) + buffer
        return (Int(pattern.last!) + 1..<items.count).compactMap { next in
            let item = items[next]
            guard Int(item.start) >= earliest, used + Int(item.length) <= ticks,
                !pattern.contains(where: { items[Int($0)].session == item.session })
            else { return nil }
            return pattern + [Int32(next)]
        }
    }
}
