/// The cheapest way for one facilitator to lead each subset of a few sessions in one day, at whatever times.
///
/// Sessions of one facilitator never overlap, so their staffing costs add up exactly.
struct DayRetiming {
    /// A place that one of the sessions can have.
    struct Item {
        var cost: Cost
        var start: Int32
        var end: Int32
        var member: Int32
        /// Index into `SearchSpace.places.values`.
        var place: Int32
    }

    /// A cost higher than any timetable's: not possible.
    static let impossible = Cost.max / 4

    /// The sessions, as bits of a subset from the lowest up.
    private(set) var members: ContiguousArray<Int32> = []
    private var items: ContiguousArray<Item> = []
    private var next: ContiguousArray<Int32> = []
    /// `best[item * subsets + subset]`: the lowest cost of exactly that subset with this item and later ones.
    private var best: ContiguousArray<Cost> = []
    /// Items of each member, by start, before they are recombined.
    private var listed: ContiguousArray<Item> = []
    private var listEnds: ContiguousArray<Int> = []
    private var heads: ContiguousArray<Int> = []

    var subsets: Int { 1 << members.count }

    mutating func begin() {
        members.removeAll(keepingCapacity: true)
        listed.removeAll(keepingCapacity: true)
        listEnds.removeAll(keepingCapacity: true)
    }

    /// Adds the places of one session, by start.
    @inline(__always)
    mutating func append(_ item: Item) { listed.append(item) }

    mutating func endMember(_ session: Int) {
        members.append(Int32(truncatingIfNeeded: session))
        listEnds.append(listed.count)
    }

    /// The lowest cost of leading exactly these members, `impossible` if they do not fit.
    @inline(__always)
    func cost(of subset: Int) -> Cost { best[subset] }

    /// Computes all subsets.
    mutating func solve(buffer: Int) {
        merge()
        link(buffer: Int32(truncatingIfNeeded: buffer))
        let subsets = subsets
        if best.count < (items.count + 1) * subsets {
            best = ContiguousArray(repeating: 0, count: (items.count + 1) * subsets)
        }
        best.withUnsafeMutableBufferPointer { best in
            let last = items.count * subsets
            for subset in 0..<subsets { best[last &+ subset] = subset == 0 ? 0 : Self.impossible }
            for at in items.indices.reversed() {
                let item = items[at]
                let bit = 1 << Int(item.member)
                let here = at &* subsets
                let after = Int(next[at]) &* subsets
                for subset in 0..<subsets {
                    var least = best[here &+ subsets &+ subset]
                    if subset & bit != 0 { least = min(least, item.cost &+ best[after &+ subset ^ bit]) }
                    best[here &+ subset] = least
                }
            }
        }
    }

    /// The places of the cheapest timetable of a possible subset.
    func places(of subset: Int) -> [(session: Int, place: Int)] {
        var chosen: [(Int, Int)] = []
        var left = subset
        var at = 0
        while left != 0, at < items.count {
            if best[at * subsets + left] == best[(at + 1) * subsets + left] {
                at += 1
                continue
            }
            chosen.append((Int(members[Int(items[at].member)]), Int(items[at].place)))
            left ^= 1 << Int(items[at].member)
            at = Int(next[at])
        }
        return chosen
    }

    private mutating func merge() {
        items.removeAll(keepingCapacity: true)
        heads.removeAll(keepingCapacity: true)
        var begin = 0
        for end in listEnds {
            heads.append(begin)
            begin = end
        }
        while items.count < listed.count {
            var first = -1
            for member in heads.indices where heads[member] < listEnds[member] {
                if first < 0 || listed[heads[member]].start < listed[heads[first]].start { first = member }
            }
            items.append(listed[heads[first]])
            heads[first] += 1
        }
    }

    /// For each item, the first that may follow it.
    private mutating func link(buffer: Int32) {
        next.removeAll(keepingCapacity: true)
        for at in items.indices {
            let ready = items[at].end &+ buffer
            var after = at + 1
            while after < items.count, items[after].start < ready { after += 1 }
            next.append(Int32(truncatingIfNeeded: after))
        }
    }
}
