/// The members of a JSON object, each key once, in the order in which the keys first came.
struct JSONMembers {
    private(set) var list: [(key: String, value: JSONNode)] = []
    /// Where each key stands in the list, once there are too many to look at one by one.
    private var places: [String: Int] = [:]

    private static let fewEnoughToSearch = 16

    /// Adds a member; a key that was there already keeps its place and gets a new value.
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
