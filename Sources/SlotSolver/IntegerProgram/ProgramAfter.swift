/// Rule 6: a session is placed only if its predecessor is, minDays to maxDays local calendar days later.
extension ProgramBuilder {
    /// For days d1 … d2 of the session: Σ placed on them ≤ Σ of the predecessor on any day from which one of them is
    /// reachable. Rows for single days would suffice; those for ranges make the relaxation of one pair exact.
    mutating func followPredecessors() {
        for (order, session) in scope.free.enumerated() {
            let predecessor = Int(space.predecessor[session])
            guard predecessor >= 0, orderOf[predecessor] >= 0 else { continue }
            follow(order, Int(orderOf[predecessor]))
        }
    }

    private mutating func follow(_ order: Int, _ before: Int) {
        let session = scope.free[order]
        let days = byDay(order), earlier = byDay(before)
        let minDays = Int(space.minDays[session]), maxDays = Int(space.maxDays[session])
        /// The predecessor's days that some day of the range may follow, as a range of indices.
        func reached(_ range: ClosedRange<Int>) -> Range<Int> {
            let from = earlier.partitioningIndex { $0.day >= days[range.lowerBound].day - maxDays }
            let to = earlier.partitioningIndex { $0.day > days[range.upperBound].day - minDays }
            return from..<max(from, to)
        }
        for last in days.indices {
            for first in 0...last {
                let from = reached(first...last)
                if first > 0, reached(first - 1...last) == from { continue }
                if last + 1 < days.count, reached(first...last + 1) == from { continue }
                if first < last, days.count > Self.mostDaysForRanges, first > 0, last + 1 < days.count { continue }
                addFollowRow(
                    session, days[first...last].flatMap(\.items), earlier[from].flatMap(\.items), days[last].day)
            }
        }
    }

    /// Beyond this number of days, ranges inside the horizon are left out: their number is quadratic in the number of
    /// days.
    private static let mostDaysForRanges = 14

    private mutating func addFollowRow(_ session: Int, _ followers: [Int], _ leaders: [Int], _ day: Int) {
        let row = addRow(
            RowLabel(
                rule: .linking(.after), who: Int32(session), when: Int32(day), part: Int32(result.rowLabels.count)),
            upper: 0)
        for item in followers { add(row, item, 1) }
        for item in leaders { add(row, item, -1) }
    }

    /// The items of a free session by day, in ascending order of days.
    private func byDay(_ order: Int) -> [(day: Int, items: [Int])] {
        Dictionary(grouping: itemsOfSession[order], by: { Int(items[$0].place.day) })
            .sorted { $0.key < $1.key }.map { (day: $0.key, items: $0.value) }
    }
}

extension RandomAccessCollection {
    /// The first index whose element belongs to the second part of a collection that the predicate divides in two.
    func partitioningIndex(where belongsToSecond: (Element) -> Bool) -> Index {
        var low = startIndex
        var count = count
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if belongsToSecond(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }
}
