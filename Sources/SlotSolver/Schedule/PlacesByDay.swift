/// The places of each session grouped by facilitator-day, each group by start.
struct PlacesByDay: Sendable {
    struct Group: Sendable {
        /// The facilitator-day; see `SearchSpace.dayRow`.
        var row: Int32
        /// Entries of the group in `places`.
        var first: Int32
        var end: Int32
    }

    /// Groups by session, by row.
    let groups: Rows<Group>
    /// Indices into `SearchSpace.places.values`.
    let places: ContiguousArray<Int32>

    init(_ all: Rows<SearchSpace.Place>, dayCount: Int) {
        var places = ContiguousArray<Int32>()
        places.reserveCapacity(all.values.count)
        var groups = Rows<Group>()
        func row(_ index: Int32) -> Int32 {
            let place = all.values[Int(index)]
            return place.facilitator * Int32(dayCount) + place.day
        }
        for session in 0..<all.count {
            let sorted = all.range(session).map { Int32($0) }.sorted {
                (row($0), all.values[Int($0)].start) < (row($1), all.values[Int($1)].start)
            }
            var own: [Group] = []
            for index in sorted {
                let at = Int32(places.count)
                places.append(index)
                if own.last?.row == row(index) {
                    own[own.count - 1].end = at + 1
                } else {
                    own.append(Group(row: row(index), first: at, end: at + 1))
                }
            }
            groups.appendRow(own)
        }
        self.groups = groups
        self.places = places
    }

    /// The group of a session on a facilitator-day.
    @inline(__always)
    func group(_ session: Int, row: Int32) -> Group? {
        let range = groups.range(session)
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low &+ high) >> 1
            if groups.values[middle].row < row { low = middle &+ 1 } else { high = middle }
        }
        guard low < range.upperBound, groups.values[low].row == row else { return nil }
        return groups.values[low]
    }
}
