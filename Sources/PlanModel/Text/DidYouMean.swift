/// Finds the known name that somebody probably meant.
package enum DidYouMean {
    /// The known name nearest to what was written, nil if none is near.
    package static func nearest(to written: String, in known: some Sequence<String>) -> String? {
        let written = written.lowercased()
        guard written.utf8.count <= 64 else { return nil }
        let allowed = max(1, written.count / 3)
        return known.lazy
            .map { (name: $0, distance: distance(written, $0.lowercased())) }
            .filter { $0.distance <= allowed }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?
            .name
    }

    /// What to add to a message about an unknown name: a known name that looks the same, with the difference, or the
    /// nearest one; empty if none is near.
    package static func hint(_ written: String, _ known: some Sequence<String>) -> String {
        let twins = known.lazy.compactMap { name in
            VisibleText.difference(written, name).map { (name: name, difference: $0) }
        }
        if let twin = twins.min(by: { $0.name < $1.name }) {
            return "; did you mean \(VisibleText.revealed(twin.name))? It differs only \(twin.difference)"
        }
        return nearest(to: written, in: known).map { "; did you mean \($0)?" } ?? ""
    }

    /// The number of letters that must be changed, added, dropped or swapped with their neighbour.
    package static func distance(_ one: String, _ other: String) -> Int {
        let (a, b) = (Array(one.utf8), Array(other.utf8))
        guard abs(a.count - b.count) <= 3 else { return .max }
        var beforeLast = [Int]()
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
                row.append(best)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
