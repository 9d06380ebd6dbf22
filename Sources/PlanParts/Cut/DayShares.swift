/// Gives whole days of something that parts share to one part each.
struct DayShares {
    /// By part: what a draft uses on each day, and how much of it a part could use besides.
    let usage: [[Double]]
    let wish: [Double]
    /// What each day has to give; 0 for a day off.
    let capacity: [Double]

    /// The part of each day. Each gets about as much as the draft gives it, first of all the days on which it is there already.
    var owners: [Int] {
        let days = capacity.indices
        let totals = days.map { day in usage.reduce(0) { $0 + $1[day] } }
        var remaining = usage.map { $0.reduce(0, +) }
        let all = zip(remaining, wish).map { $0 + 0.05 * $1 }
        var owners = Array(repeating: -1, count: days.count)
        for day in days.filter({ totals[$0] > 0 }).sorted(by: { (totals[$1], $0) < (totals[$0], $1) }) {
            let score = usage.indices.map { usage[$0][day] + min(totals[day], max(0, remaining[$0])) }
            let owner = usage.indices.max { (score[$0], remaining[$0], -$0) < (score[$1], remaining[$1], -$1) } ?? 0
            owners[day] = owner
            remaining[owner] -= totals[day]
        }
        // Days that the draft leaves free, in proportion (by the largest quotients).
        var given = Array(repeating: 0.0, count: usage.count)
        for day in days where owners[day] < 0 {
            let quotient = usage.indices.map { all[$0] / (given[$0] + max(1, capacity[day])) }
            let owner = usage.indices.max { (quotient[$0], -$0) < (quotient[$1], -$1) } ?? 0
            owners[day] = owner
            given[owner] += capacity[day]
        }
        return owners
    }

    /// Whole numbers in proportion to weights that add up to an amount (by the largest remainders).
    static func proportional(_ amount: Int, _ weights: [Double]) -> [Int] {
        let sum = weights.reduce(0, +)
        guard sum > 0, amount > 0 else { return weights.map { _ in 0 } }
        let exact = weights.map { Double(amount) * $0 / sum }
        var shares = exact.map { Int($0) }
        let left = weights.indices.sorted {
            (exact[$1] - Double(shares[$1]), $0) < (exact[$0] - Double(shares[$0]), $1)
        }
        for index in left.prefix(max(0, amount - shares.reduce(0, +))) { shares[index] += 1 }
        return shares
    }
}
