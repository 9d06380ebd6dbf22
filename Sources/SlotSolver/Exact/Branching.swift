/// How to divide the plans of a node in two: a session is placed inside a set of its candidates, or it is not.
struct Branching {
    /// Open columns of the session in the set; they are closed in the second part.
    var inside: [Int]
    /// Its other open columns; they are closed in the first part, where the session must be placed.
    var outside: [Int]
    var outColumn: Int
    var insideFirst: Bool

    /// The set whose chosen share is closest to a half: a facilitator's day of some session if one is fractional,
    /// otherwise a single candidate. Nil if everything is integer.
    static func choose(_ tree: TreeProgram, values: [Double], isOpen: [Bool]) -> Branching? {
        for grouping in [byFacilitatorDay, bySingle] {
            var best: (distance: Double, branching: Branching)?
            for session in tree.sessions {
                let open = session.columns.filter { isOpen[$0] }
                guard open.contains(where: { isFractional(values[$0]) }) else { continue }
                for group in grouping(tree, open) {
                    let share = group.reduce(0) { $0 + values[$1] }
                    let distance = abs(share - 0.5)
                    guard isFractional(share), distance < best?.distance ?? 1 else { continue }
                    let inside = Set(group)
                    best = (
                        distance,
                        Branching(
                            inside: group, outside: open.filter { !inside.contains($0) },
                            outColumn: session.outColumn, insideFirst: share > 0.5)
                    )
                }
            }
            if let best { return best.branching }
        }
        return nil
    }

    private static func isFractional(_ value: Double) -> Bool { value > 1e-6 && value < 1 - 1e-6 }

    /// The columns of a session by facilitator and day.
    private static func byFacilitatorDay(_ tree: TreeProgram, _ columns: [Int]) -> [[Int]] {
        Dictionary(grouping: columns) { column in
            let place = tree.integer.placeOfColumn[column]
            return [place.facilitator, place.day]
        }.sorted { $0.value[0] < $1.value[0] }.map(\.value)
    }

    private static func bySingle(_ tree: TreeProgram, _ columns: [Int]) -> [[Int]] { columns.map { [$0] } }
}
