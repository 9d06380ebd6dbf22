/// Finds cuts that a fractional solution violates.
///
/// A sum of rows, halved and rounded down, is violated by (1 − slack − odd) ÷ 2 if its right-hand side is odd, where
/// slack is the total slack of the rows, and odd the sum of the variables that the sum counts an odd number of times.
/// Walks go from sum to sum (`ZeroHalfTabuSearch`), every other one starting from a cut in use.
struct ZeroHalfSeparation {
    enum Row: Hashable {
        case index(Int)
        case block(Int)
    }

    private let tight: NearBindingRows
    private var parameters: SearchParameters.Cuts { tight.parameters }
    private let cuts: ZeroHalfCuts
    /// By how much each sum that was found is violated, by its rows.
    private var found: [[Int32]: Double] = [:]

    /// - Parameter cuts: the cuts in use.
    init(_ tight: NearBindingRows, beside cuts: ZeroHalfCuts) {
        self.tight = tight
        self.cuts = cuts
    }

    /// Examines the sums encountered on a number of walks.
    mutating func walk(_ count: Int, _ random: inout SearchRandom) {
        let known = rowsOfCuts()
        guard !tight.rows.isEmpty else { return }
        var walk = ZeroHalfTabuSearch(tight)
        for number in 0..<count {
            let isFromCut = number & 1 == 1 && !known.isEmpty
            let start = isFromCut ? known[random.below(known.count)] : [Int32(random.below(tight.rows.count))]
            let noisy = isFromCut ? 1 + random.below(parameters.perturbations) : 0
            walk.walk(from: start, noisy: noisy, mostRows: parameters.rows, &random) {
                note($1.sorted(), penalty: $0)
            }
        }
    }

    private mutating func note(_ rows: [Int32], penalty: Double) {
        let violation = (1 - penalty) / 2
        if violation > parameters.leastViolation { found[rows] = violation }
    }

    /// The cuts in use, as far as the solution nearly fills their rows.
    private func rowsOfCuts() -> [[Int32]] {
        var place: [Row: Int32] = [:]
        for (number, tight) in tight.rows.enumerated() { place[tight.row] = Int32(number) }
        return cuts.cuts.map { cut in
            cut.indices.compactMap { place[.index(Int($0))] } + cut.blocks.compactMap { place[.block(Int($0))] }
        }.filter { !$0.isEmpty }
    }

    /// Violated cuts; those with the largest violation for their length come first.
    func best(_ most: Int) -> [ZeroHalfCut] {
        let known = Set(cuts.cuts)
        let ranked = found.map { (weight: $1 / Double($0.count).squareRoot(), rows: $0) }.sorted {
            $0.weight != $1.weight ? $0.weight > $1.weight : $0.rows.lexicographicallyPrecedes($1.rows)
        }
        let cuts = ranked.lazy.map { ZeroHalfCut($0.rows.map { tight.rows[Int($0)] }) }.filter { !known.contains($0) }
        return Array(cuts.prefix(most))
    }
}
