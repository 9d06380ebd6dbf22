/// The members of a JSON object, without repeated keys, in the order in which the keys first occurred.
struct JSONMembers {
    private(set) var list: [(key: String, value: JSONNode)] = []
    /// The position of each key in the list, once there are too many to compare one by one.
    private var places: [String: Int] = [:]

    private static let fewEnoughToSearch = 16

    /// Adds a member; a key that is already present keeps its position and gets a new value.
    mutating func set(_ key: String, to value: JSONNode) {
        if let place = place(of: key) {
            list[place].value = value
            return
        }
        list.append((key, value))
        if list.count > Self.fewEnoughToSearch { notePlaces() }
    }

    mutating func sort() {
        list.sort { $0.key < $1.key }
        places = [:]
        notePlaces()
    }

    private func place(of key: String) -> Int? {
        list.count > Self.fewEnoughToSearch ? places[key] : list.firstIndex { $0.key == key }
    }

    private mutating func notePlaces() {
        guard list.count > Self.fewEnoughToSearch else { return }
        for place in places.count..<list.count { places[list[place].key] = place }
    }
}
