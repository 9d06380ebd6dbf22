/// A queue of ejected sessions, the most promising first; ties by session.
struct EjectionQueue {
    struct Entry {
        var rank: Cost
        var session: Int32
        /// The label's cost when it was queued: an entry with another cost is out of date.
        var cost: Cost
    }

    private var heap: ContiguousArray<Entry> = []

    mutating func removeAll() { heap.removeAll(keepingCapacity: true) }

    mutating func insert(_ entry: Entry) {
        heap.append(entry)
        var at = heap.count - 1
        while at > 0, Self.precedes(heap[at], heap[(at - 1) / 2]) {
            heap.swapAt(at, (at - 1) / 2)
            at = (at - 1) / 2
        }
    }

    mutating func popFirst() -> Entry? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var at = 0
        while true {
            var least = at
            for child in [2 * at + 1, 2 * at + 2] where child < heap.count && Self.precedes(heap[child], heap[least]) {
                least = child
            }
            if least == at { return first }
            heap.swapAt(at, least)
            at = least
        }
    }

    @inline(__always)
    private static func precedes(_ one: Entry, _ other: Entry) -> Bool {
        (one.rank, one.session) < (other.rank, other.session)
    }
}
