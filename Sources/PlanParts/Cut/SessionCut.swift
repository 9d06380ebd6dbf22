/// Divides sessions that hang together into parts of about equal size, so that little is shared between them.
///
/// Parts grow one after another around what is left beside the ones before; then sessions move to where most of what they share is,
/// as long as there is room.
struct SessionCut {
    private let things: SharedThings
    private let count: Int
    private let target: Double
    private let most: Int
    private var partOfAtom: [Int]
    private var sizes: [Int]
    /// Pins of each thing in each part, `there[thing * count + part]`.
    private var there: [Double]

    /// Atoms are added to a growing part by so many steps, and move in so many rounds at the most.
    private static let steps = 40
    private static let rounds = 12
    /// By how much a part may be larger than the mean of all.
    private static let slack = 1.05

    /// A coach's sessions are a part of a part at the most.
    private static let clustersOfPart = 4.0

    /// The part of each atom: first those of one coach together, then each by itself.
    ///
    /// - Parameters:
    ///   - leaders: who leads each session by a draft, or would be the first to.
    ///   - count: how many parts.
    static func parts(_ ties: RequestTies, atoms: [[Int]], leaders: [Int32], count: Int) -> [Int] {
        let clusters = clusters(atoms, leaders: leaders, count: count)
        var coarse = SessionCut(
            SharedThings(ties, atoms: clusters.map { $0.flatMap { atoms[$0] } }, leaders: leaders), count: count)
        coarse.grow()
        coarse.refine()
        var fine = SessionCut(SharedThings(ties, atoms: atoms, leaders: leaders), count: count)
        for (cluster, part) in zip(clusters, coarse.partOfAtom) { for atom in cluster { fine.put(atom, into: part) } }
        fine.refine()
        return fine.partOfAtom
    }

    /// Atoms that have most of their sessions with one coach, in pieces that are not too large, by the coach.
    private static func clusters(_ atoms: [[Int]], leaders: [Int32], count: Int) -> [[Int]] {
        let sessions = atoms.reduce(0) { $0 + $1.count }
        let most = max(1, Int(Double(sessions) / Double(count) / clustersOfPart))
        let coach = atoms.map { atom in
            Dictionary(grouping: atom) { leaders[$0] }.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
                ?? -1
        }
        var clusters: [[Int]] = []
        var open: [Int32: (place: Int, size: Int)] = [:]
        for (atom, own) in atoms.enumerated() {
            if let known = open[coach[atom]], known.size + own.count <= most {
                clusters[known.place].append(atom)
                open[coach[atom]] = (known.place, known.size + own.count)
            } else {
                open[coach[atom]] = (clusters.count, own.count)
                clusters.append([atom])
            }
        }
        return clusters
    }

    private init(_ things: SharedThings, count: Int) {
        self.things = things
        self.count = count
        let sessions = things.atoms.reduce(0) { $0 + $1.count }
        target = Double(sessions) / Double(count)
        most = Int((target * Self.slack).rounded(.up))
        partOfAtom = Array(repeating: -1, count: things.atoms.count)
        sizes = Array(repeating: 0, count: count)
        there = Array(repeating: 0, count: things.sum.count * count)
    }

    private mutating func put(_ atom: Int, into part: Int) {
        if partOfAtom[atom] >= 0 { add(-1, of: atom, to: partOfAtom[atom]) }
        partOfAtom[atom] = part
        add(1, of: atom, to: part)
    }

    private mutating func add(_ sign: Int, of atom: Int, to part: Int) {
        sizes[part] += sign * things.atoms[atom].count
        for place in things.offsets[atom]..<things.offsets[atom + 1] {
            there[Int(things.thing[place]) * count + part] += Double(sign) * things.pin[place]
        }
    }

    private mutating func grow() {
        var left = Array(things.atoms.indices)
        for part in 0..<(count - 1) {
            // What is left beside the parts before comes first, so that nothing stays behind in pieces.
            let seed = left.max { one, other in
                (pullOfAll(one), other) < (pullOfAll(other), one)
            }
            guard let seed else { return }
            put(seed, into: part)
            left.removeAll { $0 == seed }
            while Double(sizes[part]) < target, !left.isEmpty {
                let drawn = left.map { (atom: $0, pull: share(of: $0, in: part)) }.filter { $0.pull > 0 }
                    .sorted { ($1.pull, $0.atom) < ($0.pull, $1.atom) }
                var room = max(1, Int(target) / Self.steps)
                var taken: Set<Int> = []
                for (atom, _) in drawn.isEmpty ? left.prefix(1).map({ ($0, 0) }) : drawn {
                    guard room > 0, Double(sizes[part]) < target else { break }
                    put(atom, into: part)
                    taken.insert(atom)
                    room -= things.atoms[atom].count
                }
                left.removeAll { taken.contains($0) }
            }
        }
        for atom in left { put(atom, into: count - 1) }
    }

    private mutating func refine() {
        for _ in 0..<Self.rounds {
            var moves = 0
            for atom in things.atoms.indices {
                let from = partOfAtom[atom]
                add(-1, of: atom, to: from)
                var best = (part: from, pull: pull(of: atom, in: from))
                for part in 0..<count where part != from && sizes[part] + things.atoms[atom].count <= most {
                    let pull = pull(of: atom, in: part)
                    if pull > best.pull + 1e-9 { best = (part, pull) }
                }
                partOfAtom[atom] = best.part
                add(1, of: atom, to: best.part)
                if best.part != from { moves += 1 }
            }
            if moves == 0 { return }
        }
    }

    private func pull(of atom: Int, in part: Int) -> Double {
        things.pull(atom) { there[$0 * count + part] }
    }

    /// The share of what an atom shares that is in a part.
    private func share(of atom: Int, in part: Int) -> Double {
        let all = things.pull(atom) { things.sum[$0] }
        return all > 0 ? pull(of: atom, in: part) / all : 0
    }

    private func pullOfAll(_ atom: Int) -> Double {
        (0..<count).reduce(0) { $0 + pull(of: atom, in: $1) } / max(1e-9, things.pull(atom) { things.sum[$0] })
    }
}
