/// Which of some numbered things hang together, while more and more ties between them come to be known (union-find).
struct DisjointSets {
    private var parent: [Int32]
    private var size: [Int32]

    init(count: Int) {
        parent = (0..<Int32(count)).map { $0 }
        size = Array(repeating: 1, count: count)
    }

    /// The one that stands for all that hang together with a thing.
    mutating func representative(of thing: Int) -> Int {
        var thing = thing
        while Int(parent[thing]) != thing {
            parent[thing] = parent[Int(parent[thing])]
            thing = Int(parent[thing])
        }
        return thing
    }

    /// Two things hang together, and all that hang together with either.
    mutating func unite(_ one: Int, _ other: Int) {
        var (one, other) = (representative(of: one), representative(of: other))
        guard one != other else { return }
        if size[one] < size[other] { swap(&one, &other) }
        parent[other] = Int32(one)
        size[one] += size[other]
    }

    /// The first things, as sets of those that hang together: in ascending order, sets by their first.
    mutating func sets(ofFirst count: Int) -> [[Int]] {
        var place: [Int: Int] = [:]
        var sets: [[Int]] = []
        for thing in 0..<count {
            let representative = representative(of: thing)
            if let known = place[representative] {
                sets[known].append(thing)
            } else {
                place[representative] = sets.count
                sets.append([thing])
            }
        }
        return sets
    }
}
