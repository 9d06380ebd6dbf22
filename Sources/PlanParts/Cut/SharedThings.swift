import PlanModel

/// Things that hold sessions together, as a hypergraph: each is shared by some sessions, and counts as much as it costs to share it
/// between parts.
struct SharedThings {
    /// Sessions that no division takes apart, as they are known outside.
    let atoms: [[Int]]
    /// The pins of all atoms: those of atom a are at `offsets[a] ..< offsets[a + 1]`.
    private(set) var offsets: [Int] = [0]
    private(set) var thing: [Int32] = []
    private(set) var pin: [Double] = []
    /// The sum of each thing's pins, and what it counts.
    private(set) var sum: [Double] = []
    private(set) var weight: [Double] = []

    /// Coaches are scarce, and so are limited places; that a staffing group is shared costs little.
    private enum Weight {
        static let coach = 1.0
        /// Of a coach who could lead a session, where somebody else does.
        static let otherCoach = 0.1
        static let limit = 1.0
        static let staffing = 0.25
    }

    /// - Parameter leaders: who leads each session by a draft, or would be the first to.
    init(_ ties: RequestTies, atoms: [[Int]], leaders: [Int32]) {
        self.atoms = atoms
        let locations = Array(ties.request.policy.locations.keys).sorted()
        let locationOfName = Dictionary(uniqueKeysWithValues: locations.enumerated().map { ($1, $0) })
        let (groupStart, locationStart) = (
            ties.request.facilitators.count, ties.request.facilitators.count + ties.groups.count
        )
        sum = Array(repeating: 0, count: locationStart + locations.count)
        weight = Array(repeating: Weight.coach, count: sum.count)
        for (group, name) in ties.groups.enumerated() {
            let isLimited = ties.request.policy.staffingGroups[name]?.maxAway != nil
            weight[groupStart + group] =
                isLimited ? Weight.limit : ties.isGroupShared[group] ? Weight.staffing : 0
        }
        for location in locations.indices { weight[locationStart + location] = Weight.limit }
        for atom in atoms {
            var pins: [Int: Double] = [:]
            for (session, leader) in atom.lazy.map({ (ties.request.sessions[$0], leaders[$0]) }) {
                for place in session.facilitators.compactMap({ ties.facilitatorOfId[$0] }) {
                    pins[Int(place), default: 0] += place == leader ? 1 : Weight.otherCoach
                }
                for attendee in session.attendees.compactMap({ ties.attendeeOfId[$0] }) {
                    pins[groupStart + Int(ties.groupOfAttendee[Int(attendee)]), default: 0] += 1
                }
                if let location = session.location.flatMap({ locationOfName[$0] }) {
                    pins[locationStart + location, default: 0] += 1
                }
            }
            for (thing, pin) in pins.sorted(by: { $0.key < $1.key }) where weight[thing] > 0 {
                self.thing.append(Int32(thing))
                self.pin.append(pin)
                sum[thing] += pin
            }
            offsets.append(thing.count)
        }
    }

    /// By how much an atom is drawn to pins that are elsewhere, by thing.
    func pull(_ atom: Int, _ there: (Int) -> Double) -> Double {
        (offsets[atom]..<offsets[atom + 1]).reduce(0) { pull, place in
            let thing = Int(thing[place])
            return pull + weight[thing] * pin[place] * there(thing) / sum[thing]
        }
    }
}
